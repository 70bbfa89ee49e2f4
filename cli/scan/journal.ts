/**
 * What a scan has read so far: a line for each page, written as soon as it is read. A scan that is killed goes on behind
 * its last whole line. Each run writes a file of its own, so that two runs of one scan do each other no harm.
 */
import { randomBytes } from "node:crypto";
import { closeSync, openSync, writeSync } from "node:fs";
import { mkdir, open, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { pageRecord } from "../../core/record/pageRecord.ts";
import type { Problem } from "../../core/record/rawPage.ts";
import { linesOf } from "../lines.ts";
import { writeWhole } from "../wholeFile.ts";
import type { ReadPage } from "./workerPool.ts";

const entryShape = v.union([
  v.object({ page: pageRecord }),
  v.object({ problem: v.object({ at: v.string(), problem: v.string() }) }),
]);
export type Entry = v.InferOutput<typeof entryShape>;
/** The same before it is written. */
export type NewEntry = { page: ReadPage } | { problem: Problem };

const headShape = v.object({
  /** Where in the inputs it stands: the input, the line or page in it, and so on. */
  order: v.array(v.number()),
  /** Of an address: the same wherever it is listed. What is in a file is told by its order. */
  key: v.optional(v.string()),
  /**
   * `again`: a problem that may pass. `list`: read, but what it lists may not be. `none`: no page of its own, since it is
   * there already.
   */
  state: v.picklist(["page", "problem", "again", "list", "none"]),
  /** Of a page: how many it has. Nothing in journals of before they were counted. */
  mentions: v.optional(v.number()),
});
export type Head = v.InferOutput<typeof headShape>;

const planShape = v.object({ fingerprint: v.string(), scannedAt: v.string() });
/** What is scanned and how, in a hash; and when the scan began. */
export type Plan = v.InferOutput<typeof planShape>;

/** What was read of one page. */
export type Kept = { head: Head; entry: Entry };

export type Journal = {
  plan: Plan;
  /** The first number of `order` that is still free. */
  nextOrder: number;
  /** Was it read, by an earlier run or this one? An address by its key, what is in a file by its order. */
  isDone(item: Pick<Head, "order" | "key">): boolean;
  /**
   * On the disk as soon as what came with it is read. Throws what the disk threw: the lines before are kept.
   *
   * @param entry null where the state is `list` or `none`
   */
  add(head: Head, entry: NewEntry | null): void;
  /**
   * Every page and problem once, in the order of the inputs, some at a time. A problem that was got over is none.
   *
   * @param isWanted the others are passed over, and not read
   */
  all(isWanted: (head: Head) => boolean): AsyncGenerator<Kept[]>;
  /** All that was added is on the disk. Throws what the disk throws. */
  flush(): void;
  close(): void;
  remove(): Promise<void>;
};

/** Null for a plan that is not the one the journal was begun with. @param folder is made when it is not there */
export async function openJournal(folder: string, wanted: Plan): Promise<Journal | null> {
  await mkdir(folder, { recursive: true });
  const planPath = join(folder, "plan.json");
  const before = await readPlan(planPath);
  if (before && before.fingerprint !== wanted.fingerprint) return null;
  if (!before) await writeWhole(planPath, JSON.stringify(wanted));

  const states = new Map<string, Head["state"]>();
  /** By input: what is in a file is read in its order. */
  const lastInFile = new Map<number, number>();
  const files: JournalFile[] = [];
  let nextOrder = 0;
  const note = (file: JournalFile, head: Head) => {
    const { order, key, state } = head;
    const [input = 0, item = 0] = order;
    if (key === undefined) lastInFile.set(input, Math.max(lastInFile.get(input) ?? -1, item));
    else if (states.get(key) !== "page") states.set(key, state);
    nextOrder = Math.max(nextOrder, input + 1);
    file.note(head);
  };
  for (const name of (await readdir(folder)).filter((each) => FILE.test(each)).sort()) {
    const file = journalFile(join(folder, name));
    for await (const lines of headsIn(file.path)) for (const { head } of lines) note(file, head);
    files.push(file);
  }
  const own = journalFile(join(folder, `journal-${Date.now()}-${randomBytes(4).toString("hex")}.jsonl`));
  let descriptor: number | null = null;
  /** Behind half a line nothing more may be written. */
  let failure: unknown = null;
  let unwritten = "";
  let writing: NodeJS.Immediate | null = null;

  /** @throws what the disk throws, now or before */
  function write(): void {
    if (writing) clearImmediate(writing);
    writing = null;
    if (failure !== null) throw failure;
    if (unwritten === "") return;
    const bytes = Buffer.from(unwritten);
    unwritten = "";
    try {
      if (descriptor === null) {
        descriptor = openSync(own.path, "ax");
        files.push(own);
      }
      for (let written = 0; written < bytes.length; )
        written += writeSync(descriptor, bytes, written, bytes.length - written);
    } catch (error) {
      failure = error;
      throw error;
    }
  }

  /** Whoever adds more, or reads, is told of it. */
  function tryToWrite(): void {
    try {
      write();
    } catch {
      // It is kept in `failure`.
    }
  }

  return {
    plan: before ?? wanted,
    get nextOrder() {
      return nextOrder;
    },
    isDone({ order: [input = 0, item = 0], key }) {
      if (key === undefined) return item <= (lastInFile.get(input) ?? -1);
      const state = states.get(key);
      return state !== undefined && state !== "again" && state !== "list";
    },
    add(head, entry) {
      if (failure !== null) throw failure;
      const mentions = entry !== null && "page" in entry ? entry.page.mentions : undefined;
      unwritten += `${JSON.stringify({ ...head, mentions })}\t${entry === null ? "" : jsonOf(entry)}\n`;
      if (unwritten.length > MOST_UNWRITTEN) write();
      // Pages are answered some at a time: one call for all of them.
      else writing ??= setImmediate(tryToWrite);
      note(own, head);
    },
    async *all(isWanted) {
      write();
      const told = new Set<string>();
      let before: readonly number[] = [];
      for await (const lines of merged(files)) {
        const wanted: Kept[] = [];
        for (const { head, rest } of lines) {
          const { key, order, state } = head;
          if (!hasEntry(head)) continue;
          // Two runs of one scan may both have read it.
          if (key === undefined ? compareOrder(order, before) === 0 : told.has(key)) continue;
          if (key === undefined) before = order;
          else if (state !== "page" && states.get(key) !== state) continue;
          else told.add(key);
          if (isWanted(head)) wanted.push({ head, entry: entryOf(rest) });
        }
        if (wanted.length > 0) yield wanted;
      }
    },
    flush: write,
    close() {
      tryToWrite();
      if (descriptor !== null) closeSync(descriptor);
      descriptor = null;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** UTF-16 units. */
const MOST_UNWRITTEN = 1 << 20;

function jsonOf(entry: NewEntry): string {
  return "page" in entry ? `{"page":${entry.page.json}}` : JSON.stringify(entry);
}

const FILE = /^journal-.*\.jsonl$/;

/** `rest`: its entry, as it is written. */
type Line = { head: Head; rest: string };

/** One run's lines, read in the order of the inputs; those without an entry may be among them. */
type JournalFile = {
  path: string;
  note(head: Head): void;
  read(): AsyncGenerator<Line[]>;
};

function journalFile(path: string): JournalFile {
  let last: readonly number[] = [];
  let isInOrder = true;
  return {
    path,
    note({ order }) {
      if (compareOrder(order, last) < 0) isInOrder = false;
      last = order;
    },
    read: () => (isInOrder ? headsIn(path) : readSorted(path)),
  };
}

/** Pages of many sites come as their sites answer: their places are sorted, in memory, and each line read from its own. */
async function* readSorted(path: string): AsyncGenerator<Line[]> {
  const places: { order: readonly number[]; offset: number; bytes: number }[] = [];
  for await (const lines of headsIn(path))
    for (const { head, offset, bytes } of lines)
      if (hasEntry(head)) places.push({ order: head.order, offset, bytes });
  places.sort((a, b) => compareOrder(a.order, b.order));
  const file = await open(path);
  try {
    for (const { offset, bytes } of places) {
      const { buffer } = await file.read(Buffer.alloc(bytes), 0, bytes, offset);
      yield [splitLine(buffer.toString("utf8").trimEnd())];
    }
  } finally {
    await file.close();
  }
}

/** The lines of all runs as if one had written them. */
async function* merged(files: readonly JournalFile[]): AsyncGenerator<Line[]> {
  let runs = await Promise.all(files.map(async (file) => runOf(file.read())));
  for (;;) {
    runs = runs.filter(({ lines }) => lines.length > 0);
    const [first, second] = runs.toSorted((a, b) => compareOrder(nextOf(a), nextOf(b)));
    if (!first) return;
    const { lines, rest } = first;
    // All that come before the other's.
    const behind = second
      ? lines.findIndex(({ head }, i) => i > 0 && compareOrder(head.order, nextOf(second)) >= 0)
      : -1;
    const count = behind < 0 ? lines.length : behind;
    yield lines.slice(0, count);
    Object.assign(first, count < lines.length ? { lines: lines.slice(count) } : await runOf(rest));
  }
}

/** What was read of a run, and not yet told; none behind its end. */
type Run = { lines: readonly Line[]; rest: AsyncGenerator<Line[]> };

async function runOf(rest: AsyncGenerator<Line[]>): Promise<Run> {
  const { done, value } = await rest.next();
  return { lines: done ? [] : value, rest };
}

function nextOf({ lines: [line] }: Run): readonly number[] {
  return line?.head.order ?? [];
}

function compareOrder(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function hasEntry({ state }: Head): boolean {
  return state !== "list" && state !== "none";
}

/** Of each whole line; the last of a run that was killed may not be. Never an empty list. */
async function* headsIn(path: string): AsyncGenerator<(Line & { offset: number; bytes: number })[]> {
  let offset = 0;
  for await (const lines of linesOf(path)) {
    const heads = [];
    for (const { text, bytes, hasEnd } of lines) {
      if (text !== null && hasEnd) heads.push({ ...splitLine(text), offset, bytes });
      offset += bytes;
    }
    if (heads.length > 0) yield heads;
  }
}

function splitLine(line: string): Line {
  const tab = line.indexOf("\t");
  return { head: v.parse(headShape, JSON.parse(line.slice(0, tab))), rest: line.slice(tab + 1) };
}

function entryOf(json: string): Entry {
  return v.parse(entryShape, JSON.parse(json));
}

async function readPlan(path: string): Promise<Plan | null> {
  const json = await readFile(path, "utf8").catch(() => null);
  return json === null ? null : v.parse(planShape, JSON.parse(json));
}
