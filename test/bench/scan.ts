/**
 * `npm run bench:scan`: how fast `scan` reads an archive of news pages, on one core and on all, where the time goes and
 * how much memory it takes; beside jsdom with Readability and one regular expression of the same names on the same
 * pages, in the same run. `npm run bench:scan -- 0.1` takes 0.1 GB in place of 1.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { Readability } from "@mozilla/readability";
import Table from "cli-table3";
import { JSDOM } from "jsdom";
import { warcRecord } from "../cli/warcFile.ts";
import { councilNames } from "./names.ts";
import { newsPage } from "./newsPage.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const BYTES = Number(process.argv[2] ?? 1) * 1_000_000_000;
/** Pages that the slower peer is given. */
const SAMPLE = 150;

const folder = mkdtempSync(join(tmpdir(), "council-ratings-bench-"));
const archive = join(folder, "news.warc.gz");
const { pages, bytes } = await makeArchive();
const megabytes = (count: number) => (count / 1e6).toFixed(0);
console.log(
  `${pages} pages, ${megabytes(bytes)} MB of HTML, ${megabytes(statSync(archive).size)} MB as WARC.gz; Node ${process.version}\n`,
);
const built = spawnSync("npx", ["vite", "build", "--config", "cli/vite.config.ts"], {
  cwd: ROOT,
  encoding: "utf8",
});
if (built.status !== 0) throw new Error(built.stderr);

const table = new Table({
  head: ["", "pages/s", "MB/s", "parsing", "finding", "peak memory", "mentions"],
  colAligns: ["left", "right", "right", "right", "right", "right", "right"],
  style: { head: [], border: [] },
});
const cores = availableParallelism();
const one = await measure(1);
const all = await measure(cores);
const peer = measurePeer();
for (const [name, run] of [
  ["scan, one core", one],
  [`scan, all ${cores} cores`, all],
] as const) {
  const total = run.parsing + run.finding;
  const share = (part: number) => `${((part / total) * 100).toFixed(1)}%`;
  table.push([
    name,
    (pages / run.seconds).toFixed(0),
    (bytes / 1e6 / run.seconds).toFixed(1),
    share(run.parsing),
    share(run.finding),
    `${megabytes(run.peak)} MB`,
    String(run.mentions),
  ]);
}
table.push([
  "jsdom, Readability and a RegExp, one thread",
  peer.toFixed(0),
  ((peer * bytes) / pages / 1e6).toFixed(1),
  "",
  "",
  "",
  "",
]);
console.log(`${table}`);
console.log(`all cores / one core: ${(one.seconds / all.seconds).toFixed(2)}`);
console.log(`one core / jsdom, Readability and a RegExp: ${(pages / one.seconds / peer).toFixed(2)}`);
console.log(
  `\nAt the rate of all cores, 100 million pages take ${(1e8 / (pages / all.seconds) / 3600).toFixed(0)} hours of this machine, ${((1e8 / (pages / all.seconds) / 3600) * cores).toFixed(0)} core hours.`,
);
rmSync(folder, { recursive: true });

async function makeArchive(): Promise<{ pages: number; bytes: number }> {
  const file = createWriteStream(archive);
  let pages = 0;
  let bytes = 0;
  while (bytes < BYTES) {
    const body = newsPage(pages);
    const headers = { "Content-Type": "text/html; charset=utf-8" };
    const record = await warcRecord(
      { url: `https://news${pages % 50}.example/story/${pages}`, headers, body },
      true,
    );
    if (!file.write(record)) await once(file, "drain");
    pages++;
    bytes += Buffer.byteLength(body);
  }
  file.end();
  await once(file, "close");
  return { pages, bytes };
}

async function measure(workers: number) {
  const out = join(folder, `out-${workers}`);
  const args = [
    "dist/cli/main.js",
    "scan",
    archive,
    "-o",
    out,
    "--format",
    "parquet",
    "--workers",
    String(workers),
  ];
  const start = performance.now();
  // A worker has a second thread that reads the archive: held to one core, it is what one core does.
  const [command = "", ...rest] = [
    ...(workers === 1 ? ["taskset", "-c", "0"] : []),
    process.execPath,
    ...args,
  ];
  const run = spawn(command, rest, { cwd: ROOT, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  run.stderr.on("data", (words) => {
    said += words;
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakMemory(run.pid));
  }, 100);
  const [status] = await once(run, "exit");
  clearInterval(watch);
  if (status !== 0) throw new Error(said);
  const seconds = (performance.now() - start) / 1000;
  const { lastRun, counts } = JSON.parse(readFileSync(join(out, "run.json"), "utf8")) as {
    lastRun: { parsing: number; finding: number };
    counts: { mentions: number };
  };
  return { seconds, peak, mentions: counts.mentions, ...lastRun };
}

/** Bytes that the process, with all its threads, held at most: Linux tells. */
function peakMemory(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** @returns pages a second */
function measurePeer(): number {
  const escaped = councilNames().map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const anyName = new RegExp(`\\b(?:${escaped.join("|")})\\b`, "g");
  const start = performance.now();
  let found = 0;
  for (let i = 0; i < SAMPLE; i++) {
    const { window } = new JSDOM(newsPage(i), { url: "https://news.example/" });
    const text = new Readability(window.document).parse()?.textContent ?? "";
    found += text.match(anyName)?.length ?? 0;
    window.close();
  }
  if (found === 0) throw new Error("The peer found nothing: it does not do the same work");
  return SAMPLE / ((performance.now() - start) / 1000);
}
