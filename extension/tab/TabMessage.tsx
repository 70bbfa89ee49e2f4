/** Why there is nothing to list, and what to do about it. */
import { browser } from "wxt/browser";
import type { TabAtHand, TabState } from "./tabAtHand.ts";

type Props = {
  state: Exclude<TabState, { kind: "read" }> | { kind: "none" };
  tab: TabAtHand | null;
};

const WORDS: Record<Props["state"]["kind"], string> = {
  loading: "Looking…",
  reading: "Reading the page…",
  none: "No council in England is named here.",
  off: "Council Ratings is off on this site.",
  pdf: "Browsers show PDFs in a viewer of their own, which extensions cannot mark. Copy the text and paste it in the side panel to find its councils.",
  restricted: "This is one of the browser's own pages, or its store: extensions may not read it.",
  unread: "This page was open before Council Ratings was installed or updated, or it holds no text.",
};

export function TabMessage({ state, tab }: Props) {
  return (
    <div class="message" role="status" aria-busy={state.kind === "loading" || state.kind === "reading"}>
      <p>{WORDS[state.kind]}</p>
      {state.kind === "unread" && tab && (
        <button type="button" onClick={() => void browser.tabs.reload(tab.id)}>
          Reload the page
        </button>
      )}
    </div>
  );
}
