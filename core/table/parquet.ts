/** The columns of a table as Parquet has them. Every column may be empty. */
import type { BasicType } from "hyparquet-writer";

const TYPES: Record<"text" | "whole" | "number", BasicType> = {
  text: "STRING",
  whole: "INT32",
  number: "DOUBLE",
};

/** Rows of one row group: what is held in memory at once. */
export const ROW_GROUP = 50_000;

export function parquetColumns(columns: readonly { name: string; type: keyof typeof TYPES }[]) {
  return columns.map(({ name, type }) => ({ name, type: TYPES[type], nullable: true }));
}
