/** `scan INPUT... -o OUT`: a pile of pages into two tables. */
import { availableParallelism } from "node:os";
import { mentionRows } from "../../core/table/columns.ts";
import { showProgress } from "../progress.ts";
import { UsageError } from "../usageError.ts";
import type { Shard } from "./readInputs.ts";
import { type Scanned, scan } from "./scan.ts";
import { scanToLines } from "./scanToLines.ts";
import { FORMATS, type Format } from "./writeTables.ts";

export type ScanFlags = {
  out: string;
  format: string;
  wholePage?: boolean;
  workers?: string;
  shard?: string;
  restart?: boolean;
  pause?: string;
  quiet?: boolean;
};

/** @returns the exit code: 3 when the scan is complete, but for inputs that could not be read */
export async function runScan(inputs: readonly string[], flags: ScanFlags): Promise<0 | 3 | 130> {
  const workers =
    flags.workers === undefined ? availableParallelism() : wholeNumber("--workers", flags.workers);
  const pause = flags.pause === undefined ? undefined : wholeNumber("--pause", flags.pause, 0);
  const wholePage = flags.wholePage ?? false;
  const shard = flags.shard === undefined ? null : readShard(flags.shard);
  if (flags.out === "-")
    return scanToLines({ inputs, wholePage, workers, shard, pause }, mentionRows, process);

  const format = FORMATS.find((name) => name === flags.format);
  if (!format) throw new UsageError(`--format is one of ${FORMATS.join(", ")}, not "${flags.format}"`);
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  const progress = showProgress("pages", flags.quiet);
  try {
    const scanned = await scan({
      inputs,
      out: flags.out,
      format,
      wholePage,
      workers,
      shard,
      pause,
      restart: flags.restart ?? false,
      signal: stop.signal,
      onProgress: ({ pages, done, all }) => progress.show(all > 0 ? Math.min(1, done / all) : null, pages),
    });
    progress.end();
    if (!flags.quiet) console.error(summary(scanned, flags.out, format));
    if (scanned.state === "stopped") return 130;
    return scanned.counts.problems > 0 ? 3 : 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    throw new UsageError(
      `The disk is full. What was read is kept in ${flags.out}: make room, and the same command goes on from there.`,
    );
  } finally {
    progress.end();
  }
}

function summary({ state, counts }: Scanned, out: string, format: Format): string {
  if (state === "stopped")
    return `Stopped. What was read is kept in ${out}; the same command goes on from there.`;
  const { pages, duplicates, mentions, problems } = counts;
  return [
    `${state === "was-finished" ? "Already complete: " : ""}${counted(mentions, "mention")} on ${counted(pages, "page")}: ${out}/mentions.${format}, ${out}/pages.${format}`,
    ...(duplicates > 0 ? [`Left out, of the same address as another: ${counted(duplicates, "page")}.`] : []),
    ...(problems > 0 ? [`Not read: ${counted(problems, "input")}; ${out}/problems.csv says why.`] : []),
  ].join("\n");
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

function readShard(value: string): Shard {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(value) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (!(shard.index >= 1 && shard.index <= shard.of))
    throw new UsageError(`--shard is I/N with I from 1 to N, as in 3/16, not "${value}"`);
  return shard;
}

function wholeNumber(flag: string, value: string, least = 1): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least)
    throw new UsageError(`${flag} is a whole number from ${least} on, not "${value}"`);
  return number;
}
