/** Reads pages in a thread of its own: some in a message, as many answers in one. */
import { parentPort, workerData } from "node:worker_threads";
import type { RawPage } from "../../core/record/rawPage.ts";
import { readRawPage } from "./readRawPage.ts";
import type { ScanAnswer, WorkerData } from "./workerPool.ts";

const { options, at } = workerData as WorkerData;

parentPort?.on("message", async (raws: readonly RawPage[]) => {
  const answers: ScanAnswer[] = [];
  for (const [i, raw] of raws.entries()) {
    Atomics.store(at, 0, i);
    answers.push(await answer(raw));
  }
  parentPort?.postMessage(answers);
});

async function answer(raw: RawPage): Promise<ScanAnswer> {
  try {
    const { page, times } = await readRawPage(raw, options);
    const { address, mentions } = page;
    return { page: { json: JSON.stringify(page), address, mentions: mentions.length }, times };
  } catch (error) {
    return { problem: { at: raw.foundAt, problem: (error as Error).message } };
  }
}
