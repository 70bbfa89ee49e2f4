/** `ingest FILE.pdf...`: what Ofsted's reports say. */
import { basename } from "node:path";
import { register } from "../../core/bundledData.ts";
import type { Report } from "../../core/ingest/readReport.ts";
import { gradeWords, judgementsOf, judgementWords } from "../../core/model/grade.ts";
import { dateWords } from "../../core/model/ratingWords.ts";
import { createReportReader } from "./reportReader.ts";

/**
 * Prints each report as soon as it is read.
 * @returns the exit code: 1 when the grades of any graded inspection were refused
 */
export async function printReports(
  files: readonly string[],
  flags: { json?: boolean },
  print: (text: string) => void,
): Promise<0 | 1> {
  const reader = createReportReader();
  let refused = false;
  try {
    for (const file of files) {
      const report = await reader.read(file);
      refused ||= report.kind !== "other" && report.problems.length > 0;
      print(flags.json ? JSON.stringify({ file: basename(file), ...report }) : reportText(file, report));
    }
  } finally {
    await reader.close();
  }
  return refused ? 1 : 0;
}

function reportText(
  file: string,
  { kind, council, framework, type, started, ended, published, judgements, problems }: Report,
): string {
  if (kind === "other" || !framework) return `${file}\n  No graded inspection: ${problems.join("; ")}\n`;
  const name = council ? (register.councils[council]?.name ?? council) : "unknown council";
  const dates = [
    started && ended ? `${dateWords(started)} to ${dateWords(ended)}` : "no dates of the inspection",
    ...(published ? [`published ${dateWords(published)}`] : []),
  ];
  const grades = judgementsOf(framework).flatMap((judgement) => {
    const grade = judgements[judgement];
    return grade ? [`  ${judgementWords(framework, judgement).padEnd(42)} ${gradeWords(grade)}`] : [];
  });
  const refusal = problems.map((problem) => `  No grades: ${problem}`);
  return [
    file,
    `  ${name}, ${framework}${type ? ` ${type}` : ""} inspection, ${dates.join(", ")}`,
    ...grades,
    ...refusal,
    "",
  ].join("\n");
}
