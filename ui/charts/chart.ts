/** What a chart is, and the figures it is drawn from. */

export type Chart = {
  id: "grades-by-month" | "then-and-now" | "councils" | "around-inspections";
  title: string;
  /** What is counted and what is left out. */
  note: string;
  /** The figures, one object a row, columns in order. */
  figures: Record<string, string | number>[];
  /** @param document that of a page, or one of its own @returns the chart as SVG markup */
  draw(document: Document, scheme: "light" | "dark"): string;
};

/** How many rows have each key, in order of the keys. */
export function count<T>(rows: readonly T[], keyOf: (row: T) => string[]): [string[], number][] {
  const counts = new Map<string, { key: string[]; count: number }>();
  for (const row of rows) {
    const key = keyOf(row);
    const name = key.join("\n");
    const known = counts.get(name);
    if (known) known.count++;
    else counts.set(name, { key, count: 1 });
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { key, count }]) => [key, count]);
}

export function leftOut(rows: number, why: string): string {
  return rows === 0 ? "" : `${rows.toLocaleString("en-GB")} mentions ${why} are left out.`;
}
