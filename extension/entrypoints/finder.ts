import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { createPageFinder } from "../background/finder/findOnPage.ts";

/** Brought into the background when a page could name a council. */
export default defineUnlistedScript(() => {
  globalThis.councilRatingsFinder = createPageFinder;
});
