/** Pieces of text -> lines as a reader sees them, with where each cell of a line begins. */
import type { PdfPage, TextPiece } from "./pdfText.ts";

export type Cell = { x: number; text: string };
export type Line = { page: number; y: number; text: string; cells: Cell[]; pieces: TextPiece[] };

/** Pieces no further apart than this (points) stand on one line. */
const SAME_LINE = 3;
/** A gap this wide (of the letters' size) parts two cells. */
const CELL_GAP = 0.9;

/** @returns top to bottom, page after page */
export function linesOf(pages: readonly PdfPage[]): Line[] {
  const lines = pages.flatMap(({ number, pieces }) =>
    rowsOf(pieces).map((row): Line => {
      const cells = cellsOf(row);
      const y = row[0]?.y ?? 0;
      return { page: number, y, text: cells.map(({ text }) => text).join(" "), cells, pieces: row };
    }),
  );
  // Numbers of pages and footnotes would stand in the middle of sentences.
  return lines.filter(({ text }) => !/^\d{1,3}$/.test(text));
}

function rowsOf(pieces: readonly TextPiece[]): TextPiece[][] {
  const rows: TextPiece[][] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    // Small print, such as the number of a footnote, stands a little higher and belongs to its line.
    if (row && last && Math.abs((row[0]?.y ?? 0) - piece.y) <= SAME_LINE) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

/** The words of a line within a column: of the pieces that begin there. */
export function wordsWithin({ pieces }: Line, isIn: (x: number) => boolean): string {
  return cellsOf(pieces.filter(({ x }) => isIn(x)))
    .map(({ text }) => text)
    .join(" ");
}

function cellsOf(row: readonly TextPiece[]): Cell[] {
  const cells: Cell[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { x, width, size, text } of row) {
    const gap = x - end;
    const last = cells.at(-1);
    if (last && gap < size * CELL_GAP)
      last.text += `${gap > size * 0.12 && !/\s$/.test(last.text) ? " " : ""}${text}`;
    else cells.push({ x, text });
    end = x + width;
  }
  return cells.map(({ x, text }) => ({ x, text: text.replace(/\s+/g, " ").trim() }));
}
