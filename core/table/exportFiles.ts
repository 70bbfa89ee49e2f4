/** Records -> the files of an export: two tables, the codebook and the methods note. Runs in a page. */
import { ByteWriter, parquetWriteRows } from "hyparquet-writer";
import type { PageRecord } from "../record/pageRecord.ts";
import { codebook, type Methods, methodsNote } from "./codebook.ts";
import { MENTION_COLUMNS, mentionRows, PAGE_COLUMNS, pageRow, type Row } from "./columns.ts";
import { csvHead, csvRows } from "./csv.ts";
import { parquetColumns, ROW_GROUP } from "./parquet.ts";

export type ExportFormat = "csv" | "jsonl" | "parquet";

/** A file of an export, in pieces, so that a long one need not be there at once. */
export type ExportFile = { name: string; pieces: Iterable<Uint8Array> };

/** Complete records, from which a log can be put together again. */
export const LOG_FILE = "log.jsonl";

/** Pages turned into one piece. */
const AT_ONCE = 500;

export function exportFiles(
  pages: readonly PageRecord[],
  format: ExportFormat,
  methods: Methods,
): ExportFile[] {
  const notes = [
    { name: "codebook.md", pieces: [encode(codebook())] },
    { name: "methods.md", pieces: [encode(methodsNote(methods))] },
  ];
  const tables = [
    { name: `mentions.${format}`, pieces: table(pages, MENTION_COLUMNS, mentionRows, format) },
    { name: `pages.${format}`, pieces: table(pages, PAGE_COLUMNS, (page) => [pageRow(page)], format) },
  ];
  const log = format === "jsonl" ? [{ name: LOG_FILE, pieces: records(pages) }] : [];
  return [...tables, ...log, ...notes];
}

type Columns = typeof PAGE_COLUMNS | typeof MENTION_COLUMNS;

function* table(
  pages: readonly PageRecord[],
  columns: Columns,
  rowsOf: (page: PageRecord) => Row[],
  format: ExportFormat,
): Generator<Uint8Array> {
  if (format === "parquet") {
    const writer = new ByteWriter();
    const rows = pages.flatMap(rowsOf);
    parquetWriteRows({ writer, rows, columns: parquetColumns(columns), rowGroupSize: ROW_GROUP });
    yield writer.getBytes();
    return;
  }
  if (format === "csv") yield encode(csvHead(columns));
  for (let from = 0; from < pages.length; from += AT_ONCE) {
    const rows = pages.slice(from, from + AT_ONCE).flatMap(rowsOf);
    yield encode(format === "csv" ? csvRows(columns, rows) : lines(rows));
  }
}

function* records(pages: readonly PageRecord[]): Generator<Uint8Array> {
  for (let from = 0; from < pages.length; from += AT_ONCE)
    yield encode(lines(pages.slice(from, from + AT_ONCE)));
}

function lines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
