/** What changed since the release before, in words. */
import type { Council } from "../../core/model/council.ts";
import { gradeWords } from "../../core/model/grade.ts";
import { latestRating, type Rating } from "../../core/model/rating.ts";
import { dateWords, judgementRows } from "../../core/model/ratingWords.ts";
import type { Register } from "../../core/model/register.ts";
import { LICENCE, SOURCE } from "./rows.ts";

/** One line a council: "Kent: good, was requires improvement". */
export function changeLines(now: Register, before: Register): string[] {
  return Object.values(now.councils)
    .sort((a, b) => a.shortName.localeCompare(b.shortName, "en"))
    .flatMap((council) => changeOf(council, before.councils[council.id]));
}

/** @param before null for the first release */
export function changeLog(now: Register, before: Register | null): string {
  const title = `# Changes, as of ${dateWords(now.asOf)}\n`;
  const source = `\nSource: ${SOURCE}, ${LICENCE}.\n`;
  if (!before) return `${title}\nNo release before this one was given to compare with.\n${source}`;
  const lines = changeLines(now, before);
  const listed = lines.length > 0 ? lines.map((line) => `- ${line}`).join("\n") : "No rating changed.";
  return `${title}\nSince the release of ${dateWords(before.asOf)}:\n\n${listed}\n${source}`;
}

function changeOf(council: Council, before: Council | undefined): string[] {
  const rating = latestRating(council);
  if (!before) return [`${council.shortName}: ${ratingWords(rating)}, a council that was not there`];
  const was = latestRating(before);
  if (JSON.stringify(factsOf(rating)) === JSON.stringify(factsOf(was))) return [];
  const isNew =
    rating.kind === "graded" &&
    (was.kind !== "graded" || was.inspection.published !== rating.inspection.published);
  const when =
    isNew && rating.kind === "graded"
      ? ` (published ${dateWords(rating.inspection.published)})`
      : " (corrected)";
  const [words, wordsBefore] = [ratingWords(rating), ratingWords(was)];
  return [
    `${council.shortName}: ${words === wordsBefore ? `still ${words}` : `${words}, was ${wordsBefore}`}${when}`,
  ];
}

function factsOf(rating: Rating): unknown {
  if (rating.kind !== "graded") return null;
  const { published, framework, judgements } = rating.inspection;
  return [published, framework, Object.entries(judgements).sort()];
}

/** "good", or each judgement where no overall grade was given. */
function ratingWords(rating: Rating): string {
  if (rating.kind !== "graded") return "none in this data";
  if (rating.overall) return gradeWords(rating.overall).toLowerCase();
  const judged = judgementRows(rating.inspection).map(
    ({ label, words }) => `${label.toLowerCase()} ${words.toLowerCase()}`,
  );
  return `no overall grade (${judged.join(", ")})`;
}
