/** A table of any kind, row by row: what each kind reads and writes. */
import type { Writable } from "node:stream";
import { UsageError } from "../usageError.ts";

export const TABLE_KINDS = ["csv", "tsv", "jsonl", "xlsx", "parquet"] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** As its kind has it: a text, a number, a date; undefined where the row has none. */
export type Cell = unknown;

/** `further`: what a row of JSON Lines has besides the columns of the rows before it; `line`: how it is written. */
export type Row = { cells: readonly Cell[]; further?: Readonly<Record<string, Cell>>; line?: string };

export type OpenTable = {
  kind: TableKind;
  columns: readonly string[];
  rows: AsyncGenerator<Row>;
  /** Share of the file that has been read, 0 to 1; null where it is not known how long it is. */
  progress(): number | null;
  /** How the file is written, for one that is to be like it. */
  like: Like;
};

export type Like = {
  delimiter?: string;
  lineEnd?: string;
  hasByteOrderMark?: boolean;
  /** Parquet's own description of the columns. */
  schema?: readonly ParquetElement[];
};

/** One column of a Parquet schema; kept as it is read. */
export type ParquetElement = { name: string } & Record<string, unknown>;

export type TableWriter = {
  /** @param added behind the row's own cells */
  write(row: Row, added: readonly (string | null)[]): Promise<void> | undefined;
  close(): Promise<void>;
};

/** As text, for kinds that know nothing else: a day without a time where it has none. */
export function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, "");
  return typeof cell === "object" ? JSON.stringify(cell) : String(cell);
}

/** Texts put together before they are written, and the stream waited for where it is behind. */
export function batched(
  stream: Writable,
  size = 1 << 16,
): { add(text: string): Promise<void> | undefined; end(): Promise<void> } {
  let waiting = "";
  // Told by the write that it befell.
  stream.on("error", () => {});
  const flush = () =>
    new Promise<void>((resolve, reject) => {
      const text = waiting;
      waiting = "";
      stream.write(text, (error) => (error ? reject(error) : resolve()));
    });
  return {
    add: (text) => {
      waiting += text;
      return waiting.length > size ? flush() : undefined;
    },
    end: flush,
  };
}

/** @throws {UsageError} for what has no column in a table whose header is written */
export function refuseFurther(further: Row["further"]): void {
  const [name] = Object.keys(further ?? {});
  if (name !== undefined)
    throw new UsageError(
      `A row further down has “${name}”, which the first rows do not: write JSON Lines (-o FILE.jsonl), whose rows may differ.`,
    );
}

/** @throws {UsageError} for kinds of tables whose columns are told apart by their names alone */
export function refuseSameNames(columns: readonly string[]): void {
  const twice = columns.find((name, i) => columns.indexOf(name) < i);
  if (twice !== undefined)
    throw new UsageError(
      `Two columns are called “${twice}”, and JSON Lines and Parquet need a name for each: write CSV or XLSX.`,
    );
}
