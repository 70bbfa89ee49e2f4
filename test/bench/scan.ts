/**
 * `npm run bench:scan`: how fast `scan` reads two archives of news pages, one page in 5 and one in 50 of which names a
 * council: on one core and on all, where the time goes and how much memory it takes. Beside it, in the same run, the floor
 * (`zcat | grep -F -f names`) and jsdom with Readability and one regular expression of the same names.
 * `npm run bench:scan -- 0.1` takes 0.1 GB in place of 1. BEFORE: another build's main.js, to be measured in turn with ours.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
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
const OURS = "dist/cli/main.js";
const { BEFORE } = process.env;
/** Pages that the slower peer is given. */
const SAMPLE = 150;

const cores = availableParallelism();
const folder = mkdtempSync(join(tmpdir(), "council-ratings-bench-"));
const megabytes = (count: number) => (count / 1e6).toFixed(0);
const built = spawnSync("npx", ["vite", "build", "--config", "cli/vite.config.ts"], {
  cwd: ROOT,
  encoding: "utf8",
});
if (built.status !== 0) throw new Error(built.stderr);
const peer = measurePeer();
for (const every of [5, 50]) {
  const archive = join(folder, `one-in-${every}.warc.gz`);
  const { pages, bytes } = await makeArchive(archive, every);
  console.log(
    `one page in ${every} names a council: ${pages} pages, ${megabytes(bytes)} MB of HTML, ${megabytes(statSync(archive).size)} MB as WARC.gz; Node ${process.version}`,
  );
  const table = new Table({
    head: ["", "pages/s", "MB/s", "parsing", "finding", "peak memory", "mentions"],
    colAligns: ["left", "right", "right", "right", "right", "right", "right"],
    style: { head: [], border: [] },
  });
  const add = (name: string, rate: number, ...rest: string[]) =>
    table.push([name, rate.toFixed(0), ((rate * bytes) / pages / 1e6).toFixed(1), ...rest]);
  const rates = new Map<string, number>();
  for (const [name, main, workers] of [
    ["scan, one core", OURS, 1],
    ...(BEFORE ? ([["before, one core", BEFORE, 1]] as const) : []),
    [`scan, all ${cores} cores`, OURS, cores],
    ...(BEFORE ? ([[`before, all ${cores} cores`, BEFORE, cores]] as const) : []),
  ] as const) {
    const run = await measure(archive, main, workers);
    const share = (part: number) => `${((part / (run.parsing + run.finding)) * 100).toFixed(1)}%`;
    rates.set(name, pages / run.seconds);
    add(
      name,
      pages / run.seconds,
      share(run.parsing),
      share(run.finding),
      `${megabytes(run.peak)} MB`,
      String(run.mentions),
    );
  }
  const floor = pages / measureFloor(archive);
  add("zcat | grep -c -F -f names, the floor", floor, "", "", "", "");
  add("jsdom, Readability and a RegExp, one thread", peer, "", "", "", "");
  console.log(`${table}`);
  const [one = 0] = rates.values();
  const all = rates.get(`scan, all ${cores} cores`) ?? 0;
  const before = rates.get(`before, all ${cores} cores`);
  console.log(
    `all cores / one core: ${(all / one).toFixed(2)}; one core / jsdom: ${(one / peer).toFixed(1)}; all cores / floor: ${(all / floor).toFixed(2)}${before ? `; all cores / before: ${(all / before).toFixed(2)}` : ""}`,
  );
  const hours = 1e8 / all / 3600;
  console.log(
    `100 million such pages take ${hours.toFixed(0)} hours of this machine, ${(hours * cores).toFixed(0)} core hours.\n`,
  );
}
rmSync(folder, { recursive: true });

/** @returns seconds */
function measureFloor(archive: string): number {
  const names = join(folder, "names.txt");
  writeFileSync(names, councilNames().join("\n"));
  const start = performance.now();
  spawnSync("sh", ["-c", `zcat ${archive} | grep -c -F -f ${names}`], {
    env: { ...process.env, LC_ALL: "C" },
  });
  return (performance.now() - start) / 1000;
}

async function makeArchive(archive: string, every: number): Promise<{ pages: number; bytes: number }> {
  const file = createWriteStream(archive);
  let pages = 0;
  let bytes = 0;
  while (bytes < BYTES) {
    const body = newsPage(pages, every);
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

async function measure(archive: string, main: string, workers: number) {
  const out = mkdtempSync(join(folder, "out-"));
  const args = [main, "scan", archive, "-o", out, "--format", "parquet", "--workers", String(workers)];
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
