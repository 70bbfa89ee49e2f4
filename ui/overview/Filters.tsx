/** Which judgement, and which councils. */
import { useId } from "preact/hooks";
import { COUNCIL_KINDS, kindWords } from "../../core/model/area.ts";
import { FRAMEWORKS, judgementWords } from "../../core/model/grade.ts";
import { OVERVIEW_JUDGEMENTS, STANDING_GRADES } from "../../core/overview/standing.ts";
import { standingWords } from "../map/gradeLooks.ts";
import type { OverviewState } from "./overviewState.ts";
import { defaultView } from "./viewAddress.ts";

export function Filters({ state }: { state: OverviewState }) {
  const id = useId();
  const { view, known, change, data } = state;
  const { judgement, region, kind, framework, grade, search, councils } = view.value;
  const reset = () => {
    const { day } = view.value;
    view.value = { ...defaultView(data.value), judgement, day };
  };
  const isFiltered =
    [region, kind, framework, grade, councils].some((facet) => facet !== null) || search !== "";
  return (
    <div class="filters">
      <Choice
        label="Judgement"
        value={judgement}
        all={OVERVIEW_JUDGEMENTS}
        words={(each) => judgementWords("ILACS", each)}
        onChange={(chosen) => chosen && change({ judgement: chosen })}
      />
      <Choice
        label="Region"
        any="All regions"
        value={region}
        all={known.value.regions}
        words={(each) => each}
        onChange={(chosen) => change({ region: chosen })}
      />
      <Choice
        label="Kind of council"
        any="All kinds"
        value={kind}
        all={COUNCIL_KINDS}
        words={kindWords}
        onChange={(chosen) => change({ kind: chosen })}
      />
      <Choice
        label="Framework"
        any="Both"
        value={framework}
        all={FRAMEWORKS}
        words={(each) => (each === "SIF" ? "SIF (before 2018)" : each)}
        onChange={(chosen) => change({ framework: chosen })}
      />
      <Choice
        label="Grade"
        any="Any grade"
        value={grade}
        all={STANDING_GRADES}
        words={standingWords}
        onChange={(chosen) => change({ grade: chosen })}
      />
      <label for={`${id}-search`}>
        <span>Name has</span>
        <input
          id={`${id}-search`}
          type="search"
          value={search}
          onInput={({ currentTarget: { value } }) => change({ search: value })}
        />
      </label>
      <p role="status">
        {state.shown.value.length} of {state.placed.value.length} councils
        {isFiltered && (
          <>
            {" · "}
            <button type="button" class="link" onClick={reset}>
              Show all
            </button>
          </>
        )}
      </p>
    </div>
  );
}

type ChoiceProps<T extends string> = {
  label: string;
  /** What stands for none of them; without it one must be chosen. */
  any?: string;
  value: T | null;
  all: readonly T[];
  words(each: T): string;
  onChange(chosen: T | null): void;
};

function Choice<T extends string>({ label, any, value, all, words, onChange }: ChoiceProps<T>) {
  const id = useId();
  return (
    <label for={id}>
      <span>{label}</span>
      <select
        id={id}
        value={value ?? ""}
        onChange={({ currentTarget }) => onChange(all.find((each) => each === currentTarget.value) ?? null)}
      >
        {any && <option value="">{any}</option>}
        {all.map((each) => (
          <option key={each} value={each}>
            {words(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
