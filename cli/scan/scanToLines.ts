/** A scan into a pipe: one JSON line a mention on standard output, one line a problem on standard error. */
import { once } from "node:events";
import type { Writable } from "node:stream";
import type { PageRecord } from "../../core/record/pageRecord.ts";
import { SOFTWARE } from "../../core/record/software.ts";
import type { Row } from "../../core/table/columns.ts";
import { POLITE } from "../update/politeFetch.ts";
import { listSources } from "./inputs/listSources.ts";
import { createWeb } from "./inputs/web.ts";
import { readInputs } from "./readInputs.ts";
import type { ScanOptions } from "./scan.ts";
import { createWorkerPool, type ScanAnswer } from "./workerPool.ts";

type Options = Pick<ScanOptions, "inputs" | "wholePage" | "workers" | "shard" | "pause">;

/** @returns the exit code: 3 when any input could not be read */
export async function scanToLines(
  { inputs, wholePage, workers, shard, pause = POLITE.pause }: Options,
  rowsOf: (page: PageRecord) => Row[],
  { stdout, stderr }: { stdout: Writable; stderr: Writable },
): Promise<0 | 3> {
  const { sources, problems } = await listSources(inputs);
  const pool = createWorkerPool(workers, {
    wholePage,
    software: SOFTWARE,
    scannedAt: new Date().toISOString(),
  });
  const web = createWeb({ ...POLITE, pause, backoff: Math.min(POLITE.backoff, pause * 3) });
  const queue: Promise<ScanAnswer>[] = [];
  let isBad = false;

  const take = async () => {
    const answer = await queue.shift();
    if (!answer) return;
    if ("problem" in answer) {
      isBad = true;
      stderr.write(`${answer.problem.at}: ${answer.problem.problem}\n`);
      return;
    }
    const lines = rowsOf(answer.page).map((row) => `${JSON.stringify(row)}\n`);
    if (!stdout.write(lines.join(""))) await once(stdout, "drain");
  };

  try {
    queue.push(...problems.map((problem) => Promise.resolve({ problem })));
    for await (const item of readInputs(sources, shard, web)) {
      queue.push("page" in item ? pool.read(item.page) : Promise.resolve({ problem: item.problem }));
      while (queue.length >= workers * 4) await take();
    }
    while (queue.length > 0) await take();
  } finally {
    await pool.close();
  }
  return isBad ? 3 : 0;
}
