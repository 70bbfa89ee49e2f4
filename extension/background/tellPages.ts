/** Tells open pages when the reader changes a setting, so that nothing needs a reload. */
import { browser } from "wxt/browser";
import type { ToContent } from "../messages.ts";
import { siteOf } from "../pageAddress.ts";
import { settingsFor } from "./settingsFor.ts";
import { showCount } from "./toolbarCount.ts";

/** Also after grades have changed: pages ask for them anew. */
export async function tellPages(): Promise<void> {
  for (const { id, url } of await browser.tabs.query({})) {
    if (id === undefined) continue;
    const settings = await settingsFor(siteOf(url) ?? "");
    const message: ToContent = { type: "settings", settings };
    // A page that names nobody does not listen: its sign on the toolbar is set from here.
    await browser.tabs.sendMessage(id, message).catch(() => showCount(id, 0, !settings.on).catch(() => {}));
  }
}
