/** What a surface shows of one council: made from the register in the background, sent as plain data. */
import type { Council } from "../core/model/council.ts";
import type { Grade, Judgement } from "../core/model/grade.ts";
import { latestRating, type Rating } from "../core/model/rating.ts";
import {
  abolishedWords,
  dateWords,
  headline,
  inspectionWords,
  judgementRows,
  noHeadlineWords,
} from "../core/model/ratingWords.ts";
import type { Register } from "../core/model/register.ts";

/** How a mark looks: a grade, no headline since April 2026, nothing on record, or no children's services. */
export type MarkStyle = Exclude<Grade, "not-judged"> | "no-headline" | "no-grade";

export type RatingView = {
  id: string;
  name: string;
  style: MarkStyle;
  headline: string;
  judgements: { judgement: Judgement; label: string; grade: Grade; words: string }[];
  /** "ILACS standard inspection, published 9 April 2024"; null without an inspection. */
  inspection: string | null;
  report: string | null;
  /** Sentences to know: why no headline, what became of an abolished council. */
  notes: string[];
  /** What the latest rating was on the day the page was published, where that was another one. */
  whenPublished: { on: string; headline: string; inspection: string } | null;
  /** For a district: who runs children's services there. */
  runBy: { id: string; name: string } | null;
  asOf: string;
};

/**
 * @param id a council or a district
 * @param published ISO date of the page, where it gives one
 * @returns null for an id nobody has
 */
export function ratingView(register: Register, id: string, published: string | null): RatingView | null {
  const council = register.councils[id];
  if (council) return councilView(register, council, published);
  const district = register.districts[id];
  const county = register.councils[district?.county ?? ""];
  if (!district || !county) return null;
  const heir = county.end
    ? district.successors.map((s) => register.councils[s]).find((s) => s !== undefined)
    : undefined;
  const runBy = heir ?? county;
  const was = heir ? `${district.name} was abolished. ` : "";
  return {
    id,
    name: district.name,
    style: "no-grade",
    headline: "No children's services of its own",
    judgements: [],
    inspection: null,
    report: null,
    notes: [`${was}Children's services here are run by ${runBy.name}.`],
    whenPublished: null,
    runBy: { id: runBy.id, name: runBy.name },
    asOf: dateWords(register.asOf),
  };
}

function councilView(register: Register, council: Council, published: string | null): RatingView {
  const rating = latestRating(council);
  const nameOf = (id: string) => register.councils[id]?.name ?? id;
  const notes = [noHeadlineWords(rating), abolishedWords(council, nameOf)].filter((note) => note !== null);
  const graded = rating.kind === "graded" ? rating : null;
  return {
    id: council.id,
    name: council.name,
    style: styleOf(rating),
    headline: headline(rating),
    judgements: graded ? judgementRows(graded) : [],
    inspection: graded
      ? `${inspectionWords(graded)}, published ${dateWords(graded.inspection.published)}`
      : null,
    report: graded?.inspection.report ?? null,
    notes,
    whenPublished: published ? thenView(council, rating, published) : null,
    runBy: null,
    asOf: dateWords(register.asOf),
  };
}

function styleOf(rating: Rating): MarkStyle {
  if (rating.kind === "no-inspection") return "no-grade";
  return rating.overall === null || rating.overall === "not-judged" ? "no-headline" : rating.overall;
}

function thenView(council: Council, now: Rating, published: string): RatingView["whenPublished"] {
  const then = latestRating(council, published);
  if (then.kind !== "graded") return null;
  if (now.kind === "graded" && now.inspection.published === then.inspection.published) return null;
  const inspection = `${inspectionWords(then)}, published ${dateWords(then.inspection.published)}`;
  return { on: dateWords(published), headline: headline(then), inspection };
}
