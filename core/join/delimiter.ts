/** How a text table parts its cells. */

const SIGNS = [",", ";", "\t", "|"] as const;
/** A cell in quotes may hold any sign, and go over lines. */
const QUOTED = /"[^"]*"/g;

/** @param text the first lines. @returns the sign that parts them most evenly: comma, semicolon, tab or bar */
export function delimiterOf(text: string): string {
  // A quote that stands for inches opens no cell: then lines are looked at one by one.
  const byLine = linesOf(text).map((line) => line.replace(QUOTED, ""));
  const scored = [linesOf(text.replace(QUOTED, "")), byLine].flatMap((lines) =>
    SIGNS.map((sign) => ({ sign, score: evenness(lines.slice(0, 20), sign) })),
  );
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).sign;
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/, 200).filter((line) => line.trim() !== "");
}

/** From 0 to about 1: how many of the lines have the sign as often as most. */
function evenness(lines: readonly string[], sign: string): number {
  const counts = lines.map((line) => line.split(sign).length - 1);
  const most = [...counts].sort((a, b) => a - b)[counts.length >> 1] ?? 0;
  if (most === 0) return 0;
  return counts.filter((count) => count === most).length / counts.length + most / 1000;
}
