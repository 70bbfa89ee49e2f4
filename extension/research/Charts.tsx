/** The charts of what the filters leave, each to be saved with its figures. */
import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { csvHead, csvRows } from "../../core/table/csv.ts";
import type { Chart } from "../../ui/charts/chart.ts";
import { chartRows } from "../../ui/charts/chartRow.ts";
import { chartsOf } from "../../ui/charts/charts.ts";
import { pngFile, saveFile, svgFile } from "../../ui/saveFile.ts";
import { rows } from "./researchState.ts";

export function Charts() {
  const all = useComputed(() =>
    chartsOf(rows.value.flatMap(({ page, mention }) => chartRows({ ...page, mentions: [mention] }))),
  );
  return (
    <div class="charts">
      {all.value.map((chart) => (
        <Figure key={chart.id} chart={chart} />
      ))}
    </div>
  );
}

function Figure({ chart }: { chart: Chart }) {
  const { id, title, note, figures } = chart;
  const columns = Object.keys(figures[0] ?? {}).map((name) => ({ name }));
  return (
    <figure id={id}>
      <figcaption>
        <h2>{title}</h2>
        <p class="quiet">{note}</p>
      </figcaption>
      {figures.length === 0 ? (
        <p class="none">No mention can be placed here.</p>
      ) : (
        <>
          <Picture chart={chart} />
          <div class="buttons">
            <button
              type="button"
              onClick={() => saveFile(svgFile(svgOf(chart)), `${id}.svg`)}
              aria-label={`SVG: ${title}`}
            >
              SVG
            </button>
            <button
              type="button"
              onClick={async () => saveFile(await pngFile(svgOf(chart)), `${id}.png`)}
              aria-label={`PNG: ${title}`}
            >
              PNG
            </button>
            <button
              type="button"
              onClick={() => saveFile(new Blob([csvHead(columns) + csvRows(columns, figures)]), `${id}.csv`)}
              aria-label={`Figures as CSV: ${title}`}
            >
              Figures as CSV
            </button>
          </div>
          <details>
            <summary>Figures</summary>
            <div class="wide">
              <table>
                <thead>
                  <tr>
                    {columns.map(({ name }) => (
                      <th key={name} scope="col">
                        {name.replaceAll("_", " ")}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {figures.slice(0, MOST_SHOWN).map((row) => (
                    <tr key={JSON.stringify(row)}>
                      {columns.map(({ name }) => (
                        <td key={name}>{row[name]}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
              {figures.length > MOST_SHOWN && <p class="quiet">The first {MOST_SHOWN}; the CSV has all.</p>}
            </div>
          </details>
        </>
      )}
    </figure>
  );
}

const MOST_SHOWN = 200;

/** As an image of its own document, whose styles the policy of this page does not forbid. */
function Picture({ chart }: { chart: Chart }) {
  const address = useSignal("");
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const show = () => {
      URL.revokeObjectURL(address.value);
      address.value = URL.createObjectURL(svgFile(svgOf(chart, dark.matches ? "dark" : "light")));
    };
    show();
    dark.addEventListener("change", show);
    return () => {
      dark.removeEventListener("change", show);
      URL.revokeObjectURL(address.value);
    };
  }, [chart, address]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: in a narrow window it scrolls, also by keyboard
    <section class="wide" tabIndex={0} aria-label={chart.title}>
      {address.value && (
        <img src={address.value} width={760} alt={`${chart.title}. The figures are below.`} />
      )}
    </section>
  );
}

function svgOf(chart: Chart, scheme: "light" | "dark" = "light"): string {
  return chart.draw(document.implementation.createHTMLDocument(), scheme);
}
