/** The day that a row of somebody's table is of. */
import { readDay } from "../html/date/readDay.ts";

/**
 * @param cell "2024-04-09", also with a time; "09/04/2024", the day first as in Britain; "9 April 2024"
 * @returns ISO date; null for what is none. "04/28/2024" is none: where the month comes first, "04/09/2024" would be misread
 */
export function rowDay(cell: string): string | null {
  const [, second = "0"] = /^\s*\d{1,2}[/.-](\d{1,2})[/.-]\d{2,4}/.exec(cell) ?? [];
  return Number(second) > 12 ? null : readDay(cell, "en-GB");
}
