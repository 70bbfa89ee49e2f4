/** Moments as machines write them: a day, a time and how far from Greenwich. */

/** Milliseconds. */
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** `instant` in milliseconds since 1970, `offset` in milliseconds ahead of Greenwich, `day` an ISO date as written. */
export type Moment = { instant: number; offset: number; day: string };

const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(?:Z|([+-])(\d{2}):?(\d{2}))$/;

/** "Tue, 11 Feb 2020 08:00:00 +0000" (RFC 5322, section 3.3) */
const MAIL =
  /^(?:[a-z]{3},\s*)?(\d{1,2} [a-z]{3} \d{4}) (\d{2}:\d{2}(?::\d{2})?) (?:GMT|UTC|UT|Z|([+-])(\d{2})(\d{2}))$/i;

/** @returns null for what is no moment, or has no offset: "2020-02-11T08:00:00Z" and "2020-02-11 09:00+0100" are ones */
export function momentIn(written: string): Moment | null {
  const text = written.trim();
  const iso = MOMENT.exec(text);
  const [, date = "", time, sign, hours = "0", minutes = "0"] = iso ?? MAIL.exec(text) ?? [];
  const local = Date.parse(iso ? `${date}T${time}Z` : `${date} ${time} GMT`);
  if (Number.isNaN(local)) return null;
  const day = new Date(local).toISOString().slice(0, 10);
  // What is no day of the calendar, engines may take for one of the next month.
  const dayOfMonth = iso ? date.slice(-2) : date.slice(0, 2).trim().padStart(2, "0");
  if (!day.endsWith(dayOfMonth)) return null;
  const offset = (Number(hours) * HOUR + (Number(minutes) * HOUR) / 60) * (sign === "-" ? -1 : 1);
  return { instant: local - offset, offset, day };
}

/** Of a page whose moments are days in London. */
export function isBritish(lang: string): boolean {
  return /^en-gb$/i.test(lang);
}

/**
 * The day it was in London. By the rule of since 1996, an hour ahead from the last Sunday of March to that of October at one
 * o'clock in Greenwich: the browser's own calendars take a page fifteen milliseconds to wake.
 */
export function londonDay(instant: number): string {
  const year = new Date(instant).getUTCFullYear();
  const isSummer = instant >= lastSunday(year, 2) + HOUR && instant < lastSunday(year, 9) + HOUR;
  return new Date(isSummer ? instant + HOUR : instant).toISOString().slice(0, 10);
}

/** @param month of 31 days, from 0 */
function lastSunday(year: number, month: number): number {
  const last = Date.UTC(year, month, 31);
  return last - new Date(last).getUTCDay() * DAY;
}
