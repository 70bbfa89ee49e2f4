/** "09 April 2024" -> "2024-04-09"; null for anything else. */
export function isoDay(words: string): string | null {
  const match = /^(\d{1,2}) ([A-Za-z]+) (\d{4})$/.exec(words.trim());
  const time = match ? Date.parse(`${match[1]} ${match[2]} ${match[3]} UTC`) : Number.NaN;
  if (Number.isNaN(time)) return null;
  const day = new Date(time);
  return day.getUTCDate() === Number(match?.[1]) ? day.toISOString().slice(0, 10) : null;
}
