/** Drop a table, see how its rows matched, mend what did not, take the result. */
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Unmatched } from "../../core/join/joiner.ts";
import { CouncilSearch } from "../CouncilSearch.tsx";
import type { RatingSummary } from "../ratingView.ts";
import type { JoinResult, JoinState } from "./joinState.ts";
import { textOf } from "./tableFile.ts";

type Props = {
  state: JoinState;
  /** For what a reader mends. */
  search(query: string): RatingSummary[];
  nameOf(id: string): string;
};

/** Rows and cells shown; the file has all. */
const MOST_ROWS = 20;
const MOST_UNMATCHED = 50;

export function JoinTable({ state, search, nameOf }: Props) {
  const { loaded } = state;
  const now = loaded.value;
  return (
    <div class="join">
      <p class="quiet">
        The grades beside each row of a table that names councils, by name, ONS, DfE or Ofsted code. Rows keep
        their order and every column. The table stays on this computer.
      </p>
      <Drop state={state} />
      {now.kind === "reading" && <p role="status">Reading {now.name}…</p>}
      {now.kind === "failed" && <p role="alert">{now.why}</p>}
      {now.kind === "table" && (
        <>
          <Choices state={state} />
          <Outcome state={state} search={search} nameOf={nameOf} />
        </>
      )}
    </div>
  );
}

function Drop({ state }: { state: JoinState }) {
  const id = useId();
  const isOver = useSignal(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the field in it does the same by keyboard
    <div
      class="drop"
      data-over={isOver.value}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        const [file] = event.dataTransfer?.files ?? [];
        if (file) void state.take(file);
      }}
    >
      <label for={id}>Drop a table here, or choose one: CSV, TSV, XLSX or JSON Lines</label>
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.jsonl,.ndjson,text/csv"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void state.take(file);
          // The same file may be chosen again, changed.
          currentTarget.value = "";
        }}
      />
    </div>
  );
}

function Choices({ state }: { state: JoinState }) {
  const { columns, keyAt, dayAt, header, hasSecondHeader } = state;
  return (
    <>
      {hasSecondHeader.value && (
        <p class="note" role="status">
          The row below the header looks like names, too: say which row is the header.
        </p>
      )}
      <div class="choices">
        <Choice
          label="Councils are named in"
          none="choose a column"
          columns={columns.value}
          value={keyAt.value}
          onChange={(at) => {
            keyAt.value = at;
          }}
        />
        <Choice
          label="Grades known on"
          none="the newest day"
          columns={columns.value}
          value={dayAt.value}
          onChange={(at) => {
            dayAt.value = at;
          }}
        />
        <HeaderField
          value={header.value + 1}
          onChange={(row) => {
            header.value = row - 1;
          }}
        />
      </div>
    </>
  );
}

type ChoiceProps = {
  label: string;
  none: string;
  columns: readonly string[];
  value: number | null;
  onChange(at: number | null): void;
};

function Choice({ label, none, columns, value, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <label for={id}>
      <span>{label}</span>
      <select
        id={id}
        value={value ?? ""}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.value === "" ? null : Number(currentTarget.value))
        }
      >
        <option value="">{none}</option>
        {columns.map((column, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
          <option key={i} value={i}>
            {column || `column ${i + 1}`}
          </option>
        ))}
      </select>
    </label>
  );
}

function HeaderField({ value, onChange }: { value: number; onChange(row: number): void }) {
  const id = useId();
  return (
    <label for={id}>
      <span>The header is row</span>
      <input
        id={id}
        type="number"
        min={1}
        max={50}
        value={value}
        onChange={({ currentTarget: { valueAsNumber } }) => {
          if (valueAsNumber >= 1 && valueAsNumber <= 50) onChange(valueAsNumber);
        }}
      />
    </label>
  );
}

function Outcome({ state, search, nameOf }: Props) {
  const result = state.result.value;
  const told = useSignal("");
  if (!result)
    return <p role="status">No column names councils in most of its rows: choose the one that does.</p>;
  const { totals, unmatched } = result;
  const { council, district, trust } = totals.matched;
  const save = async () => {
    try {
      told.value = `${await state.save()} is saved.`;
    } catch (error) {
      told.value = `It could not be made: ${(error as Error).message}`;
    }
  };
  return (
    <>
      <p role="status" class="totals">
        <strong>{council + district + trust}</strong> of {totals.rows} rows matched
        {district > 0 && `, ${district} by a district`}
        {trust > 0 && `, ${trust} by a trust`}
        {totals.unmatched > 0 && `; ${totals.unmatched} did not`}
        {totals.withoutDay > 0 && `; ${totals.withoutDay} have no day that can be read`}.
      </p>
      <p class="buttons">
        <button type="button" onClick={() => void save()}>
          Save the joined table
        </button>{" "}
        <span role="status" class="quiet">
          {told}
        </span>
      </p>
      <Mended state={state} nameOf={nameOf} />
      {unmatched.length > 0 && (
        <section>
          <h2>What did not match</h2>
          <ul class="unmatched">
            {unmatched.slice(0, MOST_UNMATCHED).map((each) => (
              <Mend key={each.cell} unmatched={each} state={state} search={search} />
            ))}
          </ul>
          {unmatched.length > MOST_UNMATCHED && (
            <p class="quiet">
              The first {MOST_UNMATCHED} of {unmatched.length}, those of most rows.
            </p>
          )}
        </section>
      )}
      <Preview result={result} />
    </>
  );
}

function Mended({ state, nameOf }: Pick<Props, "state" | "nameOf">) {
  const mended = [...state.mended.value];
  if (mended.length === 0) return null;
  return (
    <section>
      <h2>Mended by you</h2>
      <ul class="unmatched">
        {mended.map(([cell, id]) => (
          <li key={cell}>
            <span>
              “{cell}” is {nameOf(id)}
            </span>
            <button type="button" class="link" onClick={() => state.mend(cell, null)}>
              Undo
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

type MendProps = { unmatched: Unmatched; state: JoinState; search: Props["search"] };

/** An empty cell, or one without a day, cannot be mended here. */
function Mend({ unmatched: { cell, rows, why, nearest }, state, search }: MendProps) {
  const isOpen = useSignal(false);
  const canBe = cell.trim() !== "" && state.dayAt.value === null;
  return (
    <li>
      <span>
        {cell.trim() === "" ? "(empty)" : `“${cell}”`}{" "}
        <span class="quiet">
          {rows === 1 ? "1 row" : `${rows} rows`}: {why}
        </span>
      </span>
      {canBe &&
        nearest.slice(0, 3).flatMap((name) => {
          const found = search(name)[0];
          return found
            ? [
                <button key={found.id} type="button" onClick={() => state.mend(cell, found.id)}>
                  It is {found.name}
                </button>,
              ]
            : [];
        })}
      {canBe && !isOpen.value && (
        <button
          type="button"
          class="link"
          aria-label={`Another council for “${cell}”`}
          onClick={() => {
            isOpen.value = true;
          }}
        >
          Another council
        </button>
      )}
      {isOpen.value && (
        <CouncilSearch
          label={`Which council is “${cell}”?`}
          search={search}
          onChoose={(id) => state.mend(cell, id)}
        />
      )}
    </li>
  );
}

function Preview({ result: { columns, added, rows } }: { result: JoinResult }) {
  return (
    <section>
      <h2>{rows.length > MOST_ROWS ? `The first ${MOST_ROWS} rows` : "The rows"}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="scroller" tabIndex={0} aria-label="The joined table">
        <table>
          <thead>
            <tr>
              {[...columns, ...added].map((name, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
                <th key={i} scope="col" class={i >= columns.length ? "added" : ""}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_ROWS).map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else that names them
              <tr key={at}>
                {[...row.cells.map(textOf), ...row.added].map((cell, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as their columns
                  <td key={i} class={i >= columns.length ? "added" : ""}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
