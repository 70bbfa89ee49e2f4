/** Which councils are shown, in words that stand under a picture. */
import { type CouncilKind, kindWords } from "../../core/model/area.ts";
import type { Selection, StandingGrade } from "../../core/overview/standing.ts";
import { standingWords } from "./gradeLooks.ts";

export type Choice = Selection & {
  grade?: StandingGrade | null;
  search?: string;
  councils?: string[] | null;
};

/** "Unitary authorities rated under ILACS, North East"; "England" for all. */
export function selectionWords({ region, kind, framework, grade, search, councils }: Choice): string {
  const which = [
    ...(kind ? [kindsWords(kind)] : []),
    ...(framework ? [`rated under ${framework}`] : []),
    ...(grade ? [`with “${standingWords(grade).toLowerCase()}”`] : []),
    ...(search?.trim() ? [`with “${search.trim()}” in the name`] : []),
    ...(councils ? [councils.length === 1 ? "one chosen" : `of ${councils.length} chosen`] : []),
  ].join(" ");
  const place = region ?? "England";
  return which ? `${kind ? "" : "councils "}${which}, ${place}` : place;
}

function kindsWords(kind: CouncilKind): string {
  return kindWords(kind)
    .toLowerCase()
    .replace(/y$/, "ies")
    .replace(/([^s])$/, "$1s");
}
