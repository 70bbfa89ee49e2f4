/** What the live page says of itself. */
import type { PageContext } from "../../core/find/evidence.ts";
import { documentDates } from "../../core/html/date/documentDate.ts";
import { publishedDate } from "../../core/html/date/publishedDate.ts";
import { publisherCountry } from "../../core/html/pageCountry.ts";

export function readPage(): PageContext {
  const dates = documentDates(document, location.href);
  return {
    url: location.href,
    lang: document.documentElement.lang || undefined,
    locale: document.querySelector('meta[property="og:locale"]')?.getAttribute("content") ?? undefined,
    publisherCountry: publisherCountry(dates.jsonLd) ?? undefined,
    published: publishedDate(dates) ?? undefined,
  };
}
