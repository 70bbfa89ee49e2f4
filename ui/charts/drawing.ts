/** How charts look: colours of grades in either scheme, their words, and the picture with its key. */
import * as Plot from "@observablehq/plot";
import { GRADE_VALUES, type GradeValue } from "../../core/record/pageRecord.ts";
import { COLOURS, SURFACE, TEXT } from "../pictureColours.ts";
import { gradeValueWords } from "./chartRow.ts";

const WIDTH = 760;

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
