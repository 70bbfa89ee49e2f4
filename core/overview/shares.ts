/** How the ratings in force moved: how many councils had which grade, day by day, each framework apart. */
import type { Council } from "../model/council.ts";
import { FRAMEWORKS, type Framework } from "../model/grade.ts";
import {
  type OverviewJudgement,
  STANDING_GRADES,
  type StandingGrade,
  standingOf,
  wasThere,
} from "./standing.ts";

/** `framework`: null for councils that have no rating in the data. */
export type Band = { framework: Framework | null; grade: StandingGrade };

export type Shares = {
  /** Those that any council had on any of the days: ILACS before SIF, best grade first, without a rating last. */
  bands: Band[];
  /** How many councils were in each band, in the order of the bands. */
  days: { day: string; counts: number[] }[];
};

/**
 * @param councils of all times: each counts on the days it was there
 * @param days ISO dates
 */
export function sharesOf(
  councils: readonly Council[],
  judgement: OverviewJudgement,
  days: readonly string[],
): Shares {
  const all = [...FRAMEWORKS, null].flatMap((framework) =>
    STANDING_GRADES.map((grade): Band => ({ framework, grade })),
  );
  const at = new Map(all.map((band, i) => [nameOf(band), i]));
  const counted = days.map((day) => {
    const counts = all.map(() => 0);
    for (const council of councils) {
      if (!wasThere(council, day)) continue;
      const { rating, grade } = standingOf(council, judgement, day);
      const framework = rating.kind === "graded" ? rating.inspection.framework : null;
      const band = at.get(nameOf({ framework, grade })) ?? 0;
      counts[band] = (counts[band] ?? 0) + 1;
    }
    return { day, counts };
  });
  const isUsed = all.map((_, i) => counted.some(({ counts }) => counts[i] !== 0));
  return {
    bands: all.filter((_, i) => isUsed[i]),
    days: counted.map(({ day, counts }) => ({ day, counts: counts.filter((_, i) => isUsed[i]) })),
  };
}

function nameOf({ framework, grade }: Band): string {
  return `${framework} ${grade}`;
}
