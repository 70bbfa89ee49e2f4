/** Where a date was found, the most trustworthy first. */
export const DATE_FROM = ["json-ld", "meta", "microdata", "time", "address", "byline"] as const;
export type DateFrom = (typeof DATE_FROM)[number];
