/** The newest reports on the councils that are shown, by the day that is looked at: what each says, and what was said before. */
import { useComputed } from "@preact/signals";
import type { Inspection } from "../../core/model/council.ts";
import { judgementWords } from "../../core/model/grade.ts";
import { dateWords } from "../../core/model/ratingWords.ts";
import { newestReports } from "../../core/overview/newestReports.ts";
import { gradeOf, type OverviewJudgement } from "../../core/overview/standing.ts";
import { standingWords } from "../map/gradeLooks.ts";
import type { OverviewState } from "./overviewState.ts";

const MOST = 10;

type Props = { state: OverviewState; councilAddress(id: string): string };

export function NewestReports({ state, councilAddress }: Props) {
  const reports = useComputed(() => {
    const shown = [...state.settled.byId.value.values()].filter(({ isShown }) => isShown);
    return newestReports(
      shown.map(({ council }) => council),
      state.settled.view.value.day,
      MOST,
    );
  }).value;
  const { judgement, day } = state.settled.view.value;
  return (
    <section class="newest">
      <h2>The newest reports</h2>
      <p class="quiet">
        {judgementWords("ILACS", judgement)}, of the councils shown, by {dateWords(day)}.
      </p>
      {reports.length === 0 && <p class="message">None is in this data by then.</p>}
      <ol>
        {reports.map(({ council, inspection, before }) => {
          const grade = gradeOf(inspection, judgement);
          return (
            <li key={inspection.report}>
              <a href={inspection.report} class="when">
                {dateWords(inspection.published)}
              </a>{" "}
              <a href={councilAddress(council.id)}>{council.name}</a>{" "}
              <strong data-standing={grade}>{standingWords(grade)}</strong>{" "}
              <span class="quiet">{beforeWords(inspection, before, judgement)}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** "before: Good (2018, SIF)". */
function beforeWords(
  inspection: Inspection,
  before: Inspection | null,
  judgement: OverviewJudgement,
): string {
  if (!before) return "the first in this data";
  const { framework, published } = before;
  const other = framework === inspection.framework ? "" : `, ${framework}`;
  return `before: ${standingWords(gradeOf(before, judgement))} (${published.slice(0, 4)}${other})`;
}
