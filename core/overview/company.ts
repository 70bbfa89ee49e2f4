/** A council beside those that are like it: counted grade by grade, never averaged, never ranked. */
import type { Council } from "../model/council.ts";
import { GRADES, type Judgement, judgementWords } from "../model/grade.ts";
import { latestRating } from "../model/rating.ts";
import type { Register } from "../model/register.ts";

/** What all ILACS inspections judge, with an overall grade or without. */
const COMPARED: Judgement = "help-and-protection";

export type Company = {
  /** Of those like it: how many have a better grade, the same or a worse one, and how many were not judged alike. */
  better: number;
  same: number;
  worse: number;
  notAlike: number;
};

/**
 * @returns null where nothing can be compared: a council that is abolished, has no such grade under ILACS, or whose
 *   statistical neighbours are not known
 */
export function companyOf(register: Pick<Register, "councils">, council: Council): Company | null {
  const own = rankOf(council);
  const neighbours = (council.area?.neighbours ?? []).flatMap((id) => register.councils[id] ?? []);
  if (council.end || own === null || neighbours.length === 0) return null;
  const ranks = neighbours.map(rankOf);
  const alike = ranks.filter((rank) => rank !== null);
  return {
    better: alike.filter((rank) => rank < own).length,
    same: alike.filter((rank) => rank === own).length,
    worse: alike.filter((rank) => rank > own).length,
    notAlike: ranks.length - alike.length,
  };
}

/** "Help and protection: better than 6 of its 10 statistical neighbours, same as 3." Null where there is nothing to say. */
export function companyWords(company: Company | null): string | null {
  if (!company) return null;
  const { better, same, worse, notAlike } = company;
  const count = better + same + worse;
  if (count === 0) return null;
  const of = `of its ${count + notAlike} statistical neighbours`;
  const parts = [
    ...(worse > 0 ? [`better than ${worse}`] : []),
    ...(same > 0 ? [`same as ${same}`] : []),
    ...(better > 0 ? [`below ${better}`] : []),
  ].map((words, i) => (i === 0 ? `${words} ${of}` : words));
  const apart = notAlike > 0 ? `; ${notAlike} cannot be compared` : "";
  return `${judgementWords("ILACS", COMPARED)}: ${parts.join(", ")}${apart}.`;
}

/** 0 is the best grade; null without a grade under ILACS, whose question the framework before did not ask. */
function rankOf(council: Council): number | null {
  const rating = latestRating(council);
  if (rating.kind !== "graded" || rating.inspection.framework !== "ILACS") return null;
  const grade = rating.inspection.judgements[COMPARED];
  return !grade || grade === "not-judged" ? null : GRADES.indexOf(grade);
}
