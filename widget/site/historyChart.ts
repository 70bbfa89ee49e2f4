/** How a council's grades changed: a bar for each judgement, from one report to the next. */
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { Council } from "../../core/model/council.ts";
import { GRADES, type Grade, gradeWords, judgementsOf, judgementWords } from "../../core/model/grade.ts";

/** Colours are the page's own custom properties, so that they follow its scheme. */
const COLOURS = GRADES.map((grade) => `var(--${grade === "not-judged" ? "no-grade" : grade})`);

/** When the first of the two frameworks began. */
const START = new Date("2013-11-01");

type Bar = { label: string; from: Date; to: Date; grade: Grade };

/** @param asOf ISO date, where the last bars end. @returns an SVG element as markup; empty without an inspection */
export function historyChart({ inspections }: Council, asOf: string): string {
  const bars = inspections.flatMap(({ framework, published, judgements }, i): Bar[] =>
    judgementsOf(framework).flatMap((judgement) => {
      const grade = judgements[judgement];
      const to = inspections[i - 1]?.published ?? asOf;
      const label = judgementWords(framework, judgement);
      return grade ? [{ label, from: new Date(published), to: new Date(to), grade }] : [];
    }),
  );
  if (bars.length === 0) return "";
  const labels = [...new Set(bars.map(({ label }) => label))];
  const { document } = parseHTML("<html><body></body></html>");
  const chart = Plot.plot({
    document,
    width: 760,
    height: 40 + 52 * labels.length,
    marginLeft: 8,
    marginRight: 16,
    style: { fontSize: "13px", background: "none" },
    x: { type: "utc", label: null, domain: [START, new Date(asOf)], grid: true },
    y: { type: "band", axis: null, domain: labels, padding: 0.46 },
    color: { type: "categorical", domain: [...GRADES], range: COLOURS },
    marks: [
      Plot.barX(bars, {
        x1: "from",
        x2: "to",
        y: "label",
        fill: "grade",
        insetLeft: 1,
        insetRight: 1,
        rx: 3,
      }),
      // Above its bars: beside them there is no room on a small screen.
      Plot.text(labels, {
        x: () => START,
        y: (label: string) => label,
        text: (label: string) => label,
        textAnchor: "start",
        dy: -23,
        fill: "currentColor",
      }),
      Plot.text(bars, {
        x: (bar: Bar) => new Date((bar.from.getTime() + bar.to.getTime()) / 2),
        y: "label",
        text: (bar: Bar) => shortWords(bar),
        fill: "var(--surface)",
        fontWeight: 600,
      }),
    ],
  });
  chart.setAttribute("aria-hidden", "true");
  chart.setAttribute("class", "history-chart");
  return chart.outerHTML;
}

/** As many words as the bar has room for. */
function shortWords({ from, to, grade }: Bar): string {
  const years = (to.getTime() - from.getTime()) / 31_557_600_000;
  const words = gradeWords(grade);
  if (years > words.length / 4) return words;
  const initials = words
    .split(" ")
    .map((word) => word[0]?.toUpperCase())
    .join("");
  return years > 0.6 ? initials : "";
}
