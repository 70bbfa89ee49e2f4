/** How the grades moved since 2013: shares of the councils, each framework apart, with the figures. */
import { useComputed } from "@preact/signals";
import { DATA_FROM, judgementWords } from "../../core/model/grade.ts";
import { dateWords } from "../../core/model/ratingWords.ts";
import { selectionWords } from "../map/selectionWords.ts";
import type { KeepFile } from "./keepFile.ts";
import type { OverviewState } from "./overviewState.ts";
import { SaveButtons } from "./SaveButtons.tsx";
import { nameOf, SharesDrawing } from "./SharesDrawing.tsx";

type Props = { state: OverviewState; keep: KeepFile };

export function SharesChart({ state, keep }: Props) {
  const shares = state.shares.value;
  const judgement = useComputed(() => state.view.value.judgement).value;
  const place = useComputed(() =>
    selectionWords({ ...state.view.value, framework: null, grade: null }),
  ).value;
  const title = `${judgementWords("ILACS", judgement)}: ${place}`;
  return (
    <section class="shares">
      <h2>How the grades moved since {DATA_FROM.slice(0, 4)}</h2>
      <p class="quiet">
        {title}. What was in force at the end of each month, in shares of the councils there were. Under the
        line is ILACS; above it, paler, SIF, the framework before 2018, which asked its own questions. The key
        has the bands in their order, from below.
      </p>
      {shares.bands.length === 0 ? (
        <p class="message">No council is chosen by this.</p>
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: in a narrow window it scrolls, also by keyboard */}
          <section class="scroller" tabIndex={0} aria-label="Chart of shares">
            <SharesDrawing shares={shares} label={`${title}. The figures are below.`} />
          </section>
          <details>
            <summary>Figures: how many councils, at the end of each year</summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
            <section class="scroller" tabIndex={0} aria-label="Figures of the chart">
              <Figures state={state} />
            </section>
          </details>
          <SaveButtons kinds={["shares-svg", "shares-png", "shares-csv"]} keep={keep} />
        </>
      )}
    </section>
  );
}

function Figures({ state }: { state: OverviewState }) {
  const { bands, days } = state.shares.value;
  const shown = days.filter(({ day }, i) => day.slice(5, 7) === "12" || i === 0 || i === days.length - 1);
  return (
    <table class="councils-table">
      <thead>
        <tr>
          <th scope="col">Day</th>
          {bands.map((band) => (
            <th key={nameOf(band)} scope="col">
              {nameOf(band)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map(({ day, counts }) => (
          <tr key={day}>
            <th scope="row">{dateWords(day)}</th>
            {bands.map((band, i) => (
              <td key={nameOf(band)}>{counts[i]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
