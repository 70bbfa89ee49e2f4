/**
 * The bands of the chart of shares: their shapes, and where each has room for its name. Steps alone are drawn here: a library's
 * curves would be a tenth of the page's weight.
 */
import type { Band, Shares } from "../../core/overview/shares.ts";

export type DrawnBand = Band & { path: string; label: { x: number; y: number } | null };

/** Of the drawing, in its own units. */
export type Frame = { left: number; top: number; width: number; height: number };

/** Of a name that is written into its band. */
const NAME_HEIGHT = 15;

/** @param widthOf how wide the name of a band is. @returns from below, in the order of the bands */
export function drawBands(
  { bands, days }: Shares,
  frame: Frame,
  widthOf: (band: Band) => number,
): DrawnBand[] {
  const x = timeScale(days, frame);
  const heights = days.map(({ day, counts }) => ({ x: x(day), tops: tops(counts, frame) }));
  return bands.map((band, i) => {
    const points = heights.map((at) => ({ x: at.x, low: at.tops[i] ?? 0, high: at.tops[i + 1] ?? 0 }));
    // There along the upper border, back along the lower, whose heights hold to the left as they are met.
    const above = steps(points.map(({ x, high }) => ({ x, y: high })));
    const back = points.map((point, at) => ({ x: point.x, y: (points[at - 1] ?? point).low })).reverse();
    return { ...band, path: `M${above}L${steps(back)}Z`, label: roomiest(points, widthOf(band)) };
  });
}

/** @returns days (ISO) to places from left to right */
export function timeScale(days: Shares["days"], { left, width }: Frame): (day: string) => number {
  const first = Date.parse(days[0]?.day ?? "");
  const last = Date.parse(days.at(-1)?.day ?? "");
  return (day) => left + (width * (Date.parse(day) - first)) / (last - first || 1);
}

type Place = { x: number; y: number };

/** A line that holds each height until the next, in whole units: fine enough for a council, and short as text. */
export function steps(points: readonly Place[]): string {
  let at = "";
  let [x, y] = [Number.NaN, Number.NaN];
  for (const [i, point] of points.entries()) {
    const to = { x: Math.round(point.x), y: Math.round(point.y) };
    if (i === 0) at = `${to.x} ${to.y}`;
    else if (to.y === y && i < points.length - 1) continue;
    else at += `h${to.x - x}${to.y === y ? "" : `v${to.y - y}`}`;
    ({ x, y } = to);
  }
  return at;
}

/** The border below the first band, above it, above the second, and so on. */
function tops(counts: readonly number[], { top, height }: Frame): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0) || 1;
  let below = 0;
  return [0, ...counts].map((count) => {
    below += count;
    return top + height * (1 - below / total);
  });
}

type Point = { x: number; low: number; high: number };

/** The middle of the highest box of this width that lies within the band. */
function roomiest(points: readonly Point[], width: number): Place | null {
  let best: Place | null = null;
  let height = NAME_HEIGHT;
  points.forEach((start, i) => {
    const within = points.slice(i).filter(({ x }) => x <= start.x + width);
    const end = within.at(-1);
    if (!end || end.x - start.x < width * 0.95) return;
    const high = Math.max(...within.map((point) => point.high));
    const low = Math.min(...within.map((point) => point.low));
    if (low - high <= height) return;
    height = low - high;
    best = { x: (start.x + end.x) / 2, y: (low + high) / 2 };
  });
  return best;
}
