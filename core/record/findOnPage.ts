/** A page's text -> the mentions in it, with their sentences. */
import type { Finder } from "../find/find.ts";
import { sentenceOf } from "../find/sentence.ts";
import { pageAddress, siteOfAddress } from "./pageAddress.ts";
import type { FoundPage } from "./pageRecord.ts";

export type PageText = Omit<FoundPage, "mentions" | "site" | "characters"> & {
  text: string;
  /** `og:locale`, and the country of the publisher's address, where the page has them. */
  locale?: string | undefined;
  publisherCountry?: string | undefined;
};

const LONGEST_TITLE = 2000;

/** A text that says nothing of itself. */
export function plainText(
  text: string,
  { foundAt, location }: { foundAt: string; location: string | null },
): PageText {
  const address = pageAddress(location, []) ?? foundAt;
  const unknown = { title: null, lang: null, published: null, publishedFrom: null };
  return { address, foundAt, ...unknown, textFrom: "whole", text };
}

/** No story names so many; what does is a list, of which each row would be kept with its sentence and grades. */
const MOST_MENTIONS = 20_000;

/** @throws Error for a page that names councils more often than anybody reads */
export function findOnPage({ text, locale, publisherCountry, ...page }: PageText, find: Finder): FoundPage {
  const context = {
    url: page.address,
    lang: page.lang ?? undefined,
    locale,
    publisherCountry,
    published: page.published ?? undefined,
    text: page.title ?? undefined,
  };
  const found = find(text, context, { most: MOST_MENTIONS });
  return {
    ...page,
    title: page.title?.slice(0, LONGEST_TITLE) ?? null,
    site: siteOfAddress(page.address),
    characters: text.length,
    mentions: found.map((mention) => ({
      start: mention.start,
      end: mention.end,
      surface: mention.surface.replace(/\s+/g, " "),
      class: mention.class,
      councils: mention.councils,
      confidence: mention.confidence,
      ...sentenceOf(text, mention.start, mention.end),
    })),
  };
}
