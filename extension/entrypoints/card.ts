import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { createCard } from "../card/createCard.tsx";

/** Brought into a page when a reader first asks for a card; shares its world with the content script. */
export default defineUnlistedScript(() => {
  globalThis.councilRatingsCard = createCard;
});
