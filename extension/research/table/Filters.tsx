/** Which mentions are shown; charts and exports follow. */
import type { JSX } from "preact";
import { GRADE_VALUES } from "../../../core/record/pageRecord.ts";
import { gradeValueWords } from "../../../ui/charts/chartRow.ts";
import { councilsInLog, filter, mentionCount, remove, rows, setFilter, sites } from "../researchState.ts";
import { type Filter, NO_FILTER } from "./rows.ts";

const CLASSES = {
  name: "In full",
  place: "Place",
  former: "Of the past",
  trust: "Trust",
  district: "District",
};
const LABELS = {
  none: "No label",
  relevant: "Relevant",
  "not-relevant": "Not relevant",
  "wrong-council": "Wrong council",
};

export function Filters() {
  const now = filter.value;
  const isFiltered = Object.values(now).some((value) => value !== "");
  const shown = rows.value.length;
  const addresses = new Set(rows.value.map(({ page }) => page.address));
  const graded = rows.value.flatMap(({ mention }) => mention.gradesNow);
  const councils = new Set(graded.flatMap(({ council, grade }) => (grade === "no-services" ? [] : council)));
  return (
    <search class="filters" aria-label="Mentions">
      <Field label="Search">
        <input
          type="search"
          value={now.text}
          placeholder="title, sentence, note"
          onInput={(event) => setFilter({ text: event.currentTarget.value })}
        />
      </Field>
      <Select label="Council" name="council" options={councilsInLog.value} />
      <Select
        label="Grade now"
        name="grade"
        options={GRADE_VALUES.map((grade) => [grade, gradeValueWords(grade)] as const)}
      />
      <Select label="Named as" name="class" options={Object.entries(CLASSES)} />
      <Select label="Site" name="site" options={sites.value.map((site) => [site, site] as const)} />
      <Select label="Label" name="label" options={Object.entries(LABELS)} />
      <Field label="Published from">
        <input
          type="date"
          value={now.from}
          onInput={(event) => setFilter({ from: event.currentTarget.value })}
        />
      </Field>
      <Field label="to">
        <input type="date" value={now.to} onInput={(event) => setFilter({ to: event.currentTarget.value })} />
      </Field>
      <p class="count" role="status">
        {shown === mentionCount.value
          ? `${counted(shown, "mention")} on ${counted(addresses.size, "page")}`
          : `${shown.toLocaleString("en-GB")} of ${counted(mentionCount.value, "mention")}`}
        {isFiltered && (
          <button type="button" onClick={() => setFilter(NO_FILTER)}>
            Show all
          </button>
        )}
        {councils.size > 0 && (
          <a href={`england.html?councils=${[...councils].join(",")}`} target="_blank" rel="noopener">
            Their councils on the map
          </a>
        )}
        {isFiltered && shown > 0 && (
          <button
            type="button"
            onClick={() => void remove([...addresses], `${counted(addresses.size, "page")} deleted.`)}
          >
            Delete {addresses.size === 1 ? "this page" : `these ${counted(addresses.size, "page")}`}
          </button>
        )}
      </p>
    </search>
  );
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString("en-GB")} ${what}${count === 1 ? "" : "s"}`;
}

function Field({ label, children }: { label: string; children: JSX.Element }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label>
      <span>{label}</span>
      {children}
    </label>
  );
}

type SelectProps = {
  label: string;
  name: "council" | "grade" | "class" | "site" | "label";
  options: readonly (readonly [string, string])[];
};

function Select({ label, name, options }: SelectProps) {
  return (
    <Field label={label}>
      <select
        value={filter.value[name]}
        onChange={(event) => setFilter({ [name]: event.currentTarget.value } as Partial<Filter>)}
      >
        <option value="">All</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
}
