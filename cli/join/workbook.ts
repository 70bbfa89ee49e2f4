/** Excel's XLSX: the cells of one sheet, which is held in memory whole. */
import { Readable } from "node:stream";
import { UsageError } from "../usageError.ts";
import { headerOf } from "./header.ts";
import type { Source } from "./source.ts";
import { type Cell, type OpenTable, type Row, refuseFurther, type TableWriter } from "./table.ts";

/** Bytes; unpacked it is some ten times as large. */
const LARGEST = 30 << 20;

export type WorkbookOptions = { header: number; sheet?: string | undefined };

/** @throws {UsageError} for what is no workbook, one that is too large, or one without that sheet */
export async function openWorkbook(source: Source, { header, sheet }: WorkbookOptions): Promise<OpenTable> {
  const { default: readExcelFile } = await import("read-excel-file/node");
  const bytes: Buffer[] = [];
  let size = 0;
  for await (const chunk of source.bytes) {
    size += chunk.length;
    if (size > LARGEST)
      throw new UsageError(
        `${source.name} is larger than 30 MB. Save it as CSV UTF-8: that is read row by row.`,
      );
    bytes.push(chunk);
  }
  const sheets = await readExcelFile(Readable.from(bytes)).catch((error: Error) => {
    throw new UsageError(`${source.name} is no workbook that can be read (${error.message}).`);
  });
  const found = sheet === undefined ? sheets[0] : sheets.find((each) => each.sheet === sheet);
  if (!found)
    throw new UsageError(
      `${source.name} has no sheet “${sheet}”. It has: ${sheets.map((each) => each.sheet).join(", ")}.`,
    );
  const data: readonly (readonly Cell[])[] = found.data;
  const names = data[header - 1];
  if (!names) throw new UsageError(`${source.name} has no line ${header} to be its header.`);
  const columns = headerOf(names, source.name, header);
  let at = header;
  async function* rows(): AsyncGenerator<Row> {
    for (; at < data.length; at++) yield { cells: columns.map((_, i) => data[at]?.[i] ?? null) };
  }
  return { kind: "xlsx", columns, rows: rows(), progress: () => at / data.length, like: {} };
}

export function createWorkbook(out: string, columns: readonly string[]): TableWriter {
  const data: CellOut[][] = [columns.map((value) => ({ value, fontWeight: "bold" as const }))];
  return {
    write({ cells, further }, added) {
      refuseFurther(further);
      data.push([...cells, ...added].map(cellOut));
      return undefined;
    },
    async close() {
      const { default: writeExcelFile } = await import("write-excel-file/node");
      await writeExcelFile([{ data, sheet: "Joined" }] as Parameters<typeof writeExcelFile>[0]).toFile(out);
    },
  };
}

type CellOut = { value: string | number | boolean | Date; format?: string; fontWeight?: "bold" } | null;

function cellOut(cell: Cell): CellOut {
  if (cell === null || cell === undefined || cell === "") return null;
  if (cell instanceof Date) return { value: cell, format: "yyyy-mm-dd" };
  if (typeof cell === "number" || typeof cell === "boolean") return { value: cell };
  return { value: typeof cell === "object" ? JSON.stringify(cell) : String(cell) };
}
