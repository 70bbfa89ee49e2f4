/** Rows as CSV that spreadsheets open right: UTF-8 with a mark in front, formulas neutralised. */
import { stringify } from "csv-stringify/browser/esm/sync";
import type { Row } from "./columns.ts";

/** Without it Excel takes UTF-8 for the old Windows encoding. */
const BYTE_ORDER_MARK = "\ufeff";

export function csvHead(columns: readonly { name: string }[]): string {
  return BYTE_ORDER_MARK + stringify([columns.map(({ name }) => name)], { record_delimiter: "windows" });
}

export function csvRows(columns: readonly { name: string }[], rows: readonly Row[]): string {
  return stringify(
    rows.map((row) => columns.map(({ name }) => row[name] ?? "")),
    { record_delimiter: "windows", escape_formulas: true },
  );
}
