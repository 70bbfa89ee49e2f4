/** All councils of a day, side by side: what the rating in force says of one judgement. */
import type { CouncilKind } from "../model/area.ts";
import type { Council, Inspection } from "../model/council.ts";
import { type Framework, GRADES, type Judgement } from "../model/grade.ts";
import { latestRating, type Rating } from "../model/rating.ts";

/** What can be looked at for all councils: the judgements of ILACS. */
export const OVERVIEW_JUDGEMENTS = [
  "overall",
  "leaders",
  "help-and-protection",
  "in-care",
  "care-leavers",
  "in-care-and-care-leavers",
] as const satisfies readonly Judgement[];
export type OverviewJudgement = (typeof OVERVIEW_JUDGEMENTS)[number];

/** A grade that was given, or why there is none. Nothing is carried from one judgement or framework to another. */
export const STANDING_GRADES = [...GRADES, "no-overall-grade", "not-judged-apart", "none-in-data"] as const;
export type StandingGrade = (typeof STANDING_GRADES)[number];

export type Standing = { council: Council; rating: Rating; grade: StandingGrade };

/** Which councils of a day: null leaves a facet open. */
export type Selection = {
  region: string | null;
  kind: CouncilKind | null;
  /** That of the rating in force. */
  framework: Framework | null;
};

/** @param day ISO date: the rating in force then, by publication */
export function standingOf(council: Council, judgement: OverviewJudgement, day: string): Standing {
  const rating = latestRating(council, day);
  const grade = rating.kind === "graded" ? gradeOf(rating.inspection, judgement) : "none-in-data";
  return { council, rating, grade };
}

/** What an inspection says of one judgement: a grade, or that it gave none. */
export function gradeOf({ judgements }: Inspection, judgement: OverviewJudgement): StandingGrade {
  return judgements[judgement] ?? (judgement === "overall" ? "no-overall-grade" : "not-judged-apart");
}

/**
 * @param day ISO date
 * @returns the councils there were on that day, in the order of their places: "Barnet" under B
 */
export function councilsOn(councils: Iterable<Council>, day: string): Council[] {
  return inOrderOfPlaces([...councils].filter((council) => wasThere(council, day)));
}

export function inOrderOfPlaces<T extends Pick<Council, "shortName">>(councils: readonly T[]): T[] {
  return [...councils].sort((a, b) => a.shortName.localeCompare(b.shortName, "en-GB"));
}

/** A council whose area is not known passes no choice of region or kind. */
export function isSelected({ council, rating }: Standing, { region, kind, framework }: Selection): boolean {
  return (
    (region === null || council.area?.region === region) &&
    (kind === null || council.area?.kind === kind) &&
    (framework === null || (rating.kind === "graded" && rating.inspection.framework === framework))
  );
}

/** In the order of the alphabet, each once. */
export function regionsOf(councils: Iterable<Council>): string[] {
  return [...new Set([...councils].flatMap(({ area }) => area?.region ?? []))].sort();
}

/**
 * One that was inspected before it began goes on under a new name: it was there all the time.
 *
 * @param day ISO date
 */
export function wasThere({ start, end, inspections }: Council, day: string): boolean {
  const wasRenamed = start !== null && inspections.some(({ published }) => published < start);
  return (start === null || start <= day || wasRenamed) && (end === null || day <= end);
}
