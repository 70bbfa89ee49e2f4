/** `scan INPUT... -o OUT`: a pile of pages into two tables. */
import { availableParallelism } from "node:os";
import { mentionRows } from "../../core/table/columns.ts";
import { showProgress } from "../progress.ts";
import { UsageError } from "../usageError.ts";
import { userAgent } from "../web/userAgent.ts";
import { type Manners, POLITE } from "../web/web.ts";
import { follow } from "./follow.ts";
import type { Shard } from "./readAll.ts";
import { type Scanned, type ScanOptions, scan } from "./scan.ts";
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
  follow?: boolean;
  every?: string;
  looks?: string;
  since?: string;
  until?: string;
  match?: string;
  contact?: string;
  ignoreRobots?: boolean;
  maxPage?: string;
};

/** MB of one page, unpacked. */
const LARGEST = 20;

/** @returns the exit code: 3 when the scan is complete, but for inputs that could not be read */
export async function runScan(inputs: readonly string[], flags: ScanFlags): Promise<0 | 3 | 130> {
  const workers =
    flags.workers === undefined ? availableParallelism() : wholeNumber("--workers", flags.workers);
  const shard = flags.shard === undefined ? null : readShard(flags.shard);
  const reading = {
    inputs,
    wholePage: flags.wholePage ?? false,
    workers,
    shard,
    manners: readManners(flags),
    choice: {
      since: readDayFlag("--since", flags.since),
      until: readDayFlag("--until", flags.until),
      match: readPattern(flags.match),
    },
    largest: (flags.maxPage === undefined ? LARGEST : wholeNumber("--max-page", flags.maxPage)) * 1_000_000,
  };
  for (const flag of ["every", "looks"] as const)
    if (flags[flag] !== undefined && !flags.follow) throw new UsageError(`--${flag} goes with --follow`);
  if (flags.follow && shard) throw new UsageError("--follow is of one machine: it takes no --shard");
  if (flags.out === "-") {
    if (flags.follow) throw new UsageError("--follow keeps what it has in a folder: -o names it");
    return scanToLines(reading, mentionRows, process);
  }
  const format = FORMATS.find((name) => name === flags.format);
  if (!format) throw new UsageError(`--format is one of ${FORMATS.join(", ")}, not "${flags.format}"`);
  const options = { ...reading, out: flags.out, format, restart: flags.restart ?? false };
  try {
    return flags.follow ? await runFollow(options, flags) : await runOnce(options, flags);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    throw new UsageError(
      `The disk is full. What was read is kept in ${flags.out}: make room, and the same command goes on from there.`,
    );
  }
}

type Options = Omit<ScanOptions, "signal" | "onProgress">;

async function runOnce(options: Options, { quiet, out }: ScanFlags): Promise<0 | 3 | 130> {
  const progress = showProgress("pages", quiet);
  try {
    const scanned = await scan({
      ...options,
      signal: untilStopped(),
      onProgress: ({ pages, done, all }) => progress.show(all > 0 ? Math.min(1, done / all) : null, pages),
    });
    progress.end();
    if (!quiet) console.error(summary(scanned, out, options.format));
    if (scanned.state === "stopped") return 130;
    return scanned.counts.problems > 0 ? 3 : 0;
  } finally {
    progress.end();
  }
}

async function runFollow(options: Options, { every, looks, quiet }: ScanFlags): Promise<0 | 3 | 130> {
  const signal = untilStopped();
  const { counts } = await follow({
    ...options,
    every: every === undefined ? EVERY : readPace(every),
    looks: looks === undefined ? Number.POSITIVE_INFINITY : wholeNumber("--looks", looks),
    signal,
    onLook({ at, fresh, counts: now }) {
      if (!quiet)
        console.error(
          `${at}: ${counted(fresh, "new page")}; ${counted(now.mentions, "mention")} on ${counted(now.pages, "page")} in all.`,
        );
    },
  });
  if (signal.aborted) return 130;
  return counts.problems > 0 ? 3 : 0;
}

/** ms between two looks. */
const EVERY = 15 * 60_000;

function untilStopped(): AbortSignal {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stop.abort());
  return stop.signal;
}

function readManners({ pause: said, contact, ignoreRobots = false }: ScanFlags): Manners {
  const pause = said === undefined ? POLITE.pause : wholeNumber("--pause", said, 0);
  const backoff = Math.min(POLITE.backoff, pause * 3);
  return { ...POLITE, pause, backoff, ignoreRobots, userAgent: userAgent(contact ?? null) };
}

function readDayFlag(flag: string, value: string | undefined): string | null {
  if (value === undefined) return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
  if (!isDay) throw new UsageError(`${flag} is a day, as in 2024-01-31, not "${value}"`);
  return value;
}

function readPattern(value: string | undefined): RegExp | null {
  if (value === undefined) return null;
  try {
    return new RegExp(value);
  } catch (error) {
    throw new UsageError(`--match is a regular expression, as in "/news/\\d+": ${(error as Error).message}`);
  }
}

/** "30s", "15m", "2h", "1d" -> ms */
function readPace(value: string): number {
  const [, count, unit] = /^(\d+)(s|m|h|d)$/.exec(value) ?? [];
  const ms = Number(count) * ({ s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[unit ?? ""] ?? 0);
  if (!(ms > 0))
    throw new UsageError(`--every is a time between looks, as in 30s, 15m, 2h or 1d, not "${value}"`);
  return ms;
}

function summary({ state, suffix, counts }: Scanned, out: string, format: Format): string {
  if (state === "stopped")
    return `Stopped. What was read is kept in ${out}; the same command goes on from there.`;
  const { pages, duplicates, mentions, problems } = counts;
  return [
    `${state === "was-finished" ? "Already complete: " : ""}${counted(mentions, "mention")} on ${counted(pages, "page")}: ${out}/mentions${suffix}.${format}, ${out}/pages${suffix}.${format}`,
    ...(duplicates > 0 ? [`Left out, of the same address as another: ${counted(duplicates, "page")}.`] : []),
    ...(problems > 0
      ? [`Not read: ${counted(problems, "input")}; ${out}/problems${suffix}.csv says why.`]
      : []),
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
