/** A crawl in archives, one of them broken, scanned as a whole and in shares: both must say the same. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import { parse } from "csv-parse/sync";
import { COMMAND_LINE } from "../builds.ts";
import { storyPage } from "../pages/storyPage.ts";
import { warcRecord } from "./warcFile.ts";

export const ROOT = join(import.meta.dirname, "..", "..");
export const SCALE = join(ROOT, "docs", "scale");

/** Pages of each archive. The first takes long enough for its reader to be killed in the middle. */
const PAGES = [900, 12, 12, 12];
const BROKEN = 3;

export type SharedScan = {
  input: string;
  /** A folder of its own for each scan. */
  folder(name: string): string;
  /** What one scan of all finds: a page, a mention and its council in a line. */
  mentions: string[];
  problems: string[];
};

export async function makeSharedScan(): Promise<SharedScan> {
  const folder = mkdtempSync(join(tmpdir(), "council-ratings-scale-"));
  const input = join(folder, "in");
  mkdirSync(input);
  for (const [file, pages] of PAGES.entries()) {
    // The last of each archive is the first of the next.
    const first = PAGES.slice(0, file).reduce((sum, count) => sum + count - 1, 0);
    const records = await Promise.all(Array.from({ length: pages }, (_, i) => record(first + i)));
    const whole = Buffer.concat(records);
    const broken = whole.subarray(0, whole.length - Math.round((records.at(-1)?.length ?? 0) / 2));
    writeFileSync(join(input, `${file}.warc.gz`), file === BROKEN ? broken : whole);
  }
  const out = join(folder, "whole");
  const args = [COMMAND_LINE, "scan", input, "-o", out, "--format", "jsonl", "--quiet"];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
  if (status !== 3) throw new Error(`one scan of all ended with ${status}: ${stderr}`);
  const rows = readFileSync(join(out, "mentions.jsonl"), "utf8").split("\n").filter(Boolean);
  return {
    input,
    folder: (name) => join(folder, name),
    mentions: asLines(rows.map((line) => JSON.parse(line))),
    problems: problemsIn(out),
  };
}

/** What `merge.sql` makes of the shares in a folder. */
export async function merged(out: string): Promise<string[]> {
  mkdirSync(join(out, "merged"), { recursive: true });
  const db = await (await DuckDBInstance.create(":memory:")).connect();
  // As if it were run in that folder.
  await db.run(
    readFileSync(join(SCALE, "merge.sql"), "utf8").replaceAll(
      /'((?:pages|mentions)-\*|merged\/)/g,
      `'${out}/$1`,
    ),
  );
  const rows = (await db.runAndReadAll(`select * from '${out}/merged/mentions.parquet'`)).getRowObjectsJson();
  return asLines(rows);
}

/** Of all shares. */
export function problemsIn(out: string): string[] {
  return readdirSync(out)
    .filter((name) => /^problems.*\.csv$/.test(name))
    .flatMap((name): Record<string, string>[] =>
      parse(readFileSync(join(out, name)), { bom: true, columns: true }),
    )
    .map(({ at, problem }) => `${at} ${problem}`)
    .sort();
}

/** Ends what reads the first share when some of its pages are read, and most are not. @param ended the engine's command */
export async function endInTheMiddle(
  out: string,
  shares: number,
  end: (reader: number) => void,
  ended: Promise<unknown>,
): Promise<void> {
  let isOver = false;
  ended.then(() => {
    isOver = true;
  });
  while (pagesKept(out, shares) < 20) {
    if (isOver) throw new Error("the engine came to its end before its first share was in the middle");
    await wait(5);
  }
  const [reader] = readersOfFirst(out, shares);
  if (reader === undefined) throw new Error("nothing reads the first share");
  end(reader);
  if (pagesKept(out, shares) >= (PAGES[0] ?? 0))
    throw new Error("the first share was read whole before its end");
}

/** Pages of the first share in its journals. */
function pagesKept(out: string, shares: number): number {
  const folder = join(out, `.scan-001-of-${String(shares).padStart(3, "0")}`);
  if (!existsSync(folder)) return 0;
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .reduce((sum, name) => sum + readFileSync(join(folder, name), "utf8").split("\n").length - 1, 0);
}

/** Processes that read the first share. */
function readersOfFirst(out: string, shares: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const words = argumentsOf(pid);
      return words[1] !== undefined && words.includes(out) && words.includes(`1/${shares}`);
    });
}

function argumentsOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return []; // It ended while we looked.
  }
}

function record(number: number): Promise<Uint8Array> {
  const councils = number % 2 ? ["Kent County Council"] : ["Hackney Council", "Leeds City Council"];
  return warcRecord(
    {
      url: `https://news.example/${number}`,
      headers: { "Content-Type": "text/html" },
      body: storyPage({ councils }),
    },
    true,
  );
}

function asLines(rows: readonly Record<string, unknown>[]): string[] {
  return rows.map(({ page, mention, council_id }) => `${page} ${mention} ${council_id}`).sort();
}
