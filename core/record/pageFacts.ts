/** What a page says of itself, however it was parsed: its address, title, language, publisher and date. */
import { DATED_SELECTOR, dateSources, type ElementReader } from "../html/date/dateSources.ts";
import { foundDate } from "../html/date/publishedDate.ts";
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
  const firsts = readFirsts(elements, reader);
  const address = pageAddress(location, [firsts.canonical, firsts.ogUrl]) ?? foundAt;
  const dates = dateSources(elements, reader, { lang: firsts.lang, address });
  const published = foundDate(dates);
  return {
    address,
    foundAt,
    title: firsts.title?.replace(/\s+/g, " ").trim() || null,
    lang: firsts.lang || null,
    locale: firsts.ogLocale ?? undefined,
    publisherCountry: publisherCountry(dates.jsonLd) ?? undefined,
    published: published?.date ?? null,
    publishedFrom: published?.from ?? null,
  };
}

/** Of several elements that say the same, the first is right. */
function readFirsts<E>(elements: readonly E[], { tag, attribute, text }: ElementReader<E>) {
  const all = elements.map((element) => ({ element, name: tag(element) }));
  const first = (wanted: string, is = (_element: E) => true) =>
    all.find(({ element, name }) => name === wanted && is(element))?.element;
  const said = (element: E | undefined, name: string) =>
    element === undefined ? null : attribute(element, name);
  const meta = (property: string) =>
    said(
      first("meta", (element) => attribute(element, "property") === property),
      "content",
    );
  const title = first("title");
  const isCanonical = (element: E) => attribute(element, "rel")?.toLowerCase() === "canonical";
  return {
    lang: said(first("html"), "lang"),
    title: title === undefined ? null : text(title, Number.POSITIVE_INFINITY),
    canonical: said(first("link", isCanonical), "href"),
    ogUrl: meta("og:url"),
    ogLocale: meta("og:locale"),
  };
}
