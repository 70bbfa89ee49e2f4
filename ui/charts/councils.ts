/** The councils named most, by grade. */
import * as Plot from "@observablehq/plot";
import { TEXT } from "../pictureColours.ts";
import { type Chart, count } from "./chart.ts";
import type { ChartRow } from "./chartRow.ts";
import { draw, gradeScale } from "./drawing.ts";

const MOST_COUNCILS = 25;

export function councils(rows: readonly ChartRow[]): Chart {
  const figures = count(rows, ({ council, gradeNow }) => [council, gradeNow])
    .map(([[council = "", grade = ""], mentions]) => ({ council, grade_now: grade, mentions }))
    .sort((a, b) => b.mentions - a.mentions || (a.council < b.council ? -1 : 1));
  const first = figures.slice(0, MOST_COUNCILS);
  return {
    id: "councils",
    title: "Councils by mentions",
    note: `With the overall grade each has now.${figures.length > first.length ? ` The first ${first.length} of ${figures.length}; the figures have all.` : ""}`,
    figures,
    draw: (document, scheme) =>
      draw(document, scheme, {
        height: 60 + 24 * first.length,
        marginLeft: 310,
        marginRight: 50,
        x: { axis: null },
        y: { domain: first.map(({ council }) => council), label: null },
        color: gradeScale(scheme),
        marks: [
          Plot.barX(first, {
            x: "mentions",
            y: "council",
            fill: "grade_now",
            insetTop: 2,
            insetBottom: 2,
            rx: 2,
          }),
          Plot.text(first, {
            x: "mentions",
            y: "council",
            text: ({ mentions }: { mentions: number }) => mentions.toLocaleString("en-GB"),
            textAnchor: "start",
            dx: 6,
            fill: TEXT[scheme],
          }),
        ],
      }),
  };
}
