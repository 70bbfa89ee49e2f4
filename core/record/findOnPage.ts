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

export function findOnPage({ text, locale, publisherCountry, ...page }: PageText, find: Finder): FoundPage {
  const context = {
    url: page.address,
    lang: page.lang ?? undefined,
    locale,
    publisherCountry,
    published: page.published ?? undefined,
    text: page.title ?? undefined,
  };
  return {
    ...page,
    title: page.title?.slice(0, LONGEST_TITLE) ?? null,
    site: siteOfAddress(page.address),
    characters: text.length,
    mentions: find(text, context).map((mention) => ({
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
