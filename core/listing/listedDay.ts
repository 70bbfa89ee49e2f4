/** A date as feeds and sitemaps write it -> an ISO day. */
import { readDay } from "../html/date/readDay.ts";

/** "Tue, 03 Feb 2024 23:30:00 GMT", "... +0000" */
const IN_GREENWICH = /\d\s(?:GMT|UTC?|Z|[+-]0000)$/;
/** "3 Feb 24" (RFC 822) */
const SHORT_YEAR = /^((?:[a-z]{3},\s*)?\d{1,2}\s+[a-z]{3})\s+(\d{2})\s/i;
const DAY = 24 * 60 * 60 * 1000;

/**
 * @param lang of the feed: a moment is a day in London on British sites, in its own offset elsewhere
 * @returns null where there is no whole date, or one that is still to come
 */
export function listedDay(written: string | undefined, lang = "", today = new Date()): string | null {
  if (!written) return null;
  const text = written.trim().replace(SHORT_YEAR, "$1 20$2 ");
  const instant = IN_GREENWICH.test(text) ? Date.parse(text) : Number.NaN;
  const day = readDay(Number.isNaN(instant) ? text : new Date(instant).toISOString(), lang);
  const latest = new Date(today.getTime() + DAY).toISOString().slice(0, 10);
  return day !== null && day <= latest ? day : null;
}
