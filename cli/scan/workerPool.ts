/** Pages are read on all cores. A page that takes a worker with it is a problem of that page alone. */
import { Worker } from "node:worker_threads";
import type { Problem, RawPage } from "../../core/record/rawPage.ts";
import type { RawPageOptions, Times } from "./readRawPage.ts";

/** A page's record as it is written down: it is read again where a table is made of it. */
export type ReadPage = { json: string; address: string; mentions: number };

export type ScanAnswer = { page: ReadPage; times: Times } | { problem: Problem };

/** `parses`: the reader parses what must be; else it leaves that, and answers null. */
export type Task<T> = { pages: readonly T[]; parses: boolean };

/** What a reader is started with. */
export type WorkerData = { options: RawPageOptions; at: Int32Array };

export type WorkerPool = {
  /** Never rejects. Waits for a worker to be free. */
  read(raw: RawPage): Promise<ScanAnswer>;
  close(): Promise<void>;
};

/** ms for one page; most take some thousandths of that. */
const PATIENCE = 60_000;
/** MB of JavaScript values a reader may hold. */
const MEMORY = 1024;
/**
 * Bytes that the process may grow by, of any kind, and by how much more for each further reader. A page that takes more is
 * given up before it takes the whole process with it.
 */
const MOST_GROWTH = 1_100_000_000;
const GROWTH_EACH = 400_000_000;
const LOOK_EVERY = 100;
/** ms that the guilty one has been at its page. */
const GUILTY = 500;
/** Pages, and bytes of them, that a worker is given at once: to wake a thread takes as long as to read a small page. */
export const MOST_AT_ONCE = 32;
const MOST_BYTES_AT_ONCE = 2_000_000;
/**
 * Pages to be parsed are left to one reader while no more than these wait for it. Where few must be, most of their time goes
 * into what the engine learns of the parsers' code, and each thread learns it anew.
 */
const MOST_LEFT = 8;

type Waiting = { raw: RawPage; answered: (answer: ScanAnswer) => void };

type Reader = {
  worker: Worker;
  /** Both threads see it: the bytes of the pages it is given are copied into it, and no more. */
  readonly room: Uint8Array;
  /** Which of the pages it was given it is reading: seen also when it can say nothing any more. */
  at: Int32Array;
  /** Null while it has none. `since`: ms, as far as looks tell. */
  busy: { page: number; since: number; fail(problem: string): void } | null;
};

export function createWorkerPool(size: number, options: RawPageOptions): WorkerPool {
  const all = new Set(Array.from({ length: size }, () => startReader(options)));
  const idle = new Set(all);
  let [parser] = all;
  const waiting: Waiting[] = [];
  /** What must be parsed, as readers found that may not. */
  const left: Waiting[] = [];
  let isClosed = false;
  /** Readers that are being ended: what they hold is not free yet. */
  let ending = 0;
  const before = process.memoryUsage.rss();
  const most = MOST_GROWTH + GROWTH_EACH * (size - 1);
  const watch = setInterval(look, LOOK_EVERY);

  return {
    read: (raw) =>
      new Promise((answered) => {
        waiting.push({ raw, answered });
        const [reader] = idle;
        if (reader) void work(reader);
      }),
    async close() {
      isClosed = true;
      clearInterval(watch);
      await Promise.all([...all].map(({ worker }) => worker.terminate()));
    },
  };

  /** Ends what takes too long, or too much. */
  function look(): void {
    const now = performance.now();
    for (const { at, busy } of all) {
      const page = Atomics.load(at, 0);
      if (busy && page !== busy.page) Object.assign(busy, { page, since: now });
      else if (busy && now - busy.since > PATIENCE) busy.fail("a page that takes more than a minute to read");
    }
    if (ending > 0 || process.memoryUsage.rss() - before <= most) return;
    const [slowest] = [...all].flatMap(({ busy }) => busy ?? []).sort((a, b) => a.since - b.since);
    if (slowest && now - slowest.since > GUILTY) slowest.fail("a page that takes too much memory to read");
  }

  /** Keeps a reader busy while pages wait. */
  async function work(reader: Reader): Promise<void> {
    idle.delete(reader);
    let ours = reader;
    for (let task = nextTask(ours); task; task = nextTask(ours)) ours = await readSome(ours, task);
    idle.add(ours);
  }

  function nextTask(reader: Reader): Task<Waiting> | null {
    const isParser = reader === parser;
    // Who has nothing else to do helps.
    if (left.length > 0 && (isParser || waiting.length === 0)) return { pages: takeSome(left), parses: true };
    if (waiting.length === 0) return null;
    return { pages: takeSome(waiting), parses: isParser || left.length > MOST_LEFT };
  }

  /** No more than one reader's part of what waits. */
  function takeSome(from: Waiting[]): Waiting[] {
    const most = Math.min(MOST_AT_ONCE, Math.ceil(from.length / size));
    let bytes = 0;
    let count = 0;
    while (count < most && (count === 0 || bytes < MOST_BYTES_AT_ONCE))
      bytes += from[count++]?.raw.bytes.length ?? 0;
    return from.splice(0, count);
  }

  /** @returns the reader for what comes next: another one where this had to be ended */
  async function readSome(reader: Reader, { pages, parses }: Task<Waiting>): Promise<Reader> {
    const outcome = await ask(reader, { pages: laidOut(pages, reader), parses });
    if ("answers" in outcome) {
      for (const [i, page] of pages.entries()) {
        const answer = outcome.answers[i];
        if (answer) page.answered(answer);
        else left.push(page);
      }
      if (left.length > 0 && parser && idle.has(parser)) void work(parser);
      return reader;
    }
    const fail = ({ raw, answered }: Waiting) =>
      answered({ problem: { at: raw.foundAt, problem: outcome.problem } });
    // Closing ends readers at their work: none is started in place of those.
    if (isClosed) {
      pages.forEach(fail);
      return reader;
    }
    all.delete(reader);
    ending++;
    await reader.worker.terminate();
    ending--;
    const next = startReader(options);
    all.add(next);
    if (reader === parser) parser = next;
    const guilty = pages[outcome.at];
    if (guilty) fail(guilty);
    // The answers of those before it went with it.
    const others = pages.filter((_, i) => i !== outcome.at);
    return others.length > 0 ? readSome(next, { pages: others, parses }) : next;
  }
}

/** The pages with their bytes in the reader's room. What is there from before was read. */
function laidOut(pages: readonly Waiting[], reader: Reader): RawPage[] {
  const bytes = pages.reduce((sum, { raw }) => sum + raw.bytes.length, 0);
  const room = bytes > reader.room.length ? roomFor(bytes) : reader.room;
  let at = 0;
  return pages.map(({ raw }) => {
    room.set(raw.bytes, at);
    at += raw.bytes.length;
    return { ...raw, bytes: room.subarray(at - raw.bytes.length, at) };
  });
}

function roomFor(bytes: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(bytes));
}

/** An answer for each page; or which of them the reader had to be ended at, and why. */
type Outcome = { answers: readonly (ScanAnswer | null)[] } | { at: number; problem: string };

function ask(reader: Reader, task: Task<RawPage>): Promise<Outcome> {
  const { worker, at } = reader;
  return new Promise((resolve) => {
    const finish = (outcome: Outcome) => {
      reader.busy = null;
      worker.off("message", onAnswers).off("error", onError).off("exit", onExit);
      resolve(outcome);
    };
    const fail = (problem: string) => finish({ at: Atomics.load(at, 0), problem });
    const onAnswers = (answers: readonly (ScanAnswer | null)[]) => finish({ answers });
    const onError = (error: Error) => fail(`a page that cannot be read (${error.message})`);
    const onExit = () => fail("a page that ends its reader");
    worker.on("message", onAnswers).on("error", onError).on("exit", onExit);
    Atomics.store(at, 0, 0);
    reader.busy = { page: 0, since: performance.now(), fail };
    worker.postMessage(task);
  });
}

function startReader(options: RawPageOptions): Reader {
  const at = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  return { worker: startWorker({ options, at }), room: roomFor(MOST_BYTES_AT_ONCE), at, busy: null };
}

function startWorker(data: WorkerData): Worker {
  const settings = { workerData: data, resourceLimits: { maxOldGenerationSizeMb: MEMORY } };
  if (!import.meta.url.endsWith(".ts"))
    return new Worker(new URL("./scanWorker.js", import.meta.url), settings);
  // From source, a thread must first learn to read TypeScript: from the project's own tools.
  const source = new URL("./scanWorker.ts", import.meta.url).href;
  const program = `import("tsx/esm/api").then(({ register }) => { register(); return import("${source}"); })`;
  return new Worker(program, { eval: true, ...settings });
}
