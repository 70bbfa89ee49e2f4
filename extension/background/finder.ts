/** The finder at work: brought when a page could name a council, with the newest names. */
import { asOf } from "virtual:council-ratings/as-of";
import { browser } from "wxt/browser";
import { countrySigns } from "../store/countrySigns.ts";
import { loadOnce } from "../store/loadOnce.ts";
import { UPDATE_STATUS } from "../store/updateStatus.ts";
import type { createTextFinder } from "./finder/findInText.ts";
import { laterScript } from "./laterScript.ts";
import { newerLexicon } from "./registerNow.ts";

declare global {
  /** Set by finder.js. */
  var councilRatingsFinder: typeof createTextFinder | undefined;
}

const loadScript = laterScript("/finder.js", () => globalThis.councilRatingsFinder);

const finder = loadOnce(async () => {
  const [create, newer] = await Promise.all([loadScript(), newerLexicon(asOf)]);
  return create(newer, countrySigns);
});
browser.storage.onChanged.addListener((changes) => {
  if (UPDATE_STATUS in changes) finder.forget();
});

export const loadFinder = finder.get;
