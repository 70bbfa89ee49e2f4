/** What a page says of itself, however it was parsed: its address, title, language, publisher and date. */
import { DATED_SELECTOR, dateSources, type ElementReader } from "../html/date/dateSources.ts";
import { foundDate } from "../html/date/publishedDate.ts";
import { firstSaid } from "../html/firstSaid.ts";
import { publisherCountry } from "../html/pageCountry.ts";
import type { PageText } from "./findOnPage.ts";
import { pageAddress } from "./pageAddress.ts";

export type PageFacts = Omit<PageText, "text" | "textFrom">;

/** For `querySelectorAll`: no element that is read is missed by it. */
export const FACTS_SELECTOR = `html, title, link, ${DATED_SELECTOR}`;

/**
 * @param elements of the page, in its order
 * @param at `location`: where the page was read, if on the web
 */
export function pageFacts<E>(
  elements: readonly E[],
  reader: ElementReader<E>,
  { location, foundAt }: { location: string | null; foundAt: string },
): PageFacts {
  const said = firstSaid(elements, reader);
  const address = pageAddress(location, [said.canonical, said.ogUrl]) ?? foundAt;
  const dates = dateSources(elements, reader, { lang: said.lang, address });
  const published = foundDate(dates);
  return {
    address,
    foundAt,
    title: said.title?.replace(/\s+/g, " ").trim() || null,
    lang: said.lang || null,
    locale: said.ogLocale ?? undefined,
    publisherCountry: publisherCountry(dates.jsonLd) ?? undefined,
    published: published?.date ?? null,
    publishedFrom: published?.from ?? null,
  };
}
