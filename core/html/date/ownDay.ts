/** Which day a moment was for the readers of a page. */
import type { DatedElement, DateSources } from "./dateSources.ts";
import { DAY, HOUR, isBritish, type Moment, momentIn } from "./moment.ts";
import { readDay } from "./readDay.ts";
import { bylines, dateInAddress, timesIn } from "./shownDates.ts";

/**
 * A moment in Greenwich is often the day before or after where the page is from: the words shown for that very moment know,
 * the offset of the page's other moments, or the day that its address or its text shows.
 *
 * @param date the ISO day that `written` was read as (`readDay`)
 * @returns an ISO day: `date`, wherever the page knows no better
 */
export function ownDay(date: string, written: string, sources: DateSources): string {
  const { elements, lang, address } = sources;
  const moment = momentIn(written);
  if (moment?.offset !== 0) return date;
  const { instant } = moment;
  const same = elements.filter(({ value }) => momentIn(value)?.instant === instant);
  const inWords = same.map(({ text }) => readDay(text, lang)).find((day) => isSomewhere(day, instant));
  if (inWords) return inWords;
  if (isBritish(lang)) return date;
  const offset = offsetNear(instant, elements);
  if (offset !== null) return new Date(instant + offset).toISOString().slice(0, 10);
  const shown = [...dateInAddress(address), ...timesIn(elements), ...bylines(elements)];
  const days = shown.map((text) => readDay(text, lang));
  return days.find((day) => isSomewhere(day, instant)) ?? date;
}

/** Was it that day anywhere that people live, from Hawaii to Tonga? */
function isSomewhere(day: string | null, instant: number): boolean {
  if (day === null) return false;
  const start = Date.parse(day);
  return instant + 13 * HOUR >= start && instant - 10 * HOUR < start + DAY;
}

/** Milliseconds that the page's clock is ahead of Greenwich, by the moment nearest in time that is written with an offset. */
function offsetNear(instant: number, elements: readonly DatedElement[]): number | null {
  const apart = (moment: Moment) => Math.abs(moment.instant - instant);
  const local = elements
    .map(({ value }) => momentIn(value))
    .filter((moment): moment is Moment => moment !== null && moment.offset !== 0);
  return local.sort((a, b) => apart(a) - apart(b))[0]?.offset ?? null;
}
