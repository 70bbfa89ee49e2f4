/** Each mention by its council's grade then and now. */
import * as Plot from "@observablehq/plot";
import { GRADE_VALUES } from "../../core/record/pageRecord.ts";
import { mixed, NUMBERS, SURFACE, TEXT } from "../pictureColours.ts";
import { type Chart, count, leftOut } from "./chart.ts";
import { type ChartRow, gradeValueWords } from "./chartRow.ts";
import { draw, inTwoLines } from "./drawing.ts";

export function thenAndNow(rows: readonly ChartRow[]): Chart {
  const dated = rows.filter((row) => row.gradeThen !== null);
  const figures = count(dated, ({ gradeThen, gradeNow }) => [gradeThen ?? "", gradeNow]).map(
    ([[then = "", now = ""], mentions]) => ({
      grade_then: then,
      grade_now: now,
      mentions,
    }),
  );
  const shown = GRADE_VALUES.filter((grade) =>
    figures.some((f) => f.grade_then === grade || f.grade_now === grade),
  );
  return {
    id: "then-and-now",
    title: "Grade when mentioned against grade now",
    note: `The diagonal holds councils whose overall grade is the same today. ${leftOut(rows.length - dated.length, "on pages without a date")}`,
    figures,
    draw: (document, scheme) =>
      draw(document, scheme, {
        height: 90 + 46 * shown.length,
        marginLeft: 190,
        marginTop: 64,
        x: { domain: shown, axis: "top", label: "now", tickFormat: inTwoLines },
        y: { domain: shown, label: "when mentioned", tickFormat: gradeValueWords },
        color: {
          type: "sqrt",
          range: [0.1, 0.75].map((share) => mixed(NUMBERS[scheme], SURFACE[scheme], share)),
        },
        marks: [
          Plot.cell(figures, { x: "grade_now", y: "grade_then", fill: "mentions", inset: 1, rx: 4 }),
          Plot.text(figures, {
            x: "grade_now",
            y: "grade_then",
            text: ({ mentions }: { mentions: number }) => mentions.toLocaleString("en-GB"),
            fontWeight: 600,
            fill: TEXT[scheme],
            stroke: SURFACE[scheme],
            strokeWidth: 3,
          }),
        ],
      }),
  };
}
