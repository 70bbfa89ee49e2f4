/** A page as a feed or a sitemap names it, before it is fetched. */

export const LISTED_BY = ["feed", "sitemap"] as const;

/** What a list says of a page: it counts where the page itself says nothing. */
export type Listed = {
  by: (typeof LISTED_BY)[number];
  title: string | null;
  /** ISO day. */
  published: string | null;
};

export type ListedPage = Listed & {
  /** Absolute, http or https. */
  address: string;
  /** ISO day the page was changed last, as the list says; where it says nothing of that, the day it was published. */
  changed: string | null;
};

/** Which pages of a list are wanted. ISO days, both included. */
export type Choice = { since: string | null; until: string | null; match: RegExp | null };

export const EVERY_PAGE: Choice = { since: null, until: null, match: null };

/** A page of which the list gives no day is wanted: nothing is left out on a guess. */
export function isWanted(
  { address, published, changed }: ListedPage,
  { since, until, match }: Choice,
): boolean {
  const day = published ?? changed;
  if (day !== null && ((since !== null && day < since) || (until !== null && day > until))) return false;
  return match === null || match.test(address);
}

/** Sitemaps within sitemaps that are followed. */
export const DEEPEST_INDEX = 3;

/** Could a sitemap that an index names list wanted pages? @param changed ISO day; null where the index says nothing */
export function mayListWanted({ changed }: { changed: string | null }, { since }: Choice): boolean {
  return since === null || changed === null || changed >= since;
}

/** @returns null for what is no web address. @param base the list's own address, for those of which a part is left out */
export function listedAddress(written: string | undefined, base: string | null): string | null {
  const address = written?.trim();
  if (!address || !URL.canParse(address, base ?? undefined)) return null;
  const url = new URL(address, base ?? undefined);
  if (!/^https?:$/.test(url.protocol)) return null;
  url.hash = "";
  return url.href;
}
