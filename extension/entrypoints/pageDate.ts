import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { publishedOn } from "../annotate/pageDate.ts";

/** Brought into a page where something depends on its date; shares its world with the marks. */
export default defineUnlistedScript(() => {
  globalThis.councilRatingsPageDate = publishedOn;
});
