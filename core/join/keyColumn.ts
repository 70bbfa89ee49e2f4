/** Which column of a table names its councils. */
import type { Match } from "./matchCouncil.ts";

export type KeyColumn = {
  /** From 0. */
  at: number;
  /** Of the filled cells looked at, those that match. */
  matched: number;
  filled: number;
};

/** Of the filled cells, the share that must match for a column to be taken without being named. */
const ENOUGH = 0.5;

/**
 * @param rows the first ones
 * @returns the column in which most cells match, of equals the one with fewest others, then the first; and whether enough of
 *   its cells do to be sure. Null for none
 */
export function findKeyColumn(
  width: number,
  rows: readonly (readonly string[])[],
  match: (cell: string) => Match,
): (KeyColumn & { isSure: boolean }) | null {
  let best: KeyColumn | null = null;
  for (let at = 0; at < width; at++) {
    const cells = rows.map((row) => row[at]?.trim() ?? "").filter((cell) => cell !== "" && !isCount(cell));
    const matched = cells.filter((cell) => match(cell).kind === "matched").length;
    const filled = rows.filter((row) => (row[at]?.trim() ?? "") !== "").length;
    const isBetter =
      matched > (best?.matched ?? 0) || (best !== null && matched === best.matched && filled < best.filled);
    if (isBetter) best = { at, matched, filled };
  }
  return best && { ...best, isSure: best.matched >= best.filled * ENOUGH };
}

/** A number of one or two figures, or with a decimal part, is no code. */
function isCount(cell: string): boolean {
  return /^-?\d{1,2}$|^-?\d*\.\d*[1-9]\d*$/.test(cell);
}
