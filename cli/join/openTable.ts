/** A table of any kind, told by its ending, else by its first bytes. */
import { extname } from "node:path";
import { UsageError } from "../usageError.ts";
import { createDelimited, type DelimitedOptions, openDelimited } from "./delimited.ts";
import { createJsonLines, openJsonLines } from "./jsonLines.ts";
import { createParquet, openParquet } from "./parquetFile.ts";
import { openSource } from "./source.ts";
import { type Like, type OpenTable, TABLE_KINDS, type TableKind, type TableWriter } from "./table.ts";
import { createWorkbook, openWorkbook, type WorkbookOptions } from "./workbook.ts";

export type ReadOptions = DelimitedOptions & WorkbookOptions;

/** @param path - for standard input. @throws {UsageError} saying what is wrong with it */
export async function openTable(path: string, options: ReadOptions): Promise<OpenTable> {
  const source = await openSource(path);
  if (source.head.length === 0) throw new UsageError(`${source.name} is empty.`);
  const kind = kindOf(path) ?? kindOfBytes(source.head);
  if (kind === "parquet") {
    source.close();
    if (path === "-") throw new UsageError("Parquet is read from a file, not from standard input.");
    return openParquet(path);
  }
  if (kind === "xlsx") return openWorkbook(source, options);
  return kind === "jsonl" ? openJsonLines(source) : openDelimited(source, options);
}

/**
 * @param out where it goes; - for standard output
 * @param kind what it is to be: `out` may be a name for the time being
 */
export async function createTable(
  out: string,
  kind: TableKind,
  columns: readonly string[],
  like: Like,
): Promise<TableWriter> {
  switch (kind) {
    case "csv":
      return createDelimited(out, columns, {
        ...like,
        delimiter: like.delimiter === "\t" ? "," : (like.delimiter ?? ","),
      });
    case "tsv":
      return createDelimited(out, columns, { ...like, delimiter: "\t" });
    case "jsonl":
      return createJsonLines(out, columns);
    case "xlsx":
      return createWorkbook(out, columns);
    case "parquet":
      return createParquet(out, columns, like);
  }
}

/** By the ending of its name; null for another. */
export function kindOf(path: string): TableKind | null {
  const ending = extname(path).slice(1).toLowerCase();
  if (ending === "ndjson") return "jsonl";
  if (ending === "txt" || ending === "tab") return "tsv";
  return TABLE_KINDS.find((kind) => kind === ending) ?? null;
}

function kindOfBytes(head: Buffer): TableKind {
  const text = head.subarray(0, 64).toString("latin1");
  if (text.startsWith("PAR1")) return "parquet";
  if (text.startsWith("PK\x03\x04")) return "xlsx";
  return /^(?:\xef\xbb\xbf)?\s*\{/.test(text) ? "jsonl" : "csv";
}
