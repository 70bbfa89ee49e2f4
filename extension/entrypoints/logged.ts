import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";

/** Registered while the scan log is on: pages that name nobody are to be told of, too. */
export default defineUnlistedScript(() => {
  globalThis.councilRatingsLogged = true;
});
