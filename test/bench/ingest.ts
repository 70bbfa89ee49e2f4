/** `npm run bench:ingest -- FOLDER`: reports a second and memory at the peak, on a folder of PDFs or on ones made here. */
import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createReportReader } from "../../cli/ingest/reportReader.ts";
import { ilacs, reportPdf, sif } from "../reportPdf.ts";

const folder = process.argv[2] ?? (await madeReports());
const files = readdirSync(folder).filter((name) => name.endsWith(".pdf"));
const reader = createReportReader();
// What comes with the first: the thread, its code and the names of the councils.
await reader.read(join(folder, files[0] ?? ""));
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20);
const started = performance.now();
const counts = { read: 0, refused: 0, other: 0 };
for (const file of files) {
  const { kind, problems } = await reader.read(join(folder, file));
  counts[kind === "other" ? "other" : problems.length > 0 ? "refused" : "read"]++;
}
const seconds = (performance.now() - started) / 1000;
clearInterval(watch);
await reader.close();
console.log(
  `${files.length} reports: ${counts.read} read, ${counts.refused} refused, ${counts.other} no graded inspections\n` +
    `${(files.length / seconds).toFixed(1)} reports a second, ${(peak / 1e6).toFixed(0)} MB at the peak`,
);

async function madeReports(): Promise<string> {
  const made = mkdtempSync(join(tmpdir(), "council-ratings-bench-"));
  for (let i = 0; i < 40; i++) {
    const report =
      i % 2
        ? ilacs("Inspection of Kent local authority children’s services", "12 to 23 February 2024", {
            leaders: "Good",
            help: "Requires improvement to be good",
            care: "Good",
            leavers: "Good",
            overall: "Good",
          })
        : sif(
            "Derby City",
            "6 March 2017 – 30 March 2017",
            "7 June 2017",
            "The overall judgement is requires improvement",
          );
    const body = [
      ...report.body,
      ...Array(200).fill(
        "What was seen is told here, in one more paragraph of the length that reports have.",
      ),
    ];
    writeFileSync(join(made, `${i}.pdf`), await reportPdf({ ...report, body }));
  }
  return made;
}
