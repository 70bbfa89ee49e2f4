import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { startAsked } from "../annotate/asked.ts";

/** Brought into a page with marks.js, in front of it; shares its world with it. */
export default defineUnlistedScript(() => {
  globalThis.councilRatingsAsked = startAsked;
});
