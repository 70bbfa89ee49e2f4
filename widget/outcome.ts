/** What an element asks for and the data answers: a rating, or a problem told to the publisher. */
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
      ratings: Ratings;
    }
  | { status: "error"; detail: ErrorDetail };

/** What its attributes ask of an element. */
export type Asked = { council?: string | null; judgement?: string | null; asOf?: string | null };

export function answer(ratings: Ratings, { council: asked, judgement, asOf }: Asked): Outcome {
  const name = asked ?? "";
  const council = ratings.find(name);
  if (Array.isArray(council)) {
    const perhaps = council[0] ? ` Did you mean ${council.join(" or ")}?` : "";
    return failed(council[1] ? "ambiguous" : "unknown", `No council is called “${name}”.${perhaps}`);
  }
  if (asOf && !isDate(asOf)) return failed("as-of", `“${asOf}” is no date.`);
  const { grades, judgements } = ratings;
  const known = Object.keys({ ...judgements.ILACS, ...judgements.SIF });
  if (judgement && !known.includes(judgement))
    return failed("judgement", `“${judgement}” is none of ${known.join(", ")}.`);
  const rating = latestRating(council, asOf || undefined);
  let head: GradeShown | null = { label: "", grade: null, words: ratings.none[asOf ? 1 : 0] };
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
        return { label: labels[name] ?? name, grade, words: grade ? grades[grade] : "Not judged apart" };
      });
    head =
      !isOne && (overall || judgement)
        ? { label: "", grade: overall, words: overall ? grades[overall] : "No overall grade" }
        : null;
  }
  return {
    status: "ready",
    detail: { council, rating, asOf: ratings.asOf },
    head,
    rows,
    ratings,
  };
}

export function failed(problem: Problem, message: string): Outcome {
  return { status: "error", detail: { problem, message } };
}
