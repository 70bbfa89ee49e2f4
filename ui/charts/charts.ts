/** The charts of a set of mentions: each with the figures it is drawn from, in any document. */
import * as Plot from "@observablehq/plot";
import { GRADE_VALUES, type GradeValue } from "../../core/record/pageRecord.ts";
import { type ChartRow, gradeValueWords } from "./chartRow.ts";

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

const WIDTH = 760;
const MONTHS_AROUND = 12;
const MOST_COUNCILS = 25;

const COLOURS: Record<"light" | "dark", Record<GradeValue, string>> = {
  light: {
    outstanding: "#1660b8",
    good: "#17713f",
    "requires-improvement": "#b9770e",
    inadequate: "#b3261e",
    "not-judged": "#98a2b0",
    "no-overall-grade": "#6b3fb5",
    "no-inspection": "#566070",
    "no-services": "#c3cad4",
  },
  dark: {
    outstanding: "#6fb1ff",
    good: "#5fce91",
    "requires-improvement": "#f0b354",
    inadequate: "#ff8d85",
    "not-judged": "#7b8594",
    "no-overall-grade": "#c2a4f7",
    "no-inspection": "#a3adbb",
    "no-services": "#566070",
  },
};
const TEXT = { light: "#1b1f27", dark: "#e9ecf1" };
const SURFACE = { light: "#ffffff", dark: "#20242c" };
const NUMBERS = { light: "#0b5cad", dark: "#7fb8f5" };

export function chartsOf(rows: readonly ChartRow[]): Chart[] {
  return [gradesByMonth(rows), thenAndNow(rows), councils(rows), aroundInspections(rows)];
}

function gradesByMonth(rows: readonly ChartRow[]): Chart {
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

function thenAndNow(rows: readonly ChartRow[]): Chart {
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
        color: { type: "sqrt", range: [mixed(scheme, 0.1), mixed(scheme, 0.75)] },
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

function councils(rows: readonly ChartRow[]): Chart {
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

function aroundInspections(rows: readonly ChartRow[]): Chart {
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

/** How many rows have each key, in order of the keys. */
function count<T>(rows: readonly T[], keyOf: (row: T) => string[]): [string[], number][] {
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

function leftOut(rows: number, why: string): string {
  return rows === 0 ? "" : `${rows.toLocaleString("en-GB")} mentions ${why} are left out.`;
}

function shortWords(grade: GradeValue): string {
  return gradeValueWords(grade)
    .replace("Requires improvement", "Requires improv.")
    .replace("No overall grade", "No overall")
    .replace("No children's services", "No services");
}

/** "Requires improvement" -> two lines. */
function inTwoLines(grade: GradeValue): string {
  return gradeValueWords(grade).replace(/ (?=\S+$)/, "\n");
}

function gradeScale(scheme: "light" | "dark") {
  return {
    type: "categorical" as const,
    domain: [...GRADE_VALUES],
    range: GRADE_VALUES.map((grade) => COLOURS[scheme][grade]),
  };
}

function mixed(scheme: "light" | "dark", share: number): string {
  const parts = [NUMBERS[scheme], SURFACE[scheme]].map((hex) =>
    [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)),
  );
  const [ink = [], paper = []] = parts;
  const channel = (i: number) => Math.round((ink[i] ?? 0) * share + (paper[i] ?? 0) * (1 - share));
  return `rgb(${channel(0)}, ${channel(1)}, ${channel(2)})`;
}

/** The chart alone, with a key of its grades drawn into it: a picture must be whole wherever it is put. */
function draw(document: Document, scheme: "light" | "dark", options: Plot.PlotOptions): string {
  const isGraded = (options.color as { type?: string } | undefined)?.type === "categorical";
  const chart = Plot.plot({
    ...options,
    document,
    width: WIDTH,
    marginTop: (options.marginTop ?? 24) + (isGraded ? 34 : 0),
    style: {
      fontSize: "13px",
      fontFamily: "system-ui, sans-serif",
      color: TEXT[scheme],
      background: SURFACE[scheme],
    },
  });
  chart.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const markup = chart.outerHTML;
  return isGraded ? markup.replace(/<\/svg>\s*$/, `${key(scheme)}</svg>`) : markup;
}

function key(scheme: "light" | "dark"): string {
  let x = 4;
  const shown = GRADE_VALUES.filter((grade) => grade !== "not-judged").map((grade) => {
    const words = shortWords(grade);
    const item = `<rect x="${x}" y="4" width="12" height="12" rx="2" fill="${COLOURS[scheme][grade]}"/><text x="${x + 16}" y="14" fill="${TEXT[scheme]}">${words.replaceAll("'", "’")}</text>`;
    x += 30 + words.length * 7;
    return item;
  });
  return `<g aria-hidden="true" font-size="12" text-anchor="start">${shown.join("")}</g>`;
}
