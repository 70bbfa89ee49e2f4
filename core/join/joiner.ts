/** Ratings beside the rows of any table, one row at a time; what does not match is counted, with the nearest names. */
import { DATA_FROM } from "../model/grade.ts";
import { joinedValues } from "./joinColumns.ts";
import type { Match, MatchBy } from "./matchCouncil.ts";
import { rowDay } from "./rowDay.ts";

/** The day of the grades: one for all rows, or what a cell of each says; null for the newest. */
export type JoinDay = { fixed: string } | "of each row" | null;

export type Unmatched = { cell: string; why: string; nearest: string[]; rows: number; firstRow: number };

export type Totals = {
  rows: number;
  matched: Record<MatchBy, number>;
  unmatched: number;
  /** Rows that name a council, but no day that can be read, or one before the data begins. */
  withoutDay: number;
};

export type Joiner = {
  /**
   * @param cell what names the council; @param day what tells the row's day
   * @returns a value for each column, all null where the row does not match
   */
  add(cell: string, day?: string): (string | null)[];
  totals: Totals;
  /** Each cell that did not match, once, in the order met; the first MOST_LISTED of them. */
  unmatched: ReadonlyMap<string, Unmatched>;
};

/** More than anybody reads; a column of millions of different words must not fill the memory. */
export const MOST_LISTED = 10_000;

/** @param asOf ISO date the data is complete up to: nothing is known of a later day */
export function createJoiner(
  match: (cell: string) => Match,
  columns: readonly string[],
  day: JoinDay,
  asOf: string,
): Joiner {
  const none = columns.map(() => null);
  const totals: Totals = {
    rows: 0,
    matched: { council: 0, district: 0, trust: 0 },
    unmatched: 0,
    withoutDay: 0,
  };
  const unmatched = new Map<string, Unmatched>();
  const values = new Map<string, (string | null)[]>();

  const list = (cell: string, why: string, nearest: string[]) => {
    const known = unmatched.get(cell);
    if (known) known.rows++;
    else if (unmatched.size < MOST_LISTED)
      unmatched.set(cell, { cell, why, nearest, rows: 1, firstRow: totals.rows });
  };

  return {
    totals,
    unmatched,
    add(cell, dayCell = "") {
      totals.rows++;
      const found = cell.trim() === "" ? NO_NAME : match(cell);
      if (found.kind === "unmatched") {
        totals.unmatched++;
        list(cell, found.why, found.nearest);
        return none;
      }
      const asked = day === "of each row" ? rowDay(dayCell) : (day?.fixed ?? asOf);
      if (asked === null || asked < DATA_FROM) {
        totals.withoutDay++;
        const why =
          asked === null ? "no day that can be read" : `a day before the data begins (${DATA_FROM})`;
        list(dayCell, why, []);
        return none;
      }
      totals.matched[found.by]++;
      const on = asked > asOf ? asOf : asked;
      const key = `${found.council.id} ${found.by} ${on}`;
      const known = values.get(key) ?? joinedValues(columns, found.council, found.by, on);
      if (values.size < MOST_LISTED) values.set(key, known);
      return known;
    },
  };
}

const NO_NAME: Match = { kind: "unmatched", why: "the cell is empty", nearest: [] };
