/** A rating in words, the same on every surface. Never derives a grade: it says what was given and when. */
import type { Council, Inspection } from "./council.ts";
import { gradeWords, judgementsOf, judgementWords, NO_OVERALL_FROM } from "./grade.ts";
import type { Rating } from "./rating.ts";

/** "9 April 2024" from an ISO date. */
export function dateWords(isoDate: string): string {
  return new Date(isoDate).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
}

/** "April 2024" from an ISO date or month, "2024" from a year. */
export function monthWords(isoDate: string): string {
  return isoDate.length < 7 ? isoDate : dateWords(`${isoDate.slice(0, 7)}-01`).replace(/^1 /, "");
}

/** The grade as a headline, or what stands in its place. */
export function headline(rating: Rating): string {
  if (rating.kind === "no-inspection") return "No inspection on record";
  return rating.overall ? gradeWords(rating.overall) : "No overall grade";
}

/** Judgements other than overall effectiveness, in the order of the report, with their grades in words. */
export function judgementRows({ framework, judgements }: Inspection) {
  return judgementsOf(framework).flatMap((judgement) => {
    const grade = judgements[judgement];
    if (judgement === "overall" || !grade) return [];
    return [{ judgement, label: judgementWords(framework, judgement), grade, words: gradeWords(grade) }];
  });
}

/** Why there is no headline, and what the last one was. Null where there is one. */
export function noHeadlineWords(rating: Rating): string | null {
  if (rating.kind === "no-inspection" || rating.overall) return null;
  const since = `Ofsted has given no overall grade since ${monthWords(NO_OVERALL_FROM)}.`;
  const { lastOverall } = rating;
  if (!lastOverall) return since;
  return `${since} The last one was ${gradeWords(lastOverall.grade)}, published ${dateWords(lastOverall.published)}.`;
}

/** "ILACS short inspection" or "SIF inspection, the framework before 2018" */
export function inspectionWords({ framework, type }: Inspection): string {
  if (framework === "SIF") return "SIF inspection, the framework before 2018";
  return type ? `ILACS ${type} inspection` : "ILACS inspection";
}

/** What to know of an abolished council; null for one of today. */
export function abolishedWords(council: Council, nameOf: (id: string) => string): string | null {
  if (!council.end) return null;
  const successors = council.successors.map(nameOf).join(" and ");
  return `Abolished; its last day was ${dateWords(council.end)}. Its area is served by ${successors}.`;
}
