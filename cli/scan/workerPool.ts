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

export function createWorkerPool(size: number, options: RawPageOptions): WorkerPool {
  const idle: Worker[] = Array.from({ length: size }, () => startWorker(options));
  const waiting: ((worker: Worker) => void)[] = [];
  const all = new Set(idle);
  let isClosed = false;

  const take = () => {
    const worker = idle.pop();
    return worker ? Promise.resolve(worker) : new Promise<Worker>((resolve) => waiting.push(resolve));
  };
  const give = (worker: Worker) => {
    const next = waiting.shift();
    if (next) next(worker);
    else idle.push(worker);
  };

  return {
    async read(raw) {
      const worker = await take();
      const answer = await ask(worker, raw);
      if (typeof answer !== "string") {
        give(worker);
        return answer;
      }
      const failed = { problem: { at: raw.foundAt, problem: answer } };
      // Closing ends workers at their work: none is started in place of those.
      if (isClosed) return failed;
      all.delete(worker);
      await worker.terminate();
      const fresh = startWorker(options);
      all.add(fresh);
      give(fresh);
      return failed;
    },
    async close() {
      isClosed = true;
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

/** @returns the answer, or why the worker had to be ended */
function ask(worker: Worker, raw: RawPage): Promise<ScanAnswer | string> {
  return new Promise((resolve) => {
    const onError = (error: Error) => finish(`a page that cannot be read (${error.message})`);
    const onExit = () => finish("a page that ends its reader");
    const finish = (answer: ScanAnswer | string) => {
      clearTimeout(timer);
      worker.off("message", finish).off("error", onError).off("exit", onExit);
      resolve(answer);
    };
    const timer = setTimeout(() => finish("a page that takes more than a minute to read"), PATIENCE);
    worker.on("message", finish).on("error", onError).on("exit", onExit);
    worker.postMessage(raw);
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
