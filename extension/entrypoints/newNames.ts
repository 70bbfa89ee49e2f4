import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";

/** Registered while newer data has names that were not built in: the gate then cannot tell by names. */
export default defineUnlistedScript(() => {
  globalThis.councilRatingsNewNames = true;
});
