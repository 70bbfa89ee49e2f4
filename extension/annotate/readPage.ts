/** What the live page says of itself. */
import type { PageContext } from "../../core/find/evidence.ts";
import { documentDates } from "../../core/html/date/documentDate.ts";
import { publishedDate } from "../../core/html/date/publishedDate.ts";
import { publisherCountry } from "../../core/html/pageCountry.ts";
import { onFirstNeed } from "./onFirstNeed.ts";

/** The whole page is looked through for its date and its publisher: only once something depends on them. */
export function readPage(): PageContext {
  const dates = onFirstNeed(() => documentDates(document, location.href));
  const published = onFirstNeed(() => publishedDate(dates()) ?? undefined);
  return {
    url: location.href,
    lang: document.documentElement.lang || undefined,
    locale: document.querySelector('meta[property="og:locale"]')?.getAttribute("content") ?? undefined,
    get publisherCountry() {
      return publisherCountry(dates().jsonLd) ?? undefined;
    },
    get published() {
      return published();
    },
  };
}
