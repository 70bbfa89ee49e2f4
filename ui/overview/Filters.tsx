/** Which judgement, and which councils. */
import { useComputed } from "@preact/signals";
import { useId } from "preact/hooks";
import { COUNCIL_KINDS, kindWords } from "../../core/model/area.ts";
import { FRAMEWORKS, judgementWords } from "../../core/model/grade.ts";
import { OVERVIEW_JUDGEMENTS, STANDING_GRADES } from "../../core/overview/standing.ts";
import { Choice } from "../Choice.tsx";
import { standingWords } from "../map/gradeLooks.ts";
import type { OverviewState } from "./overviewState.ts";
import { defaultView } from "./viewAddress.ts";

export function Filters({ state }: { state: OverviewState }) {
  const { known, change } = state;
  return (
    <div class="filters">
      <Choice
        label="Judgement"
        value={useComputed(() => state.view.value.judgement).value}
        all={OVERVIEW_JUDGEMENTS}
        words={(each) => judgementWords("ILACS", each)}
        onChange={(chosen) => chosen && change({ judgement: chosen })}
      />
      <Choice
        label="Region"
        any="All regions"
        value={useComputed(() => state.view.value.region).value}
        all={known.value.regions}
        words={(each) => each}
        onChange={(chosen) => change({ region: chosen })}
      />
      <Choice
        label="Kind of council"
        any="All kinds"
        value={useComputed(() => state.view.value.kind).value}
        all={COUNCIL_KINDS}
        words={kindWords}
        onChange={(chosen) => change({ kind: chosen })}
      />
      <Choice
        label="Framework"
        any="Both"
        value={useComputed(() => state.view.value.framework).value}
        all={FRAMEWORKS}
        words={(each) => (each === "SIF" ? "SIF (before 2018)" : each)}
        onChange={(chosen) => change({ framework: chosen })}
      />
      <Choice
        label="Grade"
        any="Any grade"
        value={useComputed(() => state.view.value.grade).value}
        all={STANDING_GRADES}
        words={standingWords}
        onChange={(chosen) => change({ grade: chosen })}
      />
      <NameField state={state} />
      <Shown state={state} />
    </div>
  );
}

function NameField({ state: { view, change } }: { state: OverviewState }) {
  const id = useId();
  const search = useComputed(() => view.value.search).value;
  return (
    <label for={`${id}-search`}>
      <span>Name has</span>
      <input
        id={`${id}-search`}
        type="search"
        value={search}
        onInput={({ currentTarget: { value } }) => change({ search: value })}
      />
    </label>
  );
}

/** How many are left, and the way back to all. */
function Shown({ state: { view, data, shown, placed } }: { state: OverviewState }) {
  const isFiltered = useComputed(() => {
    const { region, kind, framework, grade, search, councils } = view.value;
    return [region, kind, framework, grade, councils].some((facet) => facet !== null) || search !== "";
  }).value;
  const reset = () => {
    const { judgement, day } = view.value;
    view.value = { ...defaultView(data.value), judgement, day };
  };
  return (
    <p role="status">
      {useComputed(() => `${shown.value.length} of ${placed.value.length} councils`)}
      {isFiltered && (
        <>
          {" · "}
          <button type="button" class="link" onClick={reset}>
            Show all
          </button>
        </>
      )}
    </p>
  );
}
