/** The tab a popup or side panel speaks of, and what is said of its page. */
import { browser } from "wxt/browser";
import type { ContentReply, Send, TabNames, ToContent } from "../messages.ts";
import { looksLikePdf, mayBeRead } from "../pageAddress.ts";

export type TabAtHand = { id: number; url: string | undefined; isPrivate: boolean };

export type TabState =
  | { kind: "loading" }
  | { kind: "read"; names: TabNames }
  | { kind: "reading" | "off" | "pdf" }
  /** The browser's own pages, its store and files: extensions may not read them. */
  | { kind: "restricted" }
  /** Open since before the extension was installed or updated. */
  | { kind: "unread" };

/** A page that could name nobody tells nothing when it is read: it is asked so often (ms). */
const AGAIN = 500;

const send: Send = (message) => browser.runtime.sendMessage(message);

/** The front tab of this window; one named in the address where the page is opened in a tab of its own. */
export async function tabAtHand(): Promise<TabAtHand | null> {
  const named = new URLSearchParams(location.search).get("tab");
  const tab = named
    ? await browser.tabs.get(Number(named))
    : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  return tab?.id === undefined ? null : { id: tab.id, url: tab.url, isPrivate: tab.incognito };
}

export async function tabState(tab: TabAtHand): Promise<TabState> {
  if (!mayBeRead(tab.url)) return { kind: "restricted" };
  const names = await send({ type: "tab-names", tabId: tab.id });
  if (names?.state === "read") return { kind: "read", names };
  if (names?.state) return { kind: names.state };
  return { kind: looksLikePdf(tab.url) ? "pdf" : "unread" };
}

export function tellPage<M extends ToContent>(
  tab: TabAtHand,
  frameId: number,
  message: M,
): Promise<ContentReply<M>> {
  return browser.tabs.sendMessage(tab.id, message, { frameId });
}

/** Called when the tab's page is read, changes or gives way to another. */
export function watchTab(tab: TabAtHand, onChange: () => void): void {
  browser.tabs.onUpdated.addListener((id, { status }) => {
    if (id === tab.id && status === "complete") onChange();
  });
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === "session" && `tab-${tab.id}` in changes) onChange();
  });
}

/** Asks again while the page is being read. */
export function askAgain(state: TabState, refresh: () => void): void {
  if (state.kind === "reading") setTimeout(refresh, AGAIN);
}

/** Called when another tab of this window comes to the front, or goes to another address. */
export function watchFrontTab(onChange: () => void): void {
  browser.tabs.onActivated.addListener(onChange);
  browser.tabs.onUpdated.addListener((_id, change) => {
    if (change.url !== undefined || change.status === "complete") onChange();
  });
}

/** To be called from a click: browsers open the panel for nothing less. */
export function openSidePanel(tab: TabAtHand): Promise<void> {
  if ("sidePanel" in browser && browser.sidePanel) return browser.sidePanel.open({ tabId: tab.id });
  const { sidebarAction } = browser as unknown as { sidebarAction: { open(): Promise<void> } };
  return sidebarAction.open();
}
