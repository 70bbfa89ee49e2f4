/** A scan in shares, as an engine runs it, and their merge. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, expect, test } from "vitest";
import { COMMAND_LINE } from "../builds.ts";
import { storyPage } from "../pages/storyPage.ts";
import { startSlurm } from "./oneNodeSlurm.ts";
import { warcRecord } from "./warcFile.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const SCALE = join(ROOT, "docs", "scale");
const PAGES = 24;

let folder: string;
let whole: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "council-ratings-scale-"));
  mkdirSync(join(folder, "in"));
  for (let file = 0; file < 3; file++) {
    const records = Array.from({ length: PAGES / 3 + 1 }, (_, i) =>
      warcRecord(
        {
          // The last of each archive is the first of the next.
          url: `https://news.example/${(file * (PAGES / 3) + i) % PAGES}`,
          headers: { "Content-Type": "text/html" },
          body: storyPage({
            councils: i % 2 ? ["Kent County Council"] : ["Hackney Council", "Leeds City Council"],
          }),
        },
        true,
      ),
    );
    writeFileSync(join(folder, "in", `${file}.warc.gz`), Buffer.concat(await Promise.all(records)));
  }
  const out = join(folder, "whole");
  execFileSync(process.execPath, scan(["-o", out, "--format", "jsonl"]), { cwd: ROOT, stdio: "ignore" });
  whole = mentionsOf(
    readFileSync(join(out, "mentions.jsonl"), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  );
});

function scan(args: string[]): string[] {
  return [COMMAND_LINE, "scan", join(folder, "in"), ...args];
}

function mentionsOf(rows: Record<string, unknown>[]): string[] {
  return rows.map(({ page, mention, council_id }) => `${page} ${mention} ${council_id}`).sort();
}

async function merged(out: string): Promise<string[]> {
  mkdirSync(join(out, "merged"));
  const db = await (await DuckDBInstance.create(":memory:")).connect();
  // As if it were run in that folder.
  await db.run(
    readFileSync(join(SCALE, "merge.sql"), "utf8").replaceAll(
      /'((?:pages|mentions)-\*|merged\/)/g,
      `'${out}/$1`,
    ),
  );
  const rows = (await db.runAndReadAll(`select * from '${out}/merged/mentions.parquet'`)).getRowObjectsJson();
  return mentionsOf(rows);
}

test("shares, merged by DuckDB, are what one scan finds, each page once", async () => {
  const out = join(folder, "shares");
  for (const shard of ["1/2", "2/2"])
    execFileSync(process.execPath, scan(["-o", out, "--format", "parquet", "--shard", shard]), {
      cwd: ROOT,
      stdio: "ignore",
    });
  expect(await merged(out)).toEqual(whole);
  const report = spawnSync(process.execPath, [COMMAND_LINE, "report", join(out, "merged")], {
    cwd: ROOT,
    encoding: "utf8",
  });
  expect(report.status).toBe(0);
  const html = readFileSync(join(out, "merged", "report.html"), "utf8");
  expect(html).toContain(`${whole.length} mentions of 3 councils on ${PAGES} pages`);
  // All it needs is in it.
  expect(html).not.toMatch(/<(?:script|link|img)\b|url\(/);
});

/** Installs Slurm on this machine, as root: COUNCIL_RATINGS_SLURM=1 npx vitest run test/cli/scale.test.ts */
test.runIf(process.env.COUNCIL_RATINGS_SLURM)(
  "Slurm runs the shares as an array",
  { timeout: 300_000 },
  async () => {
    const slurm = await startSlurm();
    try {
      const out = join(folder, "slurm");
      const args = [
        "--wait",
        "--array=1-3",
        "--output=/dev/null",
        join(SCALE, "slurm-array.sh"),
        join(folder, "in"),
        out,
      ];
      execFileSync("sbatch", args, { cwd: ROOT, stdio: "ignore" });
      expect(readdirSync(out).filter((name) => /^mentions-00[123]-of-003\.parquet$/.test(name))).toHaveLength(
        3,
      );
      expect(await merged(out)).toEqual(whole);
    } finally {
      slurm.stop();
    }
  },
);
