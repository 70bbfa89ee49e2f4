/** When the live page says it was published. In a script of its own: it is long, and few pages are asked. */
import { documentDates } from "../../core/html/date/documentDate.ts";
import { publishedDate } from "../../core/html/date/publishedDate.ts";

declare global {
  /** Set by the date's script in the world it shares with the marks. */
  var councilRatingsPageDate: PageDate | undefined;
}

/** @returns ISO date; null where the page gives none */
export type PageDate = () => string | null;

export const publishedOn: PageDate = () => publishedDate(documentDates(document, location.href));
