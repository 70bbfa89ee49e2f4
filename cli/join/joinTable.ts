/** Ratings beside the rows of a table, into a new one that is there under its name once it is whole. */
import { rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { register, resolveCouncil } from "../../core/bundledData.ts";
import { isAdded, JOIN_COLUMNS, namesAdded, USUAL_COLUMNS } from "../../core/join/joinColumns.ts";
import { createJoiner, type JoinDay, type Joiner } from "../../core/join/joiner.ts";
import { findKeyColumn } from "../../core/join/keyColumn.ts";
import { createMatcher, type Match } from "../../core/join/matchCouncil.ts";
import { checkDate } from "../rating.ts";
import { UsageError } from "../usageError.ts";
import { checkSecondRow } from "./header.ts";
import { createTable, kindOf, openTable } from "./openTable.ts";
import { cellText, type Row } from "./table.ts";
import { writeUnmatched } from "./writeUnmatched.ts";

export type JoinOptions = {
  input: string;
  /** - for standard output. */
  out: string;
  /** Name of the column that names the councils; found where it is not told. */
  on?: string | undefined;
  /** A day, or the column that has each row's. */
  asOf?: string | undefined;
  /** Names among JOIN_COLUMNS; the usual ones where they are not told. */
  columns?: readonly string[] | undefined;
  /** Line of the header, where that is not the first. */
  header?: number | undefined;
  encoding?: string | undefined;
  sheet?: string | undefined;
  onProgress(share: number | null, rows: number): void;
};

export type Joined = Pick<Joiner, "totals" | "unmatched"> & {
  /** The column it was joined on, and of how many cells looked at it was sure. */
  key: { name: string; matched: number; filled: number };
  added: string[];
  /** Where the list of what did not match is; null where there is none. */
  unmatchedFile: string | null;
};

/** So many rows are looked at before the first is written. */
const LOOKED_AT = 200;

/** @throws {UsageError} for what a person can mend; what was at `out` before stays then */
export async function joinTable(options: JoinOptions): Promise<Joined> {
  const { input, out } = options;
  const columns = checkedColumns(options.columns ?? USUAL_COLUMNS);
  const outKind = out === "-" ? null : (kindOf(out) ?? unknownEnding(out));
  if (out !== "-" && input !== "-" && resolve(out) === resolve(input))
    throw new UsageError(`-o ${out} is the table itself: give the new one a name of its own.`);
  const table = await openTable(input, {
    header: options.header ?? 1,
    encoding: options.encoding ?? "utf-8",
    sheet: options.sheet,
  });
  const first = await take(table.rows, LOOKED_AT);
  const match = createMatcher(resolveCouncil);
  if (options.header === undefined && table.kind !== "jsonl" && table.kind !== "parquet" && first[0])
    checkSecondRow(table.columns, first[0].cells, {
      name: input,
      line: 2,
      isKnown: (cell) => match(cell).kind === "matched",
    });
  const key = keyOf(table.columns, first, options.on, match);
  const { day, at: dayAt } = dayOf(table.columns, options.asOf);
  const added = namesAdded(columns, table.columns);
  const joiner = createJoiner(match, columns, day, register.asOf);
  const part = out === "-" ? out : `${out}.part`;
  const writer = await createTable(part, outKind ?? table.kind, [...table.columns, ...added], table.like);
  let unmatchedFile: string | null = null;
  try {
    const add = (row: Row) => {
      const dayCell = dayAt === null ? "" : cellText(row.cells[dayAt]);
      return writer.write(row, joiner.add(cellText(row.cells[key.at]), dayCell));
    };
    for (const row of first) await add(row);
    for await (const row of table.rows) {
      // Most need no waiting for, and a promise a row would be most of the time.
      const isBehind = add(row);
      if (isBehind) await isBehind;
      if (joiner.totals.rows % 1000 === 0) options.onProgress(table.progress(), joiner.totals.rows);
    }
    await writer.close();
    if (out !== "-") unmatchedFile = await writeUnmatched(out, joiner.unmatched);
    if (out !== "-") await rename(part, out);
  } catch (error) {
    if (out !== "-") await rm(part, { force: true });
    throw error;
  }
  return {
    totals: joiner.totals,
    unmatched: joiner.unmatched,
    key: { name: table.columns[key.at] ?? "", matched: key.matched, filled: key.filled },
    added,
    unmatchedFile,
  };
}

async function take(rows: AsyncGenerator<Row>, most: number): Promise<Row[]> {
  const taken: Row[] = [];
  while (taken.length < most) {
    const { value, done } = await rows.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

function checkedColumns(asked: readonly string[]): string[] {
  const known = JOIN_COLUMNS.map(({ name }) => name);
  const wrong = asked.find((name) => !known.includes(name));
  if (wrong !== undefined)
    throw new UsageError(`--columns: there is no “${wrong}”. There are: ${known.join(", ")}.`);
  return [...asked];
}

function unknownEnding(out: string): never {
  throw new UsageError(
    `-o ${out}: its ending must say what to write: .csv, .tsv, .jsonl, .xlsx or .parquet.`,
  );
}

/** @returns the column's place, from 0, and how many of the first rows match in it */
function keyOf(
  columns: readonly string[],
  first: readonly Row[],
  on: string | undefined,
  match: (cell: string) => Match,
) {
  const texts = first.map(({ cells }) => cells.map(cellText));
  if (on === undefined) {
    // What a join has added before names councils, too.
    const own = texts.map((row) => row.map((cell, i) => (isAdded(columns[i]) ? "" : cell)));
    const found = findKeyColumn(columns.length, own, match);
    if (found?.isSure) return found;
    const nearest = found
      ? ` The nearest is “${columns[found.at]}”: ${found.matched} of ${found.filled} cells do.`
      : "";
    throw new UsageError(
      `No column names councils in most of its first rows.${nearest} Say which does with --on. Columns: ${columns.join(", ")}.`,
    );
  }
  const at = columnCalled(columns, on, "--on");
  const cells = texts.map((row) => row[at]?.trim() ?? "").filter((cell) => cell !== "");
  const matched = cells.filter((cell) => match(cell).kind === "matched").length;
  return { at, matched, filled: cells.length };
}

function dayOf(columns: readonly string[], asOf: string | undefined): { day: JoinDay; at: number | null } {
  if (asOf === undefined) return { day: null, at: null };
  if (!columns.includes(asOf) && /^\d{4}-/.test(asOf)) return { day: { fixed: checkDate(asOf) }, at: null };
  return { day: "of each row", at: columnCalled(columns, asOf, "--as-of") };
}

/** Written as it is, else whatever its case. */
function columnCalled(columns: readonly string[], name: string, flag: string): number {
  const plain = (text: string) => text.trim().toLowerCase();
  const exact = columns.indexOf(name);
  const alike = columns.flatMap((column, i) => (plain(column) === plain(name) ? [i] : []));
  const at = exact >= 0 ? exact : alike.length === 1 ? (alike[0] ?? -1) : -1;
  if (at < 0)
    throw new UsageError(`${flag}: there is no column “${name}”. There are: ${columns.join(", ")}.`);
  return at;
}
