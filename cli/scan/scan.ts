/** Scans all inputs into two tables: pages are read in order, on all cores, in memory that does not grow. */
import { createHash } from "node:crypto";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { register } from "../../core/bundledData.ts";
import { SOFTWARE } from "../../core/record/software.ts";
import { codebook, methodsNote } from "../../core/table/codebook.ts";
import { POLITE } from "../update/politeFetch.ts";
import { writeWhole } from "../update/reportCache.ts";
import { UsageError } from "../usageError.ts";
import { listSources, type Source } from "./inputs/listSources.ts";
import { createWeb } from "./inputs/web.ts";
import { type Entry, openParts, type Plan } from "./parts.ts";
import { bytesToRead, readInputs, type Shard } from "./readInputs.ts";
import { createWorkerPool, type ScanAnswer } from "./workerPool.ts";
import { type Counts, type Format, writeTables } from "./writeTables.ts";

export type ScanOptions = {
  inputs: readonly string[];
  /** Folder. */
  out: string;
  format: Format;
  wholePage: boolean;
  workers: number;
  shard: Shard | null;
  /** Throw away what an earlier scan left in the folder. */
  restart: boolean;
  /** ms between two requests to one site. */
  pause?: number | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
};

/** `done` and `all` in bytes of the input, as far as they are known. `parsing` and `finding`: ms over all workers. */
export type Progress = {
  pages: number;
  problems: number;
  done: number;
  all: number;
  parsing: number;
  finding: number;
};

export type Scanned = { state: "finished" | "was-finished" | "stopped"; counts: Counts };

/** A part is closed after so many pages, or ms: what a scan that is killed has to read again. */
const PART_PAGES = 1000;
const PART_TIME = 5000;

const countsShape = v.object({
  pages: v.number(),
  duplicates: v.number(),
  mentions: v.number(),
  problems: v.number(),
});
const finishedShape = v.object({ fingerprint: v.string(), counts: countsShape });

/** @throws {UsageError} for inputs that are not there, and for a folder with another scan in it */
export async function scan(options: ScanOptions): Promise<Scanned> {
  const { inputs, out, shard, format } = options;
  const listed = await listSources(inputs);
  const suffix = shard ? `-${padded(shard.index)}-of-${padded(shard.of)}` : "";
  const plan = { fingerprint: fingerprintOf(listed.sources, options), scannedAt: new Date().toISOString() };
  await mkdir(out, { recursive: true }).catch((error: Error) => {
    throw new UsageError(`Cannot write into ${out}: ${error.message}`);
  });
  const finishedPath = join(out, `run${suffix}.json`);
  if (!options.restart) {
    const before = await readFinished(finishedPath);
    if (before?.fingerprint === plan.fingerprint) return { state: "was-finished", counts: before.counts };
    if (before) throw otherScan(out);
  }
  const parts = await openPartsAnew(join(out, `.scan${suffix}`), plan, options.restart);
  if (!parts) throw otherScan(out);
  if (parts.done === 0 && parts.consumed === 0 && (!shard || shard.index === 1))
    await parts.add(
      listed.problems.map((problem) => ({ problem })),
      { done: 0, consumed: 0 },
    );

  const progress = await readAll(listed.sources, parts, options);
  if (!progress) return { state: "stopped", counts: { pages: 0, duplicates: 0, mentions: 0, problems: 0 } };
  const counts = await writeTables(() => parts.all(), { out, format, suffix });
  await writeWhole(join(out, "codebook.md"), codebook());
  await writeWhole(join(out, `methods${suffix}.md`), methods(options, parts.plan, counts));
  const { fingerprint } = plan;
  const { pages, parsing, finding } = progress;
  const lastRun = { pages, parsing: Math.round(parsing), finding: Math.round(finding) };
  const run = { fingerprint, software: SOFTWARE, counts, lastRun };
  await writeWhole(finishedPath, `${JSON.stringify(run, null, 2)}\n`);
  await parts.remove();
  return { state: "finished", counts };
}

/** @returns what was read in this run; null when it was stopped before the end */
async function readAll(
  sources: readonly Source[],
  parts: NonNullable<Awaited<ReturnType<typeof openParts>>>,
  { workers, wholePage, shard, pause = POLITE.pause, signal, onProgress }: ScanOptions,
): Promise<Progress | null> {
  const version = { software: SOFTWARE, scannedAt: parts.plan.scannedAt };
  const pool = createWorkerPool(workers, { ...version, wholePage });
  const web = createWeb({ ...POLITE, pause, backoff: Math.min(POLITE.backoff, pause * 3) });
  const progress: Progress = {
    pages: 0,
    problems: 0,
    done: 0,
    all: bytesToRead(sources, shard),
    parsing: 0,
    finding: 0,
  };
  const queue: { answer: Promise<ScanAnswer>; consumed: number }[] = [];
  let entries: Entry[] = [];
  let done = parts.done;
  let consumed = parts.consumed;
  let closedAt = performance.now();

  const close = async () => {
    if (entries.length > 0) await parts.add(entries, { done, consumed });
    entries = [];
    closedAt = performance.now();
  };
  const takeFirst = async () => {
    const first = queue.shift();
    if (!first) return;
    const answer = await first.answer;
    if ("page" in answer) {
      entries.push({ page: answer.page });
      progress.pages++;
      progress.parsing += answer.times.parsing;
      progress.finding += answer.times.finding;
    } else {
      entries.push(answer);
      progress.problems++;
    }
    done++;
    consumed = first.consumed;
    progress.done = consumed;
    onProgress?.(progress);
    if (entries.length >= PART_PAGES || performance.now() - closedAt > PART_TIME) await close();
  };

  try {
    let seen = 0;
    let before = 0;
    let source = -1;
    let inSource = 0;
    for await (const item of readInputs(sources, shard, web)) {
      if (item.source !== source) [source, before, inSource] = [item.source, before + inSource, 0];
      inSource = Math.max(inSource, item.consumed);
      if (seen++ < parts.done) continue;
      const answer = "page" in item ? pool.read(item.page) : Promise.resolve({ problem: item.problem });
      queue.push({ answer, consumed: before + inSource });
      // Enough for no worker to wait, few enough to hold in memory.
      while (queue.length >= workers * 4) await takeFirst();
      if (signal?.aborted) break;
    }
    while (queue.length > 0) await takeFirst();
    await close();
    return signal?.aborted ? null : progress;
  } finally {
    await pool.close();
  }
}

async function openPartsAnew(folder: string, plan: Plan, restart: boolean) {
  if (restart) await rm(folder, { recursive: true, force: true });
  return openParts(folder, plan);
}

function fingerprintOf(sources: readonly Source[], { wholePage, shard, format }: ScanOptions): string {
  const what = { sources, wholePage, shard, format, software: SOFTWARE, data: register.asOf };
  return createHash("sha256").update(JSON.stringify(what)).digest("hex");
}

async function readFinished(path: string) {
  const json = await readFile(path, "utf8").catch(() => null);
  return json === null ? null : v.parse(finishedShape, JSON.parse(json));
}

function otherScan(out: string): UsageError {
  return new UsageError(
    `${out} holds a scan of other inputs, of other settings or by another version. Give another folder with -o, or --restart to replace it.`,
  );
}

function methods({ inputs, wholePage, shard }: ScanOptions, { scannedAt }: Plan, counts: Counts): string {
  return methodsNote({
    software: SOFTWARE,
    data: register.asOf,
    made: scannedAt,
    settings: [
      `Inputs: ${inputs.join(", ")}`,
      wholePage
        ? "Text: all text of each page"
        : "Text: the story of each page as Readability finds it; all its text where it finds none",
      "Pages of the same canonical address: the first in the order of the inputs is kept",
      ...(shard
        ? [`Shard ${shard.index} of ${shard.of}; pages of the same address are folded within a shard`]
        : []),
    ],
    counts,
  });
}

function padded(count: number): string {
  return String(count).padStart(3, "0");
}
