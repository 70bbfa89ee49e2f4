/** The list of what did not match, beside the table that was made. */
import { rename, rm, writeFile } from "node:fs/promises";
import { stringify } from "csv-stringify/sync";
import type { Unmatched } from "../../core/join/joiner.ts";

/** @returns its path; null where all matched, and a list of before is taken away */
export async function writeUnmatched(
  out: string,
  unmatched: ReadonlyMap<string, Unmatched>,
): Promise<string | null> {
  const path = `${out.replace(/\.[^./\\]+$/, "")}.unmatched.csv`;
  if (unmatched.size === 0) {
    await rm(path, { force: true });
    return null;
  }
  const rows = [...unmatched.values()].map(({ cell, rows, firstRow, why, nearest }) => [
    cell,
    rows,
    firstRow,
    why,
    nearest.join(";"),
  ]);
  await writeFile(`${path}.part`, stringify([["cell", "rows", "first_row", "why", "nearest"], ...rows]));
  await rename(`${path}.part`, path);
  return path;
}
