/** A table that somebody drops -> its rows, and back. Everything stays in the page. */
import { parse } from "csv-parse/browser/esm/sync";
import { stringify } from "csv-stringify/browser/esm/sync";
import type { SchemaElement } from "hyparquet";
import { appendToLine } from "../../core/join/appendToLine.ts";
import { delimiterOf } from "../../core/join/delimiter.ts";

/** A text, a number, a day, or nothing. */
export type Cell = string | number | bigint | boolean | Date | null;

export type TableFile = {
  name: string;
  /** Every row, what is above the header among them. */
  rows: Cell[][];
  kind:
    | { is: "delimited"; delimiter: string }
    /** As they are written. */
    | { is: "lines"; lines: readonly string[] }
    | { is: "workbook" }
    /** With Parquet's own description of its columns. */
    | { is: "parquet"; columns: readonly SchemaElement[] };
};

/** Bytes: a page holds the table whole. */
const LARGEST = 50 << 20;

/** @throws Error that says what is wrong and what to do */
export async function readTableFile(file: File): Promise<TableFile> {
  const { name } = file;
  if (file.size === 0) throw new Error(`${name} is empty.`);
  if (file.size > LARGEST)
    throw new Error(`${name} is larger than 50 MB. The command reads it row by row: council-ratings join.`);
  if (/\.parquet$/i.test(name)) return readParquet(file);
  if (/\.xlsx$/i.test(name)) return { name, rows: await readWorkbook(file), kind: { is: "workbook" } };
  const text = decoded(await file.arrayBuffer(), name);
  if (/\.(?:jsonl|ndjson)$/i.test(name)) return linesOf(text, name);
  const delimiter = delimiterOf(text.slice(0, 1 << 16));
  try {
    const rows = parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true });
    return { name, rows, kind: { is: "delimited", delimiter } };
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}.`);
  }
}

async function readWorkbook(file: File): Promise<Cell[][]> {
  const { default: readExcelFile } = await import("read-excel-file/universal");
  try {
    const [sheet] = await readExcelFile(await file.arrayBuffer());
    return (sheet?.data ?? []) as Cell[][];
  } catch (error) {
    throw new Error(`${file.name} is no workbook that can be read (${(error as Error).message}).`);
  }
}

async function readParquet(file: File): Promise<TableFile> {
  const { parquetMetadata, parquetReadObjects } = await import("hyparquet");
  try {
    const bytes = await file.arrayBuffer();
    const [, ...columns] = parquetMetadata(bytes).schema;
    if (columns.some(({ num_children: children }) => (children ?? 0) > 0))
      throw new Error("it has columns within columns");
    const names = columns.map(({ name }) => name);
    const objects = await parquetReadObjects({ file: bytes });
    const rows = objects.map((object) => names.map((name): Cell => object[name] ?? null));
    return { name: file.name, rows: [names, ...rows], kind: { is: "parquet", columns } };
  } catch (error) {
    throw new Error(`${file.name} is no Parquet that can be read (${(error as Error).message}).`);
  }
}

async function writeParquet(
  columns: readonly SchemaElement[],
  [names = [], ...rows]: readonly (readonly Cell[])[],
): Promise<Blob> {
  const { parquetWriteBuffer } = await import("hyparquet-writer");
  const elements = names.map(
    (name, i): SchemaElement =>
      columns[i] ?? {
        name: textOf(name),
        type: "BYTE_ARRAY",
        repetition_type: "OPTIONAL",
        converted_type: "UTF8",
      },
  );
  const schema: SchemaElement[] = [{ name: "root", num_children: elements.length }, ...elements];
  const columnData = elements.map(({ name }, i) => ({ name, data: rows.map((row) => row[i] ?? null) }));
  return new Blob([parquetWriteBuffer({ columnData, schema })]);
}

function decoded(bytes: ArrayBuffer, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // What spreadsheets of Windows write where nobody tells them otherwise.
    const text = new TextDecoder("windows-1252").decode(bytes);
    if (text.includes("\0")) throw new Error(`${name} is no table of text: save it as “CSV UTF-8”.`);
    return text;
  }
}

/** The keys of all lines are the columns. */
function linesOf(text: string, name: string): TableFile {
  const read = text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .flatMap((line, i) =>
      line.trim() === "" ? [] : [{ line, object: objectOf(line, `${name}, line ${i + 1}`) }],
    );
  const columns = [...new Set(read.flatMap(({ object }) => Object.keys(object)))];
  const cell = (value: unknown): Cell =>
    value === null || value === undefined
      ? null
      : typeof value === "object"
        ? JSON.stringify(value)
        : (value as Cell);
  const rows = read.map(({ object }) => columns.map((column) => cell(object[column])));
  return { name, rows: [columns, ...rows], kind: { is: "lines", lines: read.map(({ line }) => line) } };
}

function objectOf(line: string, place: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw new Error(`${place}: not an object of JSON.`);
}

/** As text, for what knows nothing else. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  return cell instanceof Date ? cell.toISOString().replace(/T00:00:00\.000Z$/, "") : String(cell);
}

/** The new table, of the kind of the one it was made from. @param added names of its last columns. @returns what to save, and its name */
export async function writeTableFile(
  { name, kind }: TableFile,
  rows: readonly (readonly Cell[])[],
  added: readonly string[],
): Promise<{ content: Blob; name: string }> {
  const stem = name.replace(/\.[^.]+$/, "");
  switch (kind.is) {
    case "workbook": {
      const { default: writeExcelFile } = await import("write-excel-file/universal");
      const data = rows.map((row) =>
        row.map((cell) => (cell instanceof Date ? { value: cell, format: "yyyy-mm-dd" } : cell)),
      );
      const sheets = [{ data, sheet: "Joined" }] as Parameters<typeof writeExcelFile>[0];
      return { content: await writeExcelFile(sheets).toBlob(), name: `${stem}.joined.xlsx` };
    }
    case "lines": {
      // The rows are the last of the lines, whatever row is said to be the header.
      const [columns = [], ...others] = rows;
      const lines = kind.lines.slice(kind.lines.length - others.length).map((line, at) => {
        const behind = added.map((name, i): [string, string | null] => {
          const cell = others[at]?.[columns.length - added.length + i];
          return [name, cell === null || cell === undefined ? null : textOf(cell)];
        });
        return appendToLine(line, Object.fromEntries(behind));
      });
      return { content: new Blob([`${lines.join("\n")}\n`]), name: `${stem}.joined.jsonl` };
    }
    case "parquet":
      return { content: await writeParquet(kind.columns, rows), name: `${stem}.joined.parquet` };
    case "delimited": {
      const { delimiter } = kind;
      const text = stringify(
        rows.map((row) => row.map(textOf)),
        { delimiter, record_delimiter: "windows" },
      );
      return {
        content: new Blob(["\ufeff", text], { type: "text/csv" }),
        name: `${stem}.joined.${delimiter === "\t" ? "tsv" : "csv"}`,
      };
    }
  }
}
