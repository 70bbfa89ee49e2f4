/** Where newer data comes from: decided when the extension is built. */

declare const __COUNCIL_RATINGS_DATA_URL__: string | null;
declare const __COUNCIL_RATINGS_DATA_KEY__: string | null;

/** Null in a build whose data comes with updates of the extension alone. */
export const DATA_URL = __COUNCIL_RATINGS_DATA_URL__;

/** Base64 of the Ed25519 key that releases are signed with; null takes unsigned ones. */
export const DATA_KEY = __COUNCIL_RATINGS_DATA_KEY__;
