/** A scan in shares, and their merge. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { COMMAND_LINE } from "../builds.ts";
import { makeSharedScan, merged, problemsIn, type SharedScan } from "./sharedScan.ts";

let crawl: SharedScan;

beforeAll(async () => {
  crawl = await makeSharedScan();
});

/** @returns the exit code */
async function scanShare(out: string, shard: string): Promise<number> {
  const args = [COMMAND_LINE, "scan", crawl.input, "-o", out, "--format", "parquet", "--shard", shard];
  const [code] = await once(spawn(process.execPath, args, { stdio: "ignore" }), "exit");
  return code;
}

test("shares, merged by DuckDB, are what one scan finds, each page once", async () => {
  const out = crawl.folder("shares");
  // The second has the broken archive.
  expect(await Promise.all([scanShare(out, "1/2"), scanShare(out, "2/2")])).toEqual([0, 3]);
  expect(await merged(out)).toEqual(crawl.mentions);
  expect(problemsIn(out)).toEqual(crawl.problems);
  const report = spawnSync(process.execPath, [COMMAND_LINE, "report", join(out, "merged")]);
  expect(report.status).toBe(0);
  const html = readFileSync(join(out, "merged", "report.html"), "utf8");
  const count = crawl.mentions.length.toLocaleString("en-GB");
  expect(/[\d,]+ mentions of 3 councils/.exec(html)?.[0]).toBe(`${count} mentions of 3 councils`);
  // All it needs is in it.
  expect(html).not.toMatch(/<(?:script|link|img)\b|url\(/);
});

test("two machines at one share, at the same time: both end well, and every page is there once", async () => {
  const out = crawl.folder("twice");
  const codes = await Promise.all(["1/2", "1/2", "2/2", "2/2", "1/2"].map((shard) => scanShare(out, shard)));
  expect(codes).toEqual([0, 0, 3, 3, 0]);
  expect(await merged(out)).toEqual(crawl.mentions);
  expect(problemsIn(out)).toEqual(crawl.problems);
  expect(existsSync(join(out, ".scan-001-of-002"))).toBe(false);
});
