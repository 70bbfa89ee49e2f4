import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { createTextFinder } from "../background/finder/findInText.ts";

/** Brought into the background when a page could name a council. */
export default defineUnlistedScript(() => {
  globalThis.councilRatingsFinder = createTextFinder;
});
