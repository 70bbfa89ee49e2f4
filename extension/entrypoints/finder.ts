import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { createPageFinder } from "../finder/createPageFinder.ts";

/** Brought into a page that could name a council; shares its world with the content script. */
export default defineUnlistedScript(() => {
  globalThis.councilRatingsFinder = createPageFinder;
});
