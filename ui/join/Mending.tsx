/** What did not match, and what its reader says that it means. */
import { useSignal } from "@preact/signals";
import type { Unmatched } from "../../core/join/joiner.ts";
import { CouncilSearch } from "../CouncilSearch.tsx";
import type { RatingSummary } from "../ratingView.ts";
import type { JoinState } from "./joinState.ts";

type Props = {
  state: JoinState;
  search(query: string): RatingSummary[];
  nameOf(id: string): string;
};

export function Mended({ state, nameOf }: Pick<Props, "state" | "nameOf">) {
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
export function Mend({ unmatched: { cell, rows, why, nearest }, state, search }: MendProps) {
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
