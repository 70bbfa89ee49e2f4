/** A scan's tables -> one HTML file with its charts and figures, which needs nothing else. Node only. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import type { Chart } from "../../ui/charts/chart.ts";
import { type ChartRow, chartRowsOfTable } from "../../ui/charts/chartRow.ts";
import { chartsOf } from "../../ui/charts/charts.ts";
import { UsageError } from "../usageError.ts";
import { writeWhole } from "../wholeFile.ts";
import { readTable } from "./readTable.ts";

const MENTIONS = /^mentions(?:-\d+-of-\d+)?\.(?:csv|jsonl|parquet)$/;

/** @returns the path of the report. @throws {UsageError} for a folder without tables */
export async function writeReport(folder: string): Promise<string> {
  const files = await readdir(folder).catch(() => {
    throw new UsageError(`Cannot read ${folder}: there is no such folder`);
  });
  const tables = files.filter((name) => MENTIONS.test(name)).sort();
  if (tables.length === 0)
    throw new UsageError(
      `${folder} has no tables of mentions. Make them with: council-ratings scan INPUT... -o ${folder}`,
    );
  const rows: ChartRow[] = [];
  const pages = new Set<string>();
  for (const table of tables) {
    for await (const row of readTable(join(folder, table))) {
      pages.add(String(row.page));
      rows.push(...chartRowsOfTable(row));
    }
  }
  const path = join(folder, "report.html");
  await writeWhole(path, reportHtml(rows, pages.size, tables));
  return path;
}

function reportHtml(rows: readonly ChartRow[], pages: number, tables: readonly string[]): string {
  const count = (n: number) => n.toLocaleString("en-GB");
  const councils = new Set(rows.map(({ council }) => council)).size;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>Councils in ${count(pages)} pages</title>
<style>
:root { color-scheme: light dark; }
body { max-width: 50rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; background: light-dark(#fff, #20242c); color: light-dark(#1b1f27, #e9ecf1); font: 16px/1.5 system-ui, sans-serif; }
h1 { line-height: 1.2; }
figure { margin: 2.5rem 0; }
figcaption h2 { margin: 0; font-size: 1.2rem; }
figcaption p { margin: .2rem 0 .8rem; color: light-dark(#566070, #a3adbb); }
figure svg { min-width: 35rem; max-width: 100%; height: auto; }
.dark { display: none; }
@media (prefers-color-scheme: dark) { .light { display: none; } .dark { display: block; } }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; }
th, td { padding: .2rem .8rem .2rem 0; border-bottom: 1px solid light-dark(#d9dee6, #3d4451); text-align: left; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
summary { cursor: pointer; }
footer { color: light-dark(#566070, #a3adbb); font-size: .85rem; }
</style>
</head>
<body>
<h1>${count(rows.length)} mentions of ${count(councils)} councils on ${count(pages)} pages</h1>
${rows.length === 0 ? "<p>No page names a council: there is nothing to draw.</p>" : chartsOf(rows).map(figure).join("\n")}
<footer><p>From ${tables.map(escaped).join(", ")}. Grades are for overall effectiveness, from Ofsted's inspections of local authority children's services. Ofsted gives none since April 2026, and none is made up for it. Contains public sector information from Ofsted licensed under the Open Government Licence v3.0.</p></footer>
</body>
</html>
`;
}

function figure({ id, title, note, figures, draw }: Chart): string {
  const { document } = parseHTML("<html><body></body></html>");
  const [first] = figures;
  const columns = Object.keys(first ?? {});
  const chart = first
    ? `<div class="light wide">${draw(document, "light")}</div><div class="dark wide">${draw(document, "dark")}</div>`
    : "<p>No mention can be placed here.</p>";
  return `<figure id="${id}">
<figcaption><h2>${escaped(title)}</h2><p>${escaped(note)}</p></figcaption>
<div aria-hidden="true">${chart}</div>
${first ? `<details><summary>Figures</summary><div class="wide"><table><thead><tr>${columns.map((name) => `<th scope="col">${name.replaceAll("_", " ")}</th>`).join("")}</tr></thead><tbody>${figures.map((row) => `<tr>${columns.map((name) => cell(row[name])).join("")}</tr>`).join("")}</tbody></table></div></details>` : ""}
</figure>`;
}

function cell(value: string | number | undefined): string {
  return typeof value === "number" ? `<td class="number">${value}</td>` : `<td>${escaped(value ?? "")}</td>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c] ?? c);
}
