import { asOf } from "virtual:council-ratings/as-of";
import { browser } from "wxt/browser";
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { readLivePage } from "../log/readLivePage.ts";
import type { Send } from "../messages.ts";

const send: Send = (message) => browser.runtime.sendMessage(message);

/** Brought into a page that was scanned while the log is on: tells the background what is in it. */
export default defineUnlistedScript(async () => {
  const wanted = await send({ type: "log-start", builtIn: asOf });
  if (!wanted) return;
  const page = await readLivePage(wanted, (places) => send({ type: "country-signs", places }));
  await send({ type: "log-page", page });
});
