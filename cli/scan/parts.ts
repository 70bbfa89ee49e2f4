/**
 * What a scan has read so far, in files that are there whole or not at all: a scan that is stopped goes on behind the
 * last of them.
 */
import { createReadStream } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import * as v from "valibot";
import { pageRecord } from "../../core/record/pageRecord.ts";
import { writeWhole } from "../update/reportCache.ts";

const entry = v.union([
  v.object({ page: pageRecord }),
  v.object({ problem: v.object({ at: v.string(), problem: v.string() }) }),
]);
export type Entry = v.InferOutput<typeof entry>;

const plan = v.object({ fingerprint: v.string(), scannedAt: v.string() });
/** What is scanned and how, in a hash; and when the scan began. */
export type Plan = v.InferOutput<typeof plan>;

export type Parts = {
  plan: Plan;
  /** Items of the input that are in the parts. */
  done: number;
  /** Bytes of the input that are behind them. */
  consumed: number;
  add(entries: readonly Entry[], next: { done: number; consumed: number }): Promise<void>;
  all(): AsyncGenerator<Entry>;
  remove(): Promise<void>;
};

/** Null for a plan that is not the one the parts were made for. @param folder is made when it is not there */
export async function openParts(folder: string, wanted: Plan): Promise<Parts | null> {
  await mkdir(folder, { recursive: true });
  const planPath = join(folder, "plan.json");
  const before = await readPlan(planPath);
  if (before && before.fingerprint !== wanted.fingerprint) return null;
  if (!before) await writeWhole(planPath, JSON.stringify(wanted));
  const files = (await readdir(folder)).filter((name) => PART.test(name)).sort();
  const [, done = "0", consumed = "0"] = PART.exec(files.at(-1) ?? "") ?? [];
  return {
    plan: before ?? wanted,
    done: Number(done),
    consumed: Number(consumed),
    async add(entries, next) {
      const name = `part-${digits(next.done)}-${digits(next.consumed)}.jsonl`;
      await writeWhole(join(folder, name), entries.map((each) => `${JSON.stringify(each)}\n`).join(""));
      // A scan that was killed at once begins with the same part again.
      if (!files.includes(name)) files.push(name);
    },
    async *all() {
      for (const name of files)
        for await (const line of createInterface({ input: createReadStream(join(folder, name)) }))
          yield v.parse(entry, JSON.parse(line));
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const PART = /^part-(\d+)-(\d+)\.jsonl$/;

/** As many as sort right for any input. */
function digits(count: number): string {
  return String(count).padStart(15, "0");
}

async function readPlan(path: string): Promise<Plan | null> {
  const json = await readFile(path, "utf8").catch(() => null);
  return json === null ? null : v.parse(plan, JSON.parse(json));
}
