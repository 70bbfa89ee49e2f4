/** Whom a trust served on a day. */

/** First and last day as exact as they are known: a year, a month or a day. */
type Term = { from?: string | null; to?: string | null };

/**
 * @param day ISO date; undefined for today
 * @returns those served on that day; where that is nobody, and for today, those it serves to the end
 */
export function servedOn<T>(members: readonly T[], termOf: (member: T) => Term, day?: string | null): T[] {
  const then = members.filter((member) => {
    const { from, to } = termOf(member);
    // "2017" is before any day of that year, and any day of it is before "2017~".
    return day && (!from || from <= day) && (!to || day <= `${to}~`);
  });
  if (then.length > 0) return then;
  const last = members.filter((member) => !termOf(member).to);
  return last.length > 0 ? last : [...members];
}
