import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { startPage } from "../annotate/page.ts";

/** Brought into a page that could name a council; shares its world with the gate. */
export default defineUnlistedScript(() => {
  globalThis.councilRatingsMarks = startPage;
});
