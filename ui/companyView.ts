/** A council's statistical neighbours and its region, as plain data to show. */
import { gradeWords, judgementWords } from "../core/model/grade.ts";
import type { Register } from "../core/model/register.ts";
import { inOrderOfPlaces, type Standing, standingOf } from "../core/overview/standing.ts";
import type { MarkStyle } from "./ratingView.ts";

/** Under ILACS every council has this one, with an overall grade or without. */
const SHOWN = "help-and-protection";

export type Companion = { id: string; name: string; style: MarkStyle; words: string };

export type CompanyView = {
  judgement: string;
  /** Nearest first; empty where they are not known. */
  neighbours: Companion[];
  /** Null where it is not known. */
  region: { name: string; councils: Companion[]; counts: string } | null;
};

/** @returns null for one that is abolished or no council, or whose area the data does not tell */
export function companyView(register: Register, id: string): CompanyView | null {
  const council = register.councils[id];
  if (!council?.area || council.end) return null;
  const { region, neighbours } = council.area;
  const standing = (other: typeof council) => standingOf(other, SHOWN, register.asOf);
  const inRegion = inOrderOfPlaces(
    Object.values(register.councils).filter((other) => !other.end && other.area?.region === region),
  ).map(standing);
  return {
    judgement: judgementWords("ILACS", SHOWN),
    neighbours: neighbours
      .flatMap((neighbour) => register.councils[neighbour] ?? [])
      .map((neighbour) => companion(standing(neighbour))),
    region: { name: region, councils: inRegion.map(companion), counts: countWords(inRegion) },
  };
}

function companion(standing: Standing): Companion {
  const { council, grade } = standing;
  const isGrade = grade !== "not-judged" && grade !== "no-overall-grade" && grade !== "not-judged-apart";
  return {
    id: council.id,
    name: council.shortName,
    style: isGrade && grade !== "none-in-data" ? grade : "no-grade",
    words: words(standing),
  };
}

/** "2 outstanding, 14 good": in the order of the grades, those of another framework apart. */
function countWords(standings: readonly Standing[]): string {
  const counts = new Map<string, number>();
  for (const standing of standings) counts.set(words(standing), (counts.get(words(standing)) ?? 0) + 1);
  const order = (a: string) => ORDER.findIndex((grade) => a.startsWith(grade));
  return [...counts]
    .sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1))
    .map(([text, count]) => `${count} ${text[0]?.toLowerCase()}${text.slice(1)}`)
    .join(", ");
}

const ORDER = (["outstanding", "good", "requires-improvement", "inadequate", "not-judged"] as const).map(
  gradeWords,
);

function words({ grade, rating }: Standing): string {
  if (grade === "none-in-data") return "None in this data";
  if (grade === "not-judged-apart" || grade === "no-overall-grade") return "Not judged apart";
  const isOther = rating.kind === "graded" && rating.inspection.framework !== "ILACS";
  return `${gradeWords(grade)}${isOther ? " (SIF)" : ""}`;
}
