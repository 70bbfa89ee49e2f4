/** How fresh the data is, at a glance: as a table for the terminal, and as a page with a chart. */
import * as Plot from "@observablehq/plot";
import { escapeUTF8 } from "entities";
import { parseHTML } from "linkedom";
import type { Council } from "../../core/model/council.ts";
import { latestRating } from "../../core/model/rating.ts";
import { dateWords, headline } from "../../core/model/ratingWords.ts";
import type { Register } from "../../core/model/register.ts";
import { changeLines } from "./changeLog.ts";
import { LICENCE, SOURCE } from "./rows.ts";

export type Freshness = {
  asOf: string;
  newest: { council: string; published: string };
  /** Longest ago first. */
  oldest: { council: string; published: string; headline: string }[];
  withoutOverall: string[];
  withoutInspection: string[];
  /** Year of the latest inspection -> councils. */
  byYear: { year: string; councils: number }[];
  changes: string[];
};

const OLDEST = 10;

export function freshness(now: Register, before: Register | null): Freshness {
  const today = Object.values(now.councils).filter(({ end }) => !end);
  const rated = today.flatMap((council) => {
    const rating = latestRating(council);
    return rating.kind === "graded"
      ? [
          {
            council: council.shortName,
            published: rating.inspection.published,
            headline: headline(rating),
            overall: rating.overall,
          },
        ]
      : [];
  });
  rated.sort((a, b) => (a.published < b.published ? -1 : 1));
  const years = [...new Set(rated.map(({ published }) => published.slice(0, 4)))];
  const newest = rated.at(-1);
  return {
    asOf: now.asOf,
    newest: { council: newest?.council ?? "", published: newest?.published ?? "" },
    oldest: rated
      .slice(0, OLDEST)
      .map(({ council, published, headline }) => ({ council, published, headline })),
    withoutOverall: rated.filter(({ overall }) => !overall).map(({ council }) => council),
    withoutInspection: today
      .filter((council: Council) => latestRating(council).kind !== "graded")
      .map(({ shortName }) => shortName),
    byYear: years.map((year) => ({
      year,
      councils: rated.filter(({ published }) => published.startsWith(year)).length,
    })),
    changes: before ? changeLines(now, before) : [],
  };
}

/** Rows for a terminal, with a bar for each year. */
export function freshnessText(fresh: Freshness): string {
  const { asOf, newest, oldest, withoutOverall, withoutInspection, byYear, changes } = fresh;
  const most = Math.max(...byYear.map(({ councils }) => councils));
  return [
    `As of ${dateWords(asOf)}. Newest report: ${newest.council}, ${dateWords(newest.published)}.`,
    `No overall grade: ${withoutOverall.length} councils. None in this data: ${withoutInspection.length}.`,
    "",
    "Latest inspections by year",
    ...byYear.map(
      ({ year, councils }) =>
        `  ${year} ${"█".repeat(Math.round((councils / most) * 40)).padEnd(40)} ${councils}`,
    ),
    "",
    "Longest without a new one",
    ...oldest.map(({ council, published, headline }) => `  ${published}  ${council.padEnd(30)} ${headline}`),
    ...(changes.length > 0
      ? ["", "Changes since the release before", ...changes.map((change) => `  ${change}`)]
      : []),
  ].join("\n");
}

export function freshnessHtml(fresh: Freshness): string {
  const { asOf, newest, oldest, withoutOverall, byYear, changes } = fresh;
  const list = (items: string[]) =>
    `<ul>${items.map((item) => `<li>${escapeUTF8(item)}</li>`).join("")}</ul>`;
  const rows = oldest.map(
    ({ council, published, headline }) =>
      `<tr><th scope="row">${escapeUTF8(council)}</th><td>${dateWords(published)}</td><td>${headline}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>How fresh the ratings are</title>
<style>:root{--bar:light-dark(#1660b8,#6fb1ff)}body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 system-ui,sans-serif}th,td{padding:.2em 1em .2em 0;text-align:start;vertical-align:top}th{font-weight:400}svg{max-width:100%;height:auto}.quiet{opacity:.75}</style></head>
<body><main><h1>How fresh the ratings are</h1>
<p>As of ${dateWords(asOf)}. The newest report is on ${escapeUTF8(newest.council)}, published ${dateWords(newest.published)}.</p>
<h2>Councils by the year of their latest inspection</h2>${chart(byYear)}
<p class="quiet">${byYear.map(({ year, councils }) => `${year}: ${councils}`).join(", ")}.</p>
<h2>Longest without a new inspection</h2><table><thead><tr><th scope="col">Council</th><th scope="col">Published</th><th scope="col">Overall</th></tr></thead><tbody>${rows.join("")}</tbody></table>
<h2>No overall grade: ${withoutOverall.length} councils</h2>${list(withoutOverall)}
${changes.length > 0 ? `<h2>Changes since the release before</h2>${list(changes)}` : ""}
<p class="quiet">Source: ${SOURCE}, ${LICENCE}.</p></main></body></html>
`;
}

function chart(byYear: Freshness["byYear"]): string {
  const { document } = parseHTML("<html><body></body></html>");
  const drawn = Plot.plot({
    document,
    width: 680,
    height: 240,
    style: { background: "none", fontSize: "13px" },
    x: { type: "band", label: null },
    y: { label: "councils", grid: true },
    marks: [
      Plot.barY(byYear, { x: "year", y: "councils", fill: "var(--bar)" }),
      Plot.text(byYear, { x: "year", y: "councils", text: "councils", dy: -8 }),
      Plot.ruleY([0]),
    ],
  });
  drawn.setAttribute("aria-hidden", "true");
  drawn.removeAttribute("class");
  return drawn.outerHTML;
}
