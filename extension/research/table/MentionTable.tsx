/** The mentions as a table of any length: only the rows in view are there. */

import { useComputed, useSignal } from "@preact/signals";
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from "@tanstack/virtual-core";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { chosen, chosenRow, rows, sort, sortBy } from "../researchState.ts";
import { Grades } from "./Grades.tsx";
import { MentionDetails } from "./MentionDetails.tsx";
import type { MentionRow, SortKey } from "./rows.ts";

/** CSS pixels. */
const ROW = 54;
const HEAD = 37;

/** Key to sort by, words, width. */
const COLUMNS: [SortKey | null, string, string][] = [
  ["published", "Published", "7rem"],
  ["council", "Council", "13rem"],
  ["gradeThen", "Grade then", "12rem"],
  ["gradeNow", "Grade now", "12rem"],
  [null, "Sentence", "auto"],
  ["title", "Page", "13rem"],
  ["site", "Site", "9rem"],
  [null, "Label", "7rem"],
];

export function MentionTable() {
  const scroller = useRef<HTMLDivElement>(null);
  const view = useVirtualRows(scroller);
  /** The row that the Tab key stops at. */
  const at = useSignal(0);
  const count = rows.value.length;
  const here = useComputed(() => Math.min(at.value, Math.max(rows.value.length - 1, 0)));

  const goTo = (index: number) => {
    at.value = Math.min(Math.max(index, 0), count - 1);
    view.scrollTo(at.value);
    // The row may come into being only now, and the reader may have gone elsewhere meanwhile.
    requestAnimationFrame(() => {
      const { activeElement: active, body } = document;
      if (active !== body && !scroller.current?.contains(active)) return;
      const row = scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${at.value + 2}"]`);
      row?.focus({ preventScroll: true });
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW) / ROW) - 2);
    const steps: Record<string, number> = {
      ArrowDown: here.value + 1,
      ArrowUp: here.value - 1,
      PageDown: here.value + page,
      PageUp: here.value - page,
      Home: 0,
      End: count - 1,
    };
    const to = steps[event.key];
    const row = rows.value[here.value];
    if (to !== undefined) goTo(to);
    else if ((event.key === "Enter" || event.key === " ") && row) choose(row);
    else return;
    event.preventDefault();
  };

  const { items, before, after } = view;
  return (
    <div class="results" data-chosen={chosenRow.value ? "" : undefined}>
      <div class="scroller" ref={scroller}>
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows take the focus and are chosen */}
        <table role="grid" aria-label="Mentions" aria-rowcount={count + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {COLUMNS.map(([key, words, width]) => (
                <Head key={words} by={key} words={words} width={width} />
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={onKeyDown}>
            <Gap height={before} />
            {items.map((index) => {
              const row = rows.value[index];
              return (
                row && (
                  <Row
                    key={`${row.page.address} ${row.number}`}
                    row={row}
                    index={index}
                    isStop={index === here.value}
                    onChoose={() => {
                      at.value = index;
                      choose(row);
                    }}
                  />
                )
              );
            })}
            <Gap height={after} />
          </tbody>
        </table>
        {count === 0 && <p class="none">No mention is left by these filters.</p>}
      </div>
      {chosenRow.value && (
        <MentionDetails
          key={`${chosenRow.value.page.address} ${chosenRow.value.number}`}
          row={chosenRow.value}
          onClose={() => goTo(here.value)}
        />
      )}
    </div>
  );
}

/** Stands for the rows above or below those in view. */
function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it takes no focus
  return <tr class="gap" aria-hidden="true" style={{ height: `${height}px` }} />;
}

function choose({ page, number }: MentionRow): void {
  chosen.value = { address: page.address, number };
}

function Head({ by, words, width }: { by: SortKey | null; words: string; width: string }) {
  const isSorted = by !== null && sort.value.by === by;
  const direction = sort.value.down ? "descending" : "ascending";
  return (
    <th scope="col" style={{ width }} aria-sort={isSorted ? direction : undefined}>
      {by === null ? (
        words
      ) : (
        <button type="button" class="link" onClick={() => sortBy(by)}>
          {words}
          {isSorted && <span aria-hidden="true">{sort.value.down ? " ↓" : " ↑"}</span>}
        </button>
      )}
    </th>
  );
}

type RowProps = { row: MentionRow; index: number; isStop: boolean; onChoose(): void };

function Row({ row, index, isStop, onChoose }: RowProps) {
  const { page, mention, number } = row;
  const isChosen = chosen.value?.address === page.address && chosen.value.number === number;
  const { before, surface, after, label } = mention;
  return (
    <tr aria-rowindex={index + 2} aria-selected={isChosen} tabIndex={isStop ? 0 : -1} onClick={onChoose}>
      <Cell>{page.published ?? <span class="quiet">no date</span>}</Cell>
      <Cell>{mention.gradesNow.map(({ name }) => name).join(", ")}</Cell>
      <Cell>
        <Grades grades={mention.gradesThen} />
      </Cell>
      <Cell>
        <Grades grades={mention.gradesNow} />
      </Cell>
      <Cell>
        {before}
        <b>{surface}</b>
        {after}
      </Cell>
      <Cell>{page.title ?? page.address}</Cell>
      <Cell>{page.site ?? <span class="quiet">file</span>}</Cell>
      <Cell>
        {label?.verdict?.replace("-", " ")}
        {label?.note && <span title={label.note}> ✎</span>}
      </Cell>
    </tr>
  );
}

/** All rows are of one height: two lines, and what is longer is cut. */
function Cell({ children }: { children: ComponentChildren }) {
  return (
    <td>
      <div>{children}</div>
    </td>
  );
}

/** Indexes of the rows that are there, and the height (CSS pixels) of those that are not. */
type View = { items: number[]; before: number; after: number; scrollTo(index: number): void };

function useVirtualRows(scroller: { current: HTMLDivElement | null }): View {
  const changes = useSignal(0);
  const virtualizer = useRef<Virtualizer<HTMLDivElement, Element> | null>(null);
  const options = {
    count: rows.value.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    // The head stays at the top, over the rows.
    scrollPaddingStart: HEAD,
    paddingStart: 0,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => {
      changes.value++;
    },
  };
  virtualizer.current ??= new Virtualizer(options);
  virtualizer.current.setOptions(options);
  const { current } = virtualizer;
  useEffect(() => current._didMount(), [current]);
  useEffect(() => current._willUpdate());
  changes.value;
  const items = current.getVirtualItems();
  return {
    items: items.map(({ index }) => index),
    before: items[0]?.start ?? 0,
    after: current.getTotalSize() - (items.at(-1)?.end ?? 0),
    scrollTo: (index) => current.scrollToIndex(index),
  };
}
