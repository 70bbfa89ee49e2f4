import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { rest } from "../background/rest/rest.ts";

/** Brought into the background when it is called for the first time. */
export default defineUnlistedScript(() => {
  globalThis.councilRatingsRest = rest;
});
