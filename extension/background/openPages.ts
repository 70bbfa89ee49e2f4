/** Pages that were open before the extension was there, or before it was updated, get its scripts without being reloaded. */
import { browser } from "wxt/browser";
import { STARTED } from "../messages.ts";

export function startInOpenPages(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install" || reason === "update") void bringGate();
  });
}

async function bringGate(): Promise<void> {
  const tabs = await browser.tabs.query({ url: ["http://*/*", "https://*/*"], discarded: false });
  // Some pages let no extension in.
  for (const { id } of tabs) if (id !== undefined) void bringInto(id).catch(() => undefined);
}

/** Where a copy of this version is at work already, it stays, and a second one does nothing. */
async function bringInto(tabId: number): Promise<void> {
  const target = { tabId, allFrames: true };
  const tellCopies = (started: string) => void document.dispatchEvent(new Event(started));
  await browser.scripting.executeScript({ target, func: tellCopies, args: [STARTED] });
  await browser.scripting.executeScript({ target, files: ["/gate.js"] });
}
