/** What was published last: the newest reports of a set of councils, with what was known before each. */
import type { Council, Inspection } from "../model/council.ts";
import { ratingHistory } from "../model/rating.ts";

export type NewReport = { council: Council; inspection: Inspection; before: Inspection | null };

/**
 * @param day ISO date: reports published by then
 * @returns newest first, within a day in the order the councils are given in
 */
export function newestReports(councils: readonly Council[], day: string, most: number): NewReport[] {
  return councils
    .flatMap((council) => {
      const known = ratingHistory(council, day);
      return known.map((inspection, i): NewReport => ({ council, inspection, before: known[i + 1] ?? null }));
    })
    .sort((a, b) =>
      a.inspection.published < b.inspection.published
        ? 1
        : a.inspection.published > b.inspection.published
          ? -1
          : 0,
    )
    .slice(0, most);
}
