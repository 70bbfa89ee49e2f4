/** Pages that were open before the extension was there, or before it was updated, get its scripts without being reloaded. */
import { browser } from "wxt/browser";

export function startInOpenPages(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install" || reason === "update") void bringGate();
  });
}

/** Where a copy of this version is at work already, a second one does nothing. */
async function bringGate(): Promise<void> {
  const tabs = await browser.tabs.query({ url: ["http://*/*", "https://*/*"], discarded: false });
  for (const { id } of tabs) {
    if (id === undefined) continue;
    const target = { tabId: id, allFrames: true };
    // Some pages let no extension in.
    void browser.scripting.executeScript({ target, files: ["/gate.js"] }).catch(() => undefined);
  }
}
