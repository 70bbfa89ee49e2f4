/** `ingest FILE.pdf...`: what Ofsted's reports say. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { register } from "../../core/bundledData.ts";
import type { Report } from "../../core/ingest/readReport.ts";
import { gradeWords, judgementsOf, judgementWords } from "../../core/model/grade.ts";
import { dateWords } from "../../core/model/ratingWords.ts";
import { createReportReader, type ReportReader } from "./reportReader.ts";

/**
 * Prints each report as soon as it is read.
 * @returns the exit code: 1 when the grades of any graded inspection were refused
 */
export async function printReports(
  files: readonly string[],
  flags: { json?: boolean },
  print: (text: string) => void,
): Promise<0 | 1> {
  const readers = Array.from({ length: Math.min(files.length, availableParallelism()) }, createReportReader);
  const reports = inTurn(files, readers);
  let refused = false;
  try {
    for (const [i, file] of files.entries()) {
      const report = (await reports[i]) as Report;
      refused ||= report.framework !== null && report.problems.length > 0;
      print(flags.json ? JSON.stringify({ file: basename(file), ...report }) : reportText(file, report));
    }
  } finally {
    await Promise.all(readers.map((reader) => reader.close()));
  }
  return refused ? 1 : 0;
}

/** Each reader takes the next file when it is done with one. @returns a promise for each file, in their order */
function inTurn(files: readonly string[], readers: readonly ReportReader[]): Promise<Report>[] {
  const waiting = files.map((file) => {
    let settle: (report: Report) => void = () => {};
    const report = new Promise<Report>((resolve) => {
      settle = resolve;
    });
    return { file, report, settle };
  });
  const queue = waiting.values();
  for (const reader of readers) {
    void (async () => {
      for (const { file, settle } of queue)
        settle(await (file === "-" ? readInput(reader) : reader.read(file)));
    })();
  }
  return waiting.map(({ report }) => report);
}

/** Standard input, by way of a file: a PDF is read from its end. */
async function readInput(reader: ReportReader): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), "council-ratings-"));
  try {
    const path = join(folder, "report.pdf");
    await writeFile(path, process.stdin);
    return await reader.read(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function reportText(
  file: string,
  { council, framework, type, started, ended, published, judgements, problems }: Report,
): string {
  if (!framework) return `${file}\n  No graded inspection: ${problems.join("; ")}\n`;
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
