/** How charts look: colours of grades in either scheme, their words, and the picture with its key. */
import * as Plot from "@observablehq/plot";
import { GRADE_VALUES, type GradeValue } from "../../core/record/pageRecord.ts";
import { gradeValueWords } from "./chartRow.ts";

const WIDTH = 760;

export const COLOURS: Record<"light" | "dark", Record<GradeValue, string>> = {
  light: {
    outstanding: "#1660b8",
    good: "#17713f",
    "requires-improvement": "#b9770e",
    inadequate: "#b3261e",
    "not-judged": "#98a2b0",
    "no-overall-grade": "#6b3fb5",
    "none-in-data": "#566070",
    "no-services": "#c3cad4",
  },
  dark: {
    outstanding: "#6fb1ff",
    good: "#5fce91",
    "requires-improvement": "#f0b354",
    inadequate: "#ff8d85",
    "not-judged": "#7b8594",
    "no-overall-grade": "#c2a4f7",
    "none-in-data": "#a3adbb",
    "no-services": "#566070",
  },
};
export const TEXT = { light: "#1b1f27", dark: "#e9ecf1" };
export const SURFACE = { light: "#ffffff", dark: "#20242c" };
export const NUMBERS = { light: "#0b5cad", dark: "#7fb8f5" };

/** The chart alone, with a key of its grades drawn into it: a picture must be whole wherever it is put. */
export function draw(document: Document, scheme: "light" | "dark", options: Plot.PlotOptions): string {
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

export function gradeScale(scheme: "light" | "dark") {
  return {
    type: "categorical" as const,
    domain: [...GRADE_VALUES],
    range: GRADE_VALUES.map((grade) => COLOURS[scheme][grade]),
  };
}

export function mixed(scheme: "light" | "dark", share: number): string {
  const parts = [NUMBERS[scheme], SURFACE[scheme]].map((hex) =>
    [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)),
  );
  const [ink = [], paper = []] = parts;
  const channel = (i: number) => Math.round((ink[i] ?? 0) * share + (paper[i] ?? 0) * (1 - share));
  return `rgb(${channel(0)}, ${channel(1)}, ${channel(2)})`;
}

export function shortWords(grade: GradeValue): string {
  return gradeValueWords(grade)
    .replace("Requires improvement", "Requires improv.")
    .replace("No overall grade", "No overall")
    .replace("No children's services", "No services");
}

/** "Requires improvement" -> two lines. */
export function inTwoLines(grade: GradeValue): string {
  return gradeValueWords(grade).replace(/ (?=\S+$)/, "\n");
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
