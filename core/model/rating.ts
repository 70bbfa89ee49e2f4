/** The latest rating of a council as of a day, and how it came to it. */
import type { Council, Inspection } from "./council.ts";
import type { Grade } from "./grade.ts";

/** What a rating is made from. */
type Inspected = Pick<Council, "inspections" | "end">;

export type LastOverall = { grade: Grade; published: string };

export type Rating =
  | {
      kind: "graded";
      inspection: Inspection;
      /** The grade for overall effectiveness, null where the inspection gave none. */
      overall: Grade | null;
      /** Only where `overall` is null: the last overall grade given before. History, never current. */
      lastOverall: LastOverall | null;
    }
  | { kind: "none-in-data" };

/**
 * The graded ILACS inspection with the newest publication date, else the newest SIF inspection.
 *
 * @param asOf ISO date: what was published on or before that day. An abolished council answers as of its end.
 */
export function latestRating(council: Inspected, asOf?: string): Rating {
  const known = ratingHistory(council, asOf);
  const inspection = known.find((i) => i.framework === "ILACS") ?? known[0];
  if (!inspection) return { kind: "none-in-data" };
  const overall = inspection.judgements.overall ?? null;
  return { kind: "graded", inspection, overall, lastOverall: overall ? null : lastOverallOf(known) };
}

/** All graded inspections published on or before `asOf` (ISO date), newest first. */
export function ratingHistory(council: Inspected, asOf?: string): Inspection[] {
  const days = [asOf, council.end].filter((day) => day !== undefined && day !== null);
  return council.inspections.filter((i) => days.every((day) => i.published <= day));
}

function lastOverallOf(inspections: Inspection[]): LastOverall | null {
  for (const { judgements, published } of inspections) {
    if (judgements.overall) return { grade: judgements.overall, published };
  }
  return null;
}
