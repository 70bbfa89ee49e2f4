/** `scan INPUT... -o OUT`: a pile of pages into two tables. */
import { availableParallelism } from "node:os";
import { SingleBar } from "cli-progress";
import { mentionRows } from "../../core/table/columns.ts";
import { UsageError } from "../usageError.ts";
import type { Shard } from "./readInputs.ts";
import { type Progress, type Scanned, scan } from "./scan.ts";
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
};

/** ms between two lines of progress where there is no terminal to draw on. */
const LINE_EVERY = 10_000;

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
  const progress = showProgress();
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
      onProgress: progress.show,
    });
    progress.end();
    console.error(summary(scanned, flags.out, format));
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

function showProgress(): { show(progress: Progress): void; end(): void } {
  const started = performance.now();
  const isTerminal = process.stderr.isTTY === true;
  const bar = new SingleBar({
    stream: process.stderr,
    format: "{bar} {percentage}% | {pages} pages, {rate} | {left}",
    hideCursor: true,
    clearOnComplete: true,
  });
  let isShown = false;
  let last = started;
  return {
    show({ pages, done, all }) {
      const seconds = (performance.now() - started) / 1000;
      const words = {
        pages,
        rate: `${(pages / seconds).toFixed(0)} pages a second`,
        left: done > 0 && all > done ? `${timeWords((seconds / done) * (all - done))} left` : "",
      };
      if (isTerminal && !isShown) bar.start(Math.max(all, done, 1), 0, words);
      if (isTerminal) bar.update(Math.min(done, Math.max(all, 1)), words);
      else if (performance.now() - last > LINE_EVERY) {
        last = performance.now();
        console.error(
          [`${words.pages} pages, ${words.rate}`, words.left].filter((word) => word !== "").join(", "),
        );
      }
      isShown = true;
    },
    end() {
      if (isTerminal && isShown) bar.stop();
      isShown = false;
    },
  };
}

function timeWords(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} seconds`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} minutes` : `${(seconds / 3600).toFixed(1)} hours`;
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
