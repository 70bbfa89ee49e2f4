/** Reads pages in a thread of its own: one message in, one out. */
import { parentPort, workerData } from "node:worker_threads";
import type { RawPage } from "../../core/record/rawPage.ts";
import { type RawPageOptions, readRawPage } from "./readRawPage.ts";
import type { ScanAnswer } from "./workerPool.ts";

const options = workerData as RawPageOptions;

parentPort?.on("message", async (raw: RawPage) => {
  parentPort?.postMessage(await answer(raw));
});

async function answer(raw: RawPage): Promise<ScanAnswer> {
  try {
    return await readRawPage(raw, options);
  } catch (error) {
    return { problem: { at: raw.foundAt, problem: (error as Error).message } };
  }
}
