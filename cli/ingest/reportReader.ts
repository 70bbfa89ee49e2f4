/** Reads report files, each within bounds of time and memory. */
import { Worker } from "node:worker_threads";
import type { Report } from "../../core/ingest/readReport.ts";
import { unreadable } from "../../core/ingest/unreadable.ts";

export type ReportReader = {
  /** Never rejects: a file that cannot be read is a report of kind `other` that says why. One at a time. */
  read(path: string): Promise<Report>;
  close(): Promise<void>;
};

/** ms for one file; a report takes a fifth of a second. */
const PATIENCE = 20_000;
/** Bytes that reading one file may add to what the process holds. */
const MOST_MEMORY = 1_000_000_000;
const LOOK_EVERY = 100;

export function createReportReader(): ReportReader {
  let worker: Worker | null = null;

  function start(): Worker {
    const limits = { resourceLimits: { maxOldGenerationSizeMb: 512 } };
    if (!import.meta.url.endsWith(".ts"))
      return new Worker(new URL("./pdfWorker.js", import.meta.url), limits);
    // From source, a thread must first learn to read TypeScript: from the project's own tools.
    const worker = new URL("./pdfWorker.ts", import.meta.url).href;
    const program = `import("tsx/esm/api").then(({ register }) => { register(); return import("${worker}"); })`;
    return new Worker(program, { eval: true, ...limits });
  }

  async function stop(): Promise<void> {
    const running = worker;
    worker = null;
    await running?.terminate();
  }

  return {
    async read(path) {
      worker ??= start();
      const report = await answerOf(worker, path);
      if (typeof report !== "string") return report;
      await stop();
      return unreadable(report);
    },
    close: stop,
  };
}

/** @returns what the worker read, or why it had to be ended */
function answerOf(worker: Worker, path: string): Promise<Report | string> {
  const before = process.memoryUsage.rss();
  return new Promise((resolve) => {
    const onError = (error: Error) => finish(`a PDF that cannot be read (${error.message})`);
    const onExit = () => finish("a PDF that ends its reader");
    const finish = (answer: Report | string) => {
      clearTimeout(timer);
      clearInterval(watch);
      worker.off("message", finish).off("error", onError).off("exit", onExit);
      resolve(answer);
    };
    const timer = setTimeout(() => finish("a PDF that takes too long to read"), PATIENCE);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > MOST_MEMORY)
        finish("a PDF that takes too much memory to read");
    }, LOOK_EVERY);
    worker.on("message", finish).on("error", onError).on("exit", onExit);
    worker.postMessage(path);
  });
}
