/** Which row of a table has the names of its columns, and whether it can be that. */
import { isSecondHeader } from "../../core/join/secondHeader.ts";
import { UsageError } from "../usageError.ts";
import { type Cell, cellText } from "./table.ts";

/** @param line for messages: where the row stands in its file, from 1 */
export function headerOf(cells: readonly Cell[], name: string, line: number): string[] {
  const names = cells.map(cellText).map((each) => each.trim());
  if (names.every((each) => each === ""))
    throw new UsageError(
      `${name}, line ${line}: a header without any name. Say where it is: --header ${line + 1}`,
    );
  return names;
}

/**
 * @param second the row behind the header
 * @throws {UsageError} where that looks like the header's second half: its columns would have the wrong names
 */
export function checkSecondRow(
  header: readonly string[],
  second: readonly Cell[],
  { name, line, isKnown }: { name: string; line: number; isKnown(cell: string): boolean },
): void {
  const cells = second.map((cell) => cellText(cell).trim());
  if (isSecondHeader(header, cells, isKnown))
    throw new UsageError(
      `${name}, line ${line}: it looks like a second row of names (${cells.slice(0, 3).join(", ")}). Say which line is the header: --header ${line}, or --header ${line - 1} where this is a row like all others.`,
    );
}
