/**
 * `npm run bench:ingest -- FOLDER`: how fast `ingest` reads a folder of PDFs, or some made here, on all cores, and memory at the
 * peak. Five times in turn: the whole command, with its start.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { untilEnded } from "../cli/processMemory.ts";
import { ilacs, reportPdf, sif } from "../reportPdf.ts";

const ROUNDS = 5;
const ROOT = join(import.meta.dirname, "..", "..");
const built = spawnSync("npx", ["vite", "build", "--config", "cli/vite.config.ts"], {
  cwd: ROOT,
  encoding: "utf8",
});
if (built.status !== 0) throw new Error(built.stderr);
const folder = process.argv[2] ?? (await madeReports());
const files = readdirSync(folder).filter((name) => name.endsWith(".pdf"));
const rates: number[] = [];
let peak = 0;
for (let round = 0; round < ROUNDS; round++) {
  const started = performance.now();
  const paths = files.map((file) => join(folder, file));
  const main = join(ROOT, "dist/cli/main.js");
  const { status, megabytes } = await untilEnded(
    spawn(process.execPath, [main, "ingest", ...paths], { stdio: "ignore" }),
  );
  // One: some are refused.
  if (status !== 0 && status !== 1) throw new Error(`ended with ${status}`);
  rates.push(files.length / ((performance.now() - started) / 1000));
  peak = Math.max(peak, megabytes);
}
rates.sort((a, b) => a - b);
const [least, median, most] = [rates[0], rates[ROUNDS >> 1], rates.at(-1)].map((rate = 0) => rate.toFixed(1));
console.log(
  `${files.length} reports on ${availableParallelism()} cores: ${median} a second (${least} to ${most}), ${peak.toFixed(0)} MB at the peak`,
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
