/** Reads pages in a thread of its own: some in a message, as many answers in one. */
import { parentPort, workerData } from "node:worker_threads";
import type { RawPage } from "../../core/record/rawPage.ts";
import { passRawPage, readRawPage } from "./readRawPage.ts";
import type { ScanAnswer, Task, WorkerData } from "./workerPool.ts";

const { options, at } = workerData as WorkerData;

parentPort?.on("message", async ({ pages, parses }: Task<RawPage>) => {
  const answers: (ScanAnswer | null)[] = [];
  for (const [i, raw] of pages.entries()) {
    Atomics.store(at, 0, i);
    answers.push(await answer(raw, parses));
  }
  parentPort?.postMessage(answers);
});

async function answer(raw: RawPage, parses: boolean): Promise<ScanAnswer | null> {
  try {
    const read = parses ? await readRawPage(raw, options) : passRawPage(raw, options);
    if (!read) return null;
    const { page, times } = read;
    const { address, mentions } = page;
    return { page: { json: JSON.stringify(page), address, mentions: mentions.length }, times };
  } catch (error) {
    return { problem: { at: raw.foundAt, problem: (error as Error).message } };
  }
}
