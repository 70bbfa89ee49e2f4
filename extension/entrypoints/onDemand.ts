import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { onDemand } from "../background/onDemand/onDemand.ts";

/** Brought into the background when it is called for the first time. */
export default defineUnlistedScript(() => {
  globalThis.councilRatingsOnDemand = onDemand;
});
