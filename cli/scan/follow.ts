/** A news watch: looks at feeds again and again, reads each page they name once, and adds it to the same tables. */
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { register } from "../../core/data/compiled.ts";
import type { Problem } from "../../core/record/rawPage.ts";
import { SOFTWARE } from "../../core/record/software.ts";
import { codebook, methodsNote } from "../../core/table/codebook.ts";
import { UsageError } from "../usageError.ts";
import { CLOCK, type Clock } from "../web/clock.ts";
import type { Validators } from "../web/request.ts";
import { createWeb, type Web } from "../web/web.ts";
import { writeWhole } from "../wholeFile.ts";
import { createCrawl } from "./crawl.ts";
import { listSources, type Source } from "./inputs/listSources.ts";
import { type Head, type Journal, type Kept, openJournal } from "./journal.ts";
import { type ScanOptions, settings } from "./scan.ts";
import { createWorkerPool, type WorkerPool } from "./workerPool.ts";
import { type Counts, writeTables } from "./writeTables.ts";

export type Look = { at: string; fresh: number; counts: Counts };

export type FollowOptions = Omit<ScanOptions, "shard" | "onProgress"> & {
  /** ms from the beginning of a look to that of the next. */
  every: number;
  /** How many looks; what is stopped between them has its tables. */
  looks: number;
  onLook?: ((look: Look) => void) | undefined;
  clock?: Clock | undefined;
};

/** What a feed said of itself at the last look that went well, by address: it is asked for what changed since. */
const feedsShape = v.record(
  v.string(),
  v.object({ etag: v.optional(v.string()), lastModified: v.optional(v.string()) }),
);

/** @throws {UsageError} for inputs that are no feeds or sitemaps, and a folder with something else in it */
export async function follow(options: FollowOptions): Promise<{ counts: Counts }> {
  const { inputs, out, every, looks, signal, onLook, workers, wholePage, clock = CLOCK } = options;
  const { sources } = await listSources(inputs);
  const feeds = sources.map(feedOf);
  await mkdir(out, { recursive: true }).catch((error: Error) => {
    throw new UsageError(`Cannot write into ${out}: ${error.message}`);
  });
  const folder = join(out, ".watch");
  if (existsSync(join(out, "run.json")) && !options.restart)
    throw new UsageError(`${out} holds a scan. Give another folder with -o, or --restart to replace it.`);
  if (options.restart)
    await Promise.all(
      [folder, join(out, "run.json")].map((path) => rm(path, { recursive: true, force: true })),
    );
  const fingerprint = createHash("sha256")
    .update(JSON.stringify({ watch: 1, wholePage }))
    .digest("hex");
  const plan = { fingerprint, scannedAt: new Date(clock.now()).toISOString() };
  const journal = await openJournal(folder, plan);
  if (!journal)
    throw new UsageError(
      `${out} holds a watch with other settings. Give another folder with -o, or --restart to replace it.`,
    );
  const web = createWeb({ ...options.manners, signal, clock });
  let counts: Counts = { pages: 0, duplicates: 0, mentions: 0, problems: 0 };
  /** Nothing yet: the first look writes the tables in any case, since a watch that was killed may not have. */
  let toldBefore: string | null = null;
  try {
    for (let look = 0; look < looks && !signal?.aborted; look++) {
      const began = clock.now();
      const scannedAt = new Date(began).toISOString();
      const pool = createWorkerPool(workers, { software: SOFTWARE, scannedAt, wholePage });
      const { fresh, changed, problems } = await lookAt(feeds, {
        ...options,
        folder,
        journal,
        web,
        pool,
      }).finally(() => pool.close());
      const told = JSON.stringify(problems);
      if (changed > 0 || told !== toldBefore)
        counts = await write(options, journal, plan.scannedAt, problems);
      toldBefore = told;
      onLook?.({ at: scannedAt, fresh, counts });
      if (look + 1 < looks) await clock.wait(began + every - clock.now(), signal);
    }
  } finally {
    journal.close();
  }
  return { counts };
}

type Feed = { name: string; address: string } | { name: string; path: string };

function feedOf(source: Source): Feed {
  if (source.from === "web") return { name: source.address, address: source.address };
  if (source.from === "file" && source.kind === "list") return { name: source.path, path: source.path };
  const name = source.from === "file" ? source.path : "-";
  throw new UsageError(`--follow takes feeds and sitemaps, by address or file, and ${name} is neither`);
}

type LookOptions = FollowOptions & { folder: string; journal: Journal; web: Web; pool: WorkerPool };

/** Once over all feeds. @returns how many pages were new, how many rows are, and which feeds could not be looked at this time */
async function lookAt(
  feeds: readonly Feed[],
  { folder, journal, web, pool, choice, largest, signal }: LookOptions,
): Promise<{ fresh: number; changed: number; problems: Problem[] }> {
  const statePath = join(folder, "feeds.json");
  const known = await readFeeds(statePath);
  const said: Record<string, Validators> = {};
  const problems: Problem[] = [];
  let fresh = 0;
  let changed = 0;
  let isAllRead = true;
  const crawl = createCrawl({
    web,
    choice,
    largest,
    signal,
    isDone: (item) => journal.isDone(item),
    validatorsOf: (key) => known[key],
    read: (page) => pool.read(page),
    onCrawled({ order, key, state, isList, answer, validators }) {
      if (state === "again") isAllRead = false;
      if (isList) {
        // A list is looked at again in any case: its problem is of this look alone.
        if (validators) said[key] = validators;
        if (answer && "problem" in answer) problems.push(answer.problem);
        return;
      }
      journal.add({ order, key, state }, answer);
      changed++;
      if (state === "page") fresh++;
    },
  });
  const look = journal.nextOrder;
  try {
    for (const [i, feed] of feeds.entries()) {
      if ("address" in feed) {
        await crawl.add({ address: feed.address, order: [look, i], as: "list" });
      } else {
        const list = { address: null, charset: null, order: [look, i], depth: 0 };
        const { problem } = await crawl.addList(createReadStream(feed.path), list);
        if (problem !== null) problems.push({ at: feed.path, problem });
      }
    }
    await crawl.finished();
  } catch (error) {
    if (!signal?.aborted) throw error;
    isAllRead = false;
  }
  journal.flush();
  // A feed that has not changed names no page again: what could not be read of it must be asked for anew.
  if (isAllRead && !signal?.aborted) await writeWhole(statePath, JSON.stringify({ ...known, ...said }));
  return { fresh, changed, problems };
}

async function write(
  options: FollowOptions,
  journal: Journal,
  scannedAt: string,
  problems: readonly Problem[],
): Promise<Counts> {
  const { out, format, inputs } = options;
  async function* kept(isWanted: (head: Head) => boolean): AsyncGenerator<Kept[]> {
    yield* journal.all(isWanted);
    const head: Head = { order: [journal.nextOrder], state: "problem" };
    if (isWanted(head)) yield problems.map((problem) => ({ head, entry: { problem } }));
  }
  const counts = await writeTables(kept, { out, format, suffix: "" });
  await writeWhole(join(out, "codebook.md"), codebook());
  const methods = methodsNote({
    software: SOFTWARE,
    data: register.asOf,
    made: scannedAt,
    settings: [`A watch of: ${inputs.join(", ")}`, ...settings(options, true)],
    counts,
  });
  await writeWhole(join(out, "methods.md"), methods);
  return counts;
}

async function readFeeds(path: string): Promise<Record<string, Validators>> {
  try {
    return v.parse(feedsShape, JSON.parse(await readFile(path, "utf8")));
  } catch {
    // Costs an answer in full, no more.
    return {};
  }
}
