import { render } from "preact";
import { browser } from "wxt/browser";
import type { TabNames, ToBackground, ToContent } from "../../messages.ts";
import { Popup, type PopupState } from "../../ui/Popup.tsx";
import "../../ui/popup.css";

const root = document.getElementById("popup");

function show(state: PopupState): void {
  if (root) render(<Popup state={state} onShow={showMention} />, root);
}

/** The tab the popup belongs to; tests open it as a page and name the tab. */
async function tabId(): Promise<number | undefined> {
  const named = new URLSearchParams(location.search).get("tab");
  if (named) return Number(named);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
}

async function showMention(id: string, frameId: number): Promise<void> {
  const tab = await tabId();
  const message: ToContent = { type: "show", id };
  if (tab === undefined) return;
  await browser.tabs.sendMessage(tab, message, { frameId });
  window.close();
}

async function load(): Promise<void> {
  const tab = await tabId();
  if (tab === undefined) return show({ kind: "unavailable" });
  const message: ToBackground = { type: "tab-names", tabId: tab };
  const names: TabNames = await browser.runtime.sendMessage(message);
  if (!names.scanned) return show({ kind: "unavailable" });
  show(names.named.length > 0 ? { kind: "named", names: names.named } : { kind: "none" });
}

show({ kind: "loading" });
load().catch(() => show({ kind: "unavailable" }));
