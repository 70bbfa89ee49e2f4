/** Is a confidence what it says? */

/** How often links of a confidence are right: a calibrated finder has the two columns agree. */
export function calibration(links: readonly { confidence: number; right: boolean }[]): string {
  const lines = ["confidence   said  right  links"];
  for (const [from, to] of [
    [0, 0.2],
    [0.2, 0.5],
    [0.5, 0.8],
    [0.8, 0.95],
    [0.95, 0.99],
    [0.99, 1.01],
  ] as const) {
    const bin = links.filter((l) => l.confidence >= from && l.confidence < to);
    if (bin.length === 0) continue;
    const said = bin.reduce((sum, l) => sum + l.confidence, 0) / bin.length;
    const right = bin.filter((l) => l.right).length / bin.length;
    lines.push(
      `${from.toFixed(2)}-${Math.min(1, to).toFixed(2)}   ${said.toFixed(3)}  ${right.toFixed(3)}  ${bin.length}`,
    );
  }
  return lines.join("\n");
}
