/** How a text table parts its cells. */

/** @param text the first lines. @returns the sign that parts them most evenly: comma, semicolon, tab or bar */
export function delimiterOf(text: string): string {
  const lines = text.split(/\r?\n/, 200).filter((line) => line.trim() !== "");
  const plain = lines.slice(0, 20).map((line) => line.replace(/"[^"]*"/g, ""));
  const scored = [",", ";", "\t", "|"].map((sign) => {
    const counts = plain.map((line) => line.split(sign).length - 1);
    const most = [...counts].sort((a, b) => a - b)[counts.length >> 1] ?? 0;
    const even = counts.filter((count) => count === most).length / counts.length;
    return { sign, score: most === 0 ? 0 : even + most / 1000 };
  });
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).sign;
}
