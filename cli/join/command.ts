/** `join TABLE -o OUT`: the ratings beside the rows of a table. */
import type { Unmatched } from "../../core/join/joiner.ts";
import { showProgress } from "../progress.ts";
import { UsageError } from "../usageError.ts";
import { type Joined, joinTable } from "./joinTable.ts";

export type JoinFlags = {
  out: string;
  on?: string;
  asOf?: string;
  columns?: string;
  header?: string;
  encoding?: string;
  sheet?: string;
  quiet?: boolean;
};

/** Named in the terminal; the file has all. */
const MOST_TOLD = 10;

/** @param tell takes what is for a person: standard error */
export async function runJoin(input: string, flags: JoinFlags, tell: (line: string) => void): Promise<void> {
  const progress = showProgress("rows", flags.quiet ?? false);
  try {
    const joined = await joinTable({
      input,
      out: flags.out,
      on: flags.on,
      asOf: flags.asOf,
      columns: flags.columns?.split(",").map((name) => name.trim().replaceAll("-", "_")),
      header: flags.header === undefined ? undefined : lineNumber(flags.header),
      encoding: checkedEncoding(flags.encoding),
      sheet: flags.sheet,
      onProgress: progress.show,
    });
    progress.end();
    if (!flags.quiet) for (const line of summary(joined, flags)) tell(line);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC")
      throw new UsageError(`The disk is full: ${flags.out} was not written; what was there before stays.`);
    throw error;
  } finally {
    progress.end();
  }
}

function summary({ totals, unmatched, key, unmatchedFile }: Joined, { on, out }: JoinFlags): string[] {
  const { council, district, trust } = totals.matched;
  const matched = council + district + trust;
  const kinds = [
    ...(district > 0 ? [`${words(district, "row")} by a district`] : []),
    ...(trust > 0 ? [`${words(trust, "row")} by a trust`] : []),
  ];
  const named = [...unmatched.values()].sort((a, b) => b.rows - a.rows);
  return [
    ...(on === undefined
      ? [`Joined on “${key.name}”: ${key.matched} of the first ${words(key.filled, "cell")} name a council.`]
      : []),
    `${words(totals.rows, "row")}: ${words(matched, "row")} matched${kinds.length > 0 ? ` (${kinds.join(", ")})` : ""}, ${totals.unmatched} not${totals.withoutDay > 0 ? `, ${totals.withoutDay} without a day` : ""}.${out === "-" ? "" : ` Written to ${out}.`}`,
    ...named.slice(0, MOST_TOLD).map(unmatchedWords),
    ...(named.length > MOST_TOLD ? [`  … and ${named.length - MOST_TOLD} more`] : []),
    ...(unmatchedFile ? [`All of them: ${unmatchedFile}`] : []),
  ];
}

function unmatchedWords({ cell, rows, firstRow, why, nearest }: Unmatched): string {
  const shown = cell.trim() === "" ? "(empty)" : `“${cell.slice(0, 80)}”`;
  const perhaps = nearest.length > 0 ? `; perhaps ${nearest.slice(0, 3).join(", ")}` : "";
  return `  ${shown} (${words(rows, "row")}, first is row ${firstRow}): ${why}${perhaps}`;
}

function words(count: number, what: string): string {
  return `${count.toLocaleString("en-GB")} ${what}${count === 1 ? "" : "s"}`;
}

function lineNumber(value: string): number {
  const line = Number(value);
  if (!Number.isSafeInteger(line) || line < 1)
    throw new UsageError(`--header is the number of a line, from 1, not "${value}".`);
  return line;
}

function checkedEncoding(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    return new TextDecoder(value).encoding;
  } catch {
    throw new UsageError(
      `--encoding: "${value}" is none that is known. Try utf-8, windows-1252 or utf-16le.`,
    );
  }
}
