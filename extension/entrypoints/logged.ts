import { browser } from "wxt/browser";
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import type { Send } from "../messages.ts";

/** Registered while the scan log is on: pages that name nobody are to be told of, too. */
export default defineUnlistedScript(() => {
  const send: Send = (message) => browser.runtime.sendMessage(message);
  globalThis.councilRatingsLogged = (shownAt) =>
    // Where the extension was updated meanwhile, its new copy tells it.
    void send({ type: "frame-report", report: { state: "read", shownAt, named: [] } }).catch(() => undefined);
});
