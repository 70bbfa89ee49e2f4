/** A scan into a pipe: one JSON line a mention on standard output, one line a problem on standard error. */
import type { Writable } from "node:stream";
import * as v from "valibot";
import { type PageRecord, pageRecord } from "../../core/record/pageRecord.ts";
import { SOFTWARE } from "../../core/record/software.ts";
import type { Row } from "../../core/table/columns.ts";
import { createWeb } from "../web/web.ts";
import { listSources } from "./inputs/listSources.ts";
import { readAll } from "./readAll.ts";
import type { ScanOptions } from "./scan.ts";
import { createWorkerPool } from "./workerPool.ts";

type Options = Pick<
  ScanOptions,
  "inputs" | "wholePage" | "workers" | "shard" | "manners" | "choice" | "largest"
>;

/** @returns the exit code: 3 when any input could not be read */
export async function scanToLines(
  { inputs, wholePage, workers, manners, ...options }: Options,
  rowsOf: (page: PageRecord) => Row[],
  { stdout, stderr }: { stdout: Writable; stderr: Writable },
): Promise<0 | 3> {
  const { sources, problems } = await listSources(inputs);
  const version = { software: SOFTWARE, scannedAt: new Date().toISOString() };
  const pool = createWorkerPool(workers, { wholePage, ...version });
  let isBad = false;
  const tell = ({ at, problem }: { at: string; problem: string }) => {
    isBad = true;
    stderr.write(`${at}: ${problem}\n`);
  };
  for (const problem of problems) tell(problem);
  try {
    await readAll(sources, {
      ...options,
      pool,
      workers,
      web: createWeb(manners),
      isDone: () => false,
      async onRead(_head, answer) {
        if (answer === null) return;
        if ("problem" in answer) return tell(answer.problem);
        const page = v.parse(pageRecord, JSON.parse(answer.page.json));
        const lines = rowsOf(page).map((row) => `${JSON.stringify(row)}\n`);
        if (!stdout.write(lines.join(""))) await new Promise((resolve) => stdout.once("drain", resolve));
      },
    });
  } finally {
    await pool.close();
  }
  return isBad ? 3 : 0;
}
