/**
 * `npm run bench:join`: a million rows with the built command, as CSV and as Parquet, beside DuckDB joining the same rows with
 * the table of councils by their exact names: it knows no other form of them.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import Table from "cli-table3";
import { register } from "../../core/bundledData.ts";
import { COMMAND_LINE } from "../builds.ts";

const ROWS = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = 3;

const root = join(import.meta.dirname, "../..");
execFileSync("npx", ["vite", "build", "--config", "cli/vite.config.ts"], { cwd: root, stdio: "ignore" });
const folder = mkdtempSync(join(tmpdir(), "join-"));
const input = join(folder, "rows.csv");
await writeRows(input);
const councils = join(folder, "councils.csv");
await writeCouncils(councils);

type Run = { seconds: number; megabytes: number };
const ways: Record<string, () => Promise<Run>> = {
  "ours, CSV": async () => command("out.csv"),
  "ours, Parquet": async () => command("out.parquet"),
  "DuckDB, CSV": async () => {
    const db = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
    const started = performance.now();
    await db.run(
      `copy (select r.*, c.* from read_csv('${input}', all_varchar = true) r left join read_csv('${councils}', all_varchar = true) c on r.la_name = c.name) to '${join(folder, "duck.csv")}'`,
    );
    return { seconds: (performance.now() - started) / 1000, megabytes: Number.NaN };
  },
};
const runs: Record<string, Run[]> = {};
for (let round = 0; round < ROUNDS; round++)
  for (const [name, run] of Object.entries(ways)) runs[name] = [...(runs[name] ?? []), await run()];
rmSync(folder, { recursive: true });

const table = new Table({ head: [`${ROWS.toLocaleString("en-GB")} rows`, "seconds", "peak MB", "to ours"] });
const middle = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const ours = middle((runs["ours, CSV"] ?? []).map(({ seconds }) => seconds));
for (const [name, all] of Object.entries(runs)) {
  const seconds = all.map((run) => run.seconds);
  const peak = Math.max(...all.map((run) => run.megabytes));
  table.push([
    name,
    `${middle(seconds).toFixed(1)} (${Math.min(...seconds).toFixed(1)} to ${Math.max(...seconds).toFixed(1)})`,
    Number.isNaN(peak) ? "" : peak.toFixed(0),
    (middle(seconds) / ours).toFixed(2),
  ]);
}
console.log(table.toString());

/** In a process of its own, which tells its peak at its end. */
function command(out: string): Run {
  const program = `process.on("exit", () => console.log(process.resourceUsage().maxRSS));
    await import(${JSON.stringify(COMMAND_LINE)});`;
  const started = performance.now();
  const args = ["join", input, "-o", join(folder, out), "--on", "la_name", "--quiet"];
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", program, ...args],
    {
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(stderr);
  return { seconds: (performance.now() - started) / 1000, megabytes: Number(stdout.trim()) / 1024 };
}

async function writeRows(path: string): Promise<void> {
  const names = Object.values(register.councils).map(({ name }) => name);
  const stream = createWriteStream(path);
  stream.write("la_name,date,number,share,note\n");
  for (let i = 0; i < ROWS; i++) {
    const line = `"${names[i % names.length]}",2019-0${1 + (i % 9)}-11,${i},${(i % 97) / 97},"some, text ${i}"\n`;
    if (!stream.write(line)) await once(stream, "drain");
  }
  stream.end();
  await finished(stream);
}

async function writeCouncils(path: string): Promise<void> {
  const stream = createWriteStream(path);
  stream.end(execFileSync(process.execPath, [COMMAND_LINE, "councils", "--csv"]));
  await finished(stream);
}
