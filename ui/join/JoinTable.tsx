/** Drop a table, see how its rows matched, mend what did not, take the result. */
import { useSignal } from "@preact/signals";
import type { RatingSummary } from "../ratingView.ts";
import { Choices, Drop } from "./Choices.tsx";
import type { JoinResult, JoinState } from "./joinState.ts";
import { Mend, Mended } from "./Mending.tsx";
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

function Preview({ result: { columns, added, rows } }: { result: JoinResult }) {
  return (
    <section>
      <h2>{rows.length > MOST_ROWS ? `The first ${MOST_ROWS} rows` : "The rows"}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="joined-rows" tabIndex={0} aria-label="The joined table">
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
