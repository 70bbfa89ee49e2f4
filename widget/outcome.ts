/** What an element asks for and the data answers: a rating, or a problem told to the publisher. */
import { ageOf, FRESH_DAYS } from "../core/model/freshness.ts";
import type { Grade } from "../core/model/grade.ts";
import { latestRating, type Rating } from "../core/model/rating.ts";
import type { LoadProblem } from "./loadRatings.ts";
import { isDate, type RatedCouncil, type Ratings } from "./ratingsFile.ts";

/** `unknown` and `ambiguous`: the name. `judgement` and `as-of`: the attribute. The others: the data. */
export type Problem = "unknown" | "ambiguous" | "judgement" | "as-of" | LoadProblem;

/** What the element tells of a rating. */
export type LoadDetail = {
  council: RatedCouncil;
  rating: Rating;
  /** ISO date of the data. */
  asOf: string;
};
export type ErrorDetail = { problem: Problem; message: string };

/** A grade in words; `label` is empty for the overall one. */
export type GradeShown = { label: string; grade: Grade | null; words: string };

export type Outcome =
  | {
      status: "ready";
      detail: LoadDetail;
      /** The overall grade, or why there is none to show; null where the judgements speak for themselves. */
      head: GradeShown | null;
      rows: GradeShown[];
      /** That the data is no longer fresh; empty while it is. */
      old: string;
      ratings: Ratings;
    }
  | { status: "error"; detail: ErrorDetail };

/** What its attributes ask of an element. */
export type Asked = { council?: string | null; judgement?: string | null; asOf?: string | null };

export function answer(ratings: Ratings, { council: asked, judgement, asOf }: Asked): Outcome {
  const council = ratings.find(asked ?? "");
  if (Array.isArray(council)) return wrong(council[1] ? "ambiguous" : "unknown", asked, council);
  if (asOf && !isDate(asOf)) return wrong("as-of", asOf);
  const { grades, judgements, words } = ratings;
  const [, noHeadline, notApart, none, noneThen, , old] = words;
  const known = Object.keys({ ...judgements.ILACS, ...judgements.SIF });
  if (judgement && !known.includes(judgement)) return wrong("judgement", judgement, known);
  const rating = latestRating(council, asOf || undefined);
  let head: GradeShown | null = { label: "", grade: null, words: asOf ? noneThen : none };
  let rows: GradeShown[] = [];
  if (rating.kind === "graded") {
    const { overall, inspection } = rating;
    const labels: Record<string, string> = judgements[inspection.framework];
    const given: Record<string, Grade> = inspection.judgements;
    const isOne = judgement && judgement !== "overall";
    // Judged together until December 2022: shown as such, under the name it had.
    const together = "in-care-and-care-leavers";
    const one = given[together] && judgement?.includes("care") ? together : judgement;
    rows = known
      .filter((name) => (isOne ? name === one : given[name] && name !== "overall"))
      .map((name) => {
        const grade = given[name] ?? null;
        return { label: labels[name] ?? name, grade, words: grade ? grades[grade] : notApart };
      });
    head =
      !isOne && (overall || judgement)
        ? { label: "", grade: overall, words: overall ? grades[overall] : noHeadline }
        : null;
  }
  return {
    status: "ready",
    detail: { council, rating, asOf: ratings.asOf },
    head,
    rows,
    // What had been published by a day of the past does not age.
    old: ageOf(ratings.asOf) > FRESH_DAYS && (asOf || "today") > ratings.asOf ? old : "",
    ratings,
  };
}

function wrong(problem: Problem, value?: string | null, others: string[] = []): Outcome {
  const perhaps = others[0] ? ` Did you mean ${others.join(" or ")}?` : "";
  return failed(problem, `“${value ?? ""}” is no known ${problem === "as-of" ? "date" : "name"}.${perhaps}`);
}

export function failed(problem: Problem, message: string): Outcome {
  return { status: "error", detail: { problem, message } };
}
