/** Pages are read on all cores. A page that takes a worker with it is a problem of that page alone. */
import { Worker } from "node:worker_threads";
import type { PageRecord } from "../../core/record/pageRecord.ts";
import type { Problem, RawPage } from "../../core/record/rawPage.ts";
import type { RawPageOptions, Times } from "./readRawPage.ts";

export type ScanAnswer = { page: PageRecord; times: Times } | { problem: Problem };

export type WorkerPool = {
  /** Never rejects. Waits for a worker to be free. */
  read(raw: RawPage): Promise<ScanAnswer>;
  close(): Promise<void>;
};

/** ms for one page; most take some thousandths of that. */
const PATIENCE = 60_000;
/** MB of JavaScript values a worker may hold. */
const MEMORY = 1024;
/** Pages, and bytes of them, that a worker is given at once: to wake a thread takes as long as to read a small page. */
export const MOST_AT_ONCE = 16;
const MOST_BYTES_AT_ONCE = 1_000_000;

type Waiting = { raw: RawPage; answered: (answer: ScanAnswer) => void };

export function createWorkerPool(size: number, options: RawPageOptions): WorkerPool {
  const idle: Worker[] = Array.from({ length: size }, () => startWorker(options));
  const waiting: Waiting[] = [];
  const all = new Set(idle);
  let isClosed = false;

  return {
    read: (raw) =>
      new Promise((answered) => {
        waiting.push({ raw, answered });
        if (idle.length > 0) void work();
      }),
    async close() {
      isClosed = true;
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };

  /** Keeps a worker busy while pages wait. */
  async function work(): Promise<void> {
    let worker = idle.pop();
    if (!worker) return;
    for (let pages = takeSome(); pages.length > 0; pages = takeSome()) worker = await readSome(worker, pages);
    idle.push(worker);
  }

  /** No more than this worker's part of what waits. */
  function takeSome(): Waiting[] {
    const most = Math.min(MOST_AT_ONCE, Math.ceil(waiting.length / size));
    let bytes = 0;
    let count = 0;
    while (count < most && (count === 0 || bytes < MOST_BYTES_AT_ONCE))
      bytes += waiting[count++]?.raw.bytes.length ?? 0;
    return waiting.splice(0, count);
  }

  /** @returns the worker for what comes next: another one where this had to be ended */
  async function readSome(worker: Worker, pages: readonly Waiting[]): Promise<Worker> {
    const answers = await ask(
      worker,
      pages.map(({ raw }) => raw),
    );
    if (typeof answers !== "string") {
      for (const [i, { answered }] of pages.entries()) answered(answers[i] as ScanAnswer);
      return worker;
    }
    let next = worker;
    // Closing ends workers at their work: none is started in place of those.
    if (!isClosed) {
      all.delete(worker);
      await worker.terminate();
      next = startWorker(options);
      all.add(next);
    }
    if (isClosed || pages.length === 1)
      for (const { raw, answered } of pages) answered({ problem: { at: raw.foundAt, problem: answers } });
    // Which of them it was is told one at a time.
    else for (const page of pages) next = await readSome(next, [page]);
    return next;
  }
}

/** @returns an answer for each page, or why the worker had to be ended */
function ask(worker: Worker, raws: readonly RawPage[]): Promise<readonly ScanAnswer[] | string> {
  return new Promise((resolve) => {
    const onError = (error: Error) => finish(`a page that cannot be read (${error.message})`);
    const onExit = () => finish("a page that ends its reader");
    const finish = (answers: readonly ScanAnswer[] | string) => {
      clearTimeout(timer);
      worker.off("message", finish).off("error", onError).off("exit", onExit);
      resolve(answers);
    };
    const timer = setTimeout(() => finish("a page that takes more than a minute to read"), PATIENCE);
    worker.on("message", finish).on("error", onError).on("exit", onExit);
    worker.postMessage(raws);
  });
}

function startWorker(options: RawPageOptions): Worker {
  const settings = { workerData: options, resourceLimits: { maxOldGenerationSizeMb: MEMORY } };
  if (!import.meta.url.endsWith(".ts"))
    return new Worker(new URL("./scanWorker.js", import.meta.url), settings);
  // From source, a thread must first learn to read TypeScript: from the project's own tools.
  const source = new URL("./scanWorker.ts", import.meta.url).href;
  const program = `import("tsx/esm/api").then(({ register }) => { register(); return import("${source}"); })`;
  return new Worker(program, { eval: true, ...settings });
}
