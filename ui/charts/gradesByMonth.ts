/** Mentions by month of publication, in the grades of the day. */
import * as Plot from "@observablehq/plot";
import { GRADE_VALUES } from "../../core/record/pageRecord.ts";
import { type Chart, count, leftOut } from "./chart.ts";
import type { ChartRow } from "./chartRow.ts";
import { draw, gradeScale } from "./drawing.ts";

export function gradesByMonth(rows: readonly ChartRow[]): Chart {
  const dated = rows.filter((row) => row.published !== null && row.gradeThen !== null);
  const figures = count(dated, ({ published, gradeThen }) => [
    published?.slice(0, 7) ?? "",
    gradeThen ?? "",
  ]).map(([[month = "", grade = ""], mentions]) => ({ month, grade, mentions }));
  return {
    id: "grades-by-month",
    title: "Mentions by month and grade",
    note: `The overall grade each council had on the day the page was published. ${leftOut(rows.length - dated.length, "on pages without a date")}`,
    figures,
    draw: (document, scheme) =>
      draw(document, scheme, {
        height: 320,
        marginBottom: 36,
        x: { type: "utc", label: null },
        y: { label: null, grid: true },
        color: gradeScale(scheme),
        marks: [
          Plot.rectY(figures, {
            x: ({ month }: { month: string }) => new Date(`${month}-01`),
            interval: "month",
            y: "mentions",
            fill: "grade",
            order: [...GRADE_VALUES],
            inset: 0.5,
          }),
          Plot.ruleY([0]),
        ],
      }),
  };
}
