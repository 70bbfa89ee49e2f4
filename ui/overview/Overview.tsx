/** England at a glance: all councils of a day as a map and as a table, one selection; how grades moved; what is new. */
import { useComputed } from "@preact/signals";
import { judgementWords } from "../../core/model/grade.ts";
import { dateWords } from "../../core/model/ratingWords.ts";
import { standingWords } from "../map/gradeLooks.ts";
import { CouncilTable } from "./CouncilTable.tsx";
import { DayControl } from "./DayControl.tsx";
import { Filters } from "./Filters.tsx";
import { HexMap, MapKey } from "./HexMap.tsx";
import type { KeepFile } from "./keepFile.ts";
import { NewestReports } from "./NewestReports.tsx";
import type { OverviewState } from "./overviewState.ts";
import { SaveButtons } from "./SaveButtons.tsx";
import { SharesChart } from "./SharesChart.tsx";

type Props = {
  state: OverviewState;
  councilAddress(id: string): string;
  keep: KeepFile;
};

export function Overview({ state, councilAddress, keep }: Props) {
  const { judgement, day } = state.view.value;
  return (
    <div class="overview">
      {state.problems.value.length > 0 && (
        <ul class="problems" role="status">
          {state.problems.value.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <div class="controls">
        <DayControl state={state} />
        <Filters state={state} />
      </div>
      <div class="map-side">
        <HexMap state={state} councilAddress={councilAddress} />
        <div>
          <AtHand state={state} councilAddress={councilAddress} />
          <p class="map-title">
            {judgementWords("ILACS", judgement)}, {dateWords(day)}
          </p>
          <MapKey state={state} />
        </div>
      </div>
      <SaveButtons kinds={["map-svg", "map-png", "table-csv"]} keep={keep} />
      <CouncilTable state={state} councilAddress={councilAddress} />
      <SharesChart state={state} keep={keep} />
      <NewestReports state={state} councilAddress={councilAddress} />
    </div>
  );
}

/** The council that is pointed at, in words that need no pointing. */
export function AtHand({ state, councilAddress }: Omit<Props, "keep">) {
  const placed = useComputed(() => state.byId.value.get(state.atHand.value ?? "")).value;
  if (!placed) return <p class="at-hand quiet">Point at a hexagon, or move through the map by arrow keys.</p>;
  const { council, rating, grade } = placed;
  return (
    <p class="at-hand">
      <a href={councilAddress(council.id)} tabIndex={-1}>
        {council.name}
      </a>
      <strong data-standing={grade}>{standingWords(grade)}</strong>
      {rating.kind === "graded" && (
        <span class="quiet">
          {rating.inspection.framework}, published {rating.inspection.published}
        </span>
      )}
    </p>
  );
}
