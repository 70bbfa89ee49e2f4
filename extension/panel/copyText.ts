/** A list of councils with their grades, as text to paste elsewhere. */
import type { RatingView } from "../../ui/ratingView.ts";

export function asText(ratings: readonly RatingView[]): string {
  return ratings.map((rating) => `${rating.name}: ${gradeWords(rating)}`).join("\n");
}

export function asMarkdown(ratings: readonly RatingView[]): string {
  return ratings
    .map(({ name, report, ...rest }) => {
      const linked = report ? `[${escaped(name)}](${report})` : escaped(name);
      return `- ${linked}: ${gradeWords({ ...rest, report: null })}`;
    })
    .join("\n");
}

function gradeWords(rating: Omit<RatingView, "name">): string {
  const { headline, judgements, inspection, report, readHere } = rating;
  const here = readHere?.replace(/\.$/, "") ?? null;
  const rows = judgements.map(({ label, words }) => `${label}: ${words}`).join("; ");
  const grade = rows === "" ? headline : `${headline} (${rows})`;
  return [grade, inspection, here, report].filter((part) => part !== null).join(". ");
}

function escaped(text: string): string {
  return text.replace(/[\\[\]*_`]/g, "\\$&");
}
