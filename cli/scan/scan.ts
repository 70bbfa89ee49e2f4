/** Scans all inputs into two tables: pages are read in order, on all cores, in memory that does not grow. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { register } from "../../core/data/compiled.ts";
import type { Choice } from "../../core/listing/listedPage.ts";
import { SOFTWARE } from "../../core/record/software.ts";
import { codebook, methodsNote } from "../../core/table/codebook.ts";
import { UsageError } from "../usageError.ts";
import { createWeb, type Manners } from "../web/web.ts";
import { writeWhole } from "../wholeFile.ts";
import { listSources, type Source } from "./inputs/listSources.ts";
import { type Head, type Journal, openJournal, type Plan } from "./journal.ts";
import { bytesToRead, readAll, type Shard } from "./readAll.ts";
import { createWorkerPool } from "./workerPool.ts";
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
  manners: Manners;
  /** Which pages of feeds and sitemaps are read. */
  choice: Choice;
  /** Bytes of one page. */
  largest: number;
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

/** `suffix` stands between a table's name and the point of its ending. */
export type Scanned = { state: "finished" | "was-finished" | "stopped"; suffix: string; counts: Counts };

const countsShape = v.object({
  pages: v.number(),
  duplicates: v.number(),
  mentions: v.number(),
  problems: v.number(),
});
const finishedShape = v.object({ fingerprint: v.string(), counts: countsShape });

/** @throws {UsageError} for inputs that are not there, and for a folder with another scan in it */
export async function scan(options: ScanOptions): Promise<Scanned> {
  const { inputs, out, shard } = options;
  const { sources, problems } = await listSources(inputs);
  const suffix = shard ? `-${padded(shard.index)}-of-${padded(shard.of)}` : "";
  const plan = { fingerprint: fingerprintOf(sources, options), scannedAt: new Date().toISOString() };
  await mkdir(out, { recursive: true }).catch((error: Error) => {
    throw new UsageError(`Cannot write into ${out}: ${error.message}`);
  });
  const finishedPath = join(out, `run${suffix}.json`);
  if (!options.restart) {
    const before = await readFinished(finishedPath);
    if (before?.fingerprint === plan.fingerprint)
      return { state: "was-finished", suffix, counts: before.counts };
    if (before || existsSync(join(out, ".watch"))) throw otherScan(out);
  }
  const folder = join(out, `.scan${suffix}`);
  if (options.restart)
    await Promise.all(
      [folder, join(out, ".watch"), finishedPath].map((path) => rm(path, { recursive: true, force: true })),
    );
  try {
    return await readAndWrite(options, { sources, problems, plan, folder, suffix, finishedPath });
  } catch (error) {
    // Another run of the same scan may have come to its end before, and taken the journal away: its tables are ours.
    const other = await readFinished(finishedPath);
    if (other?.fingerprint !== plan.fingerprint) throw error;
    return { state: "was-finished", suffix, counts: other.counts };
  }
}

type Place = Awaited<ReturnType<typeof listSources>> & {
  plan: Plan;
  /** Of the journal. */
  folder: string;
  suffix: string;
  finishedPath: string;
};

async function readAndWrite(
  options: ScanOptions,
  { sources, problems, plan, folder, suffix, finishedPath }: Place,
): Promise<Scanned> {
  const { out, shard, format } = options;
  const journal = await openJournal(folder, plan);
  if (!journal) throw otherScan(out);
  if (!shard || shard.index === 1)
    for (const [i, problem] of problems.entries()) {
      const head: Head = { order: [sources.length, i], state: "problem" };
      if (!journal.isDone(head)) journal.add(head, { problem });
    }
  const progress = await readSources(sources, journal, options);
  if (!progress) return { state: "stopped", suffix, counts: NOTHING };
  const counts = await writeTables(journal.all, { out, format, suffix });
  await writeWhole(join(out, "codebook.md"), codebook());
  await writeWhole(
    join(out, `methods${suffix}.md`),
    methods(options, journal.plan, counts, sources.some(mayUseWeb)),
  );
  const { fingerprint } = plan;
  const { pages, parsing, finding } = progress;
  const lastRun = { pages, parsing: Math.round(parsing), finding: Math.round(finding) };
  const run = { fingerprint, software: SOFTWARE, counts, lastRun };
  await writeWhole(finishedPath, `${JSON.stringify(run, null, 2)}\n`);
  await journal.remove();
  return { state: "finished", suffix, counts };
}

const NOTHING: Counts = { pages: 0, duplicates: 0, mentions: 0, problems: 0 };

/** @returns what was read in this run; null when it was stopped before the end */
export async function readSources(
  sources: readonly Source[],
  journal: Journal,
  { workers, wholePage, shard, manners, choice, largest, signal, onProgress }: ScanOptions,
): Promise<Progress | null> {
  const version = { software: SOFTWARE, scannedAt: journal.plan.scannedAt };
  const pool = createWorkerPool(workers, { ...version, wholePage });
  const all = bytesToRead(sources, shard);
  const progress: Progress = { pages: 0, problems: 0, done: 0, all, parsing: 0, finding: 0 };
  try {
    await readAll(sources, {
      shard,
      pool,
      workers,
      web: createWeb({ ...manners, signal }),
      choice,
      largest,
      signal,
      isDone: (item) => journal.isDone(item),
      onRead(head, answer, consumed) {
        journal.add(head, answer);
        // Before its site is asked for the next: a scan that is killed asks for one page again at most.
        if (head.key !== undefined) journal.flush();
        if (answer !== null && "page" in answer) {
          progress.pages++;
          progress.parsing += answer.times.parsing;
          progress.finding += answer.times.finding;
        } else if (answer !== null) {
          progress.problems++;
        }
        progress.done = Math.max(progress.done, consumed ?? 0);
        onProgress?.(progress);
      },
    });
    return signal?.aborted ? null : progress;
  } catch (error) {
    if (signal?.aborted) return null;
    throw error;
  } finally {
    journal.close();
    // Tables need not wait until readers have given their memory back.
    void pool.close();
  }
}

function fingerprintOf(sources: readonly Source[], options: ScanOptions): string {
  const { wholePage, shard, format, largest, manners } = options;
  const { ignoreRobots } = manners;
  const software = { version: SOFTWARE, data: register.asOf };
  const what = {
    sources,
    wholePage,
    shard,
    format,
    largest,
    ignoreRobots,
    choice: chosen(options),
    software,
  };
  return createHash("sha256").update(JSON.stringify(what)).digest("hex");
}

async function readFinished(path: string) {
  const json = await readFile(path, "utf8").catch(() => null);
  return json === null ? null : v.parse(finishedShape, JSON.parse(json));
}

function otherScan(out: string): UsageError {
  return new UsageError(
    `${out} holds a scan of other inputs, of other settings or by another version, or a watch. Give another folder with -o, or --restart to replace it.`,
  );
}

function methods(options: ScanOptions, { scannedAt }: Plan, counts: Counts, usesWeb: boolean): string {
  const { inputs, shard } = options;
  return methodsNote({
    software: SOFTWARE,
    data: register.asOf,
    made: scannedAt,
    settings: [
      `Inputs: ${inputs.join(", ")}`,
      ...settings(options, usesWeb),
      ...(shard
        ? [`Shard ${shard.index} of ${shard.of}; pages of the same address are folded within a shard`]
        : []),
    ],
    counts,
  });
}

/** How pages were chosen and fetched, a line each. */
export function settings(
  options: Pick<ScanOptions, "wholePage" | "choice" | "manners" | "largest">,
  usesWeb: boolean,
): string[] {
  const { wholePage, manners, largest } = options;
  const pages = chosen(options);
  return [
    wholePage
      ? "Text: all text of each page"
      : "Text: the story of each page as Readability finds it; all its text where it finds none",
    "Pages of the same canonical address: the first in the order of the inputs is kept",
    ...(pages.length > 0
      ? [`Of feeds and sitemaps: pages ${pages.join(", ")}; those without a day are read`]
      : []),
    ...(usesWeb
      ? [
          manners.ignoreRobots
            ? "robots.txt: ignored (--ignore-robots)"
            : "robots.txt: honoured; what it forbids is in problems.csv",
          `Sites were asked by the name "${manners.userAgent}", one request at a time, with ${manners.pause} ms between`,
        ]
      : []),
    `Pages larger than ${largest / 1_000_000} MB: not read`,
  ];
}

function mayUseWeb(source: Source): boolean {
  return source.from !== "file" || source.kind === "list" || source.kind === "addresses";
}

function chosen({ choice: { since, until, match } }: Pick<ScanOptions, "choice">): string[] {
  return [
    ...(since === null ? [] : [`from ${since} on`]),
    ...(until === null ? [] : [`up to ${until}`]),
    ...(match === null ? [] : [`whose address matches ${match.source}`]),
  ];
}

function padded(count: number): string {
  return String(count).padStart(3, "0");
}
