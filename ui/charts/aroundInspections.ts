/** Mentions in the months around an inspection's report. */
import * as Plot from "@observablehq/plot";
import { NUMBERS, TEXT } from "../pictureColours.ts";
import { type Chart, count, leftOut } from "./chart.ts";
import type { ChartRow } from "./chartRow.ts";
import { draw } from "./drawing.ts";

const MONTHS_AROUND = 12;

export function aroundInspections(rows: readonly ChartRow[]): Chart {
  const placed = rows.flatMap(({ published, inspected }) => {
    const months = published && inspected ? monthsBetween(inspected, published) : null;
    return months !== null && Math.abs(months) <= MONTHS_AROUND ? [{ months }] : [];
  });
  const found = new Map(
    count(placed, ({ months }) => [String(months)]).map(([[key = ""], n]) => [Number(key), n]),
  );
  const figures = Array.from({ length: 2 * MONTHS_AROUND + 1 }, (_, i) => i - MONTHS_AROUND).map((month) => ({
    months_after_report: month,
    mentions: found.get(month) ?? 0,
  }));
  return {
    id: "around-inspections",
    title: "Coverage around the latest inspection report",
    note: `Mentions in the months before and after each council's latest report was published. ${leftOut(rows.length - placed.length, "further away, or without a date")}`,
    figures: placed.length > 0 ? figures : [],
    draw: (document, scheme) =>
      draw(document, scheme, {
        height: 280,
        marginBottom: 40,
        x: {
          label: "months before and after the report",
          tickFormat: (m: number) => (m > 0 ? `+${m}` : String(m)),
        },
        y: { label: "mentions", grid: true },
        marks: [
          Plot.rectY(figures, {
            x1: ({ months_after_report: m }: { months_after_report: number }) => m - 0.5,
            x2: ({ months_after_report: m }: { months_after_report: number }) => m + 0.5,
            y: "mentions",
            fill: NUMBERS[scheme],
            inset: 1,
          }),
          Plot.ruleX([-0.5], { stroke: TEXT[scheme], strokeDasharray: "4 3" }),
          Plot.ruleY([0]),
        ],
      }),
  };
}

/** Whole months of 30.44 days, rounded down: 0 is the month that begins with the report. */
function monthsBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / (30.44 * 86_400_000));
}
