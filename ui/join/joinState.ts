/** Ratings beside the rows of a table, in a page: what was dropped, how it matched, what its reader has mended. */
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { namesAdded, USUAL_COLUMNS } from "../../core/join/joinColumns.ts";
import { createJoiner, type Totals, type Unmatched } from "../../core/join/joiner.ts";
import { findKeyColumn } from "../../core/join/keyColumn.ts";
import { createMatcher, type Match } from "../../core/join/matchCouncil.ts";
import { isSecondHeader } from "../../core/join/secondHeader.ts";
import type { Register } from "../../core/model/register.ts";
import type { Resolver } from "../../core/model/resolve.ts";
import { saveFile } from "../saveFile.ts";
import { type Cell, readTableFile, type TableFile, textOf, writeTableFile } from "./tableFile.ts";

export type Loaded =
  | { kind: "none" }
  | { kind: "reading"; name: string }
  | { kind: "failed"; why: string }
  | { kind: "table"; file: TableFile };

export type JoinResult = {
  columns: string[];
  added: string[];
  /** Each as it was, and what was added. */
  rows: { cells: Cell[]; added: (string | null)[] }[];
  totals: Totals;
  unmatched: Unmatched[];
};

export type JoinState = {
  loaded: Signal<Loaded>;
  /** Row of the header, from 0. */
  header: Signal<number>;
  /** The column that names councils, and the one with each row's day; null for none. */
  keyAt: Signal<number | null>;
  dayAt: Signal<number | null>;
  /** What a reader says that a cell means: its text -> id of a council. */
  mended: Signal<ReadonlyMap<string, string>>;
  columns: ReadonlySignal<string[]>;
  /** The row behind the header looks like names, too. */
  hasSecondHeader: ReadonlySignal<boolean>;
  /** Null until there is a table, and a column to join it on. */
  result: ReadonlySignal<JoinResult | null>;
  take(file: File): Promise<void>;
  /** @param id null takes it back */
  mend(cell: string, id: string | null): void;
  /** @returns the name under which the new table is offered */
  save(): Promise<string>;
};

/** Rows that are looked at for the column that names councils. */
const LOOKED_AT = 200;

export function createJoin(register: Register, resolve: Resolver): JoinState {
  const loaded = signal<Loaded>({ kind: "none" });
  const header = signal(0);
  const keyAt = signal<number | null>(null);
  const dayAt = signal<number | null>(null);
  const mended = signal<ReadonlyMap<string, string>>(new Map());
  const match = createMatcher(resolve);
  const all = computed(() => (loaded.value.kind === "table" ? loaded.value.file.rows : []));
  const columns = computed(() => (all.value[header.value] ?? []).map((name) => textOf(name).trim()));
  const rows = computed(() => all.value.slice(header.value + 1));

  const matchMended = (cell: string): Match => {
    const council = register.councils[mended.value.get(cell) ?? ""];
    return council ? { kind: "matched", council, by: "council" } : match(cell);
  };
  const result = computed((): JoinResult | null => {
    const at = keyAt.value;
    if (loaded.value.kind !== "table" || at === null) return null;
    const day = dayAt.value;
    const joiner = createJoiner(
      matchMended,
      USUAL_COLUMNS,
      day === null ? null : "of each row",
      register.asOf,
    );
    const joined = rows.value.map((row) => ({
      cells: columns.value.map((_, i) => row[i] ?? null),
      added: joiner.add(textOf(row[at]), day === null ? "" : textOf(row[day])),
    }));
    return {
      columns: columns.value,
      added: namesAdded(USUAL_COLUMNS, columns.value),
      rows: joined,
      totals: joiner.totals,
      unmatched: [...joiner.unmatched.values()].sort((a, b) => b.rows - a.rows),
    };
  });

  const guess = () => {
    const texts = rows.value.slice(0, LOOKED_AT).map((row) => row.map(textOf));
    keyAt.value = findKeyColumn(columns.value.length, texts, match)?.at ?? null;
    dayAt.value = null;
  };
  header.subscribe(guess);

  return {
    loaded,
    header,
    keyAt,
    dayAt,
    mended,
    columns,
    hasSecondHeader: computed(() =>
      isSecondHeader(
        columns.value,
        (rows.value[0] ?? []).map(textOf),
        (cell) => match(cell).kind === "matched",
      ),
    ),
    result,
    async take(file) {
      loaded.value = { kind: "reading", name: file.name };
      try {
        const read = await readTableFile(file);
        if (read.rows.length < 2) throw new Error(`${file.name} has no row below its header.`);
        mended.value = new Map();
        header.value = 0;
        loaded.value = { kind: "table", file: read };
        guess();
      } catch (error) {
        loaded.value = { kind: "failed", why: (error as Error).message };
      }
    },
    mend(cell, id) {
      const now = new Map(mended.value);
      if (id === null) now.delete(cell);
      else now.set(cell, id);
      mended.value = now;
    },
    async save() {
      const now = result.value;
      if (loaded.value.kind !== "table" || !now) throw new Error("There is no table to save");
      const table = [
        [...now.columns, ...now.added],
        ...now.rows.map(({ cells, added }): Cell[] => [...cells, ...added]),
      ];
      const made = await writeTableFile(loaded.value.file, table, now.added);
      saveFile(made.content, made.name);
      return made.name;
    },
  };
}
