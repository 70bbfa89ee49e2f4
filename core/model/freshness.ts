/** How old the data is, and what is to be said of it, the same on every surface. */

/** While data is no older, nothing is said: Ofsted publishes some 40 of these reports a year. */
export const FRESH_DAYS = 45;

/**
 * @param asOf ISO date up to which the data is complete
 * @param now milliseconds since 1970
 * @returns days since, with their fraction; negative where the clock is behind the data
 */
export function ageOf(asOf: string, now = Date.now()): number {
  return (now - Date.parse(asOf)) / 864e5;
}

/** What to say of data of that day once it is no longer fresh; null while it is, and where the clock is behind it. */
export function oldWords(asOf: string, now?: number): string | null {
  const age = Math.floor(ageOf(asOf, now));
  return age > FRESH_DAYS ? checkedWords(`${age} days ago`) : null;
}

/** The same where there is little room. */
export const OLD_IN_SHORT = "may be out of date";

/** @param when "95 days ago", or a date in words for what may be read at any later time */
export function checkedWords(when: string): string {
  return `Checked ${when}; Ofsted may have published since`;
}
