/** What can be set beside a row: the rating of its council, one value a column. */
import type { Council } from "../model/council.ts";
import type { Judgement } from "../model/grade.ts";
import { latestRating, type Rating } from "../model/rating.ts";
import type { MatchBy } from "./matchCouncil.ts";

type Joined = { council: Council; by: MatchBy; rating: Rating; day: string };

type Column = { name: string; words: string; value(of: Joined): string | null };

/** In front of each name, so that what was added can be told from what was there. */
const PREFIX = "ofsted_";

export const JOIN_COLUMNS: readonly Column[] = [
  { name: "council_id", words: "id of the council", value: ({ council }) => council.id },
  { name: "council", words: "its official name", value: ({ council }) => council.name },
  {
    name: "match",
    words:
      "how the row names it: council, district (the council runs children's services there) or trust (which serves it alone)",
    value: ({ by }) => by,
  },
  {
    name: "overall",
    words:
      "overall effectiveness; no-overall-grade where the inspection gave none, none-in-data where no inspection is known by then",
    value: ({ rating }) =>
      rating.kind === "graded" ? (rating.overall ?? "no-overall-grade") : "none-in-data",
  },
  judged("leaders", "impact of leaders on practice; under SIF leadership, management and governance"),
  judged("help-and-protection", "help and protection"),
  judged("in-care", "children in care"),
  judged("care-leavers", "care leavers"),
  judged("in-care-and-care-leavers", "children in care and care leavers, judged together before 2023"),
  judged("looked-after", "children looked after and permanence (SIF)"),
  judged("adoption", "adoption performance (SIF)"),
  inspected("framework", "ILACS or SIF", ({ framework }) => framework),
  inspected("type", "standard or short", ({ type }) => type),
  inspected("started", "first day of the inspection", ({ started }) => started),
  inspected("ended", "last day of the inspection", ({ ended }) => ended),
  inspected("published", "day its report was published", ({ published }) => published),
  inspected("report", "address of the report", ({ report }) => report),
  {
    name: "last_overall",
    words: "the last overall grade given before, where the inspection gave none",
    value: ({ rating }) => (rating.kind === "graded" ? (rating.lastOverall?.grade ?? null) : null),
  },
  {
    name: "last_overall_published",
    words: "day the report with that grade was published",
    value: ({ rating }) => (rating.kind === "graded" ? (rating.lastOverall?.published ?? null) : null),
  },
  { name: "gss", words: "ONS code", value: ({ council }) => council.gss },
  { name: "urn", words: "Ofsted's number", value: ({ council }) => council.urn },
  { name: "dfe", words: "number of the Department for Education", value: ({ council }) => council.dfe },
  { name: "region", words: "region of England", value: ({ council }) => council.area?.region ?? null },
  {
    name: "kind",
    words: "county, london-borough, metropolitan-district or unitary-authority",
    value: ({ council }) => council.area?.kind ?? null,
  },
  {
    name: "neighbours",
    words: "ids of its statistical neighbours, nearest first, with spaces between",
    value: ({ council }) => council.area?.neighbours.join(" ") ?? null,
  },
  {
    name: "as_of",
    words: "the day the grades were in force on: what had been published by then",
    value: ({ day }) => day,
  },
];

/** Where nothing else is asked for. */
export const USUAL_COLUMNS = [
  "council_id",
  "council",
  "match",
  "overall",
  "leaders",
  "help_and_protection",
  "in_care",
  "care_leavers",
  "framework",
  "published",
  "report",
  "as_of",
] as const;

/** @param taken names that the table has already. @returns the name of each column as it is added */
export function namesAdded(columns: readonly string[], taken: readonly string[]): string[] {
  const used = new Set(taken);
  return columns.map((column) => {
    let name = `${PREFIX}${column}`;
    for (let n = 2; used.has(name); n++) name = `${PREFIX}${column}_${n}`;
    used.add(name);
    return name;
  });
}

/** Is this the name of a column that a join has added? */
export function isAdded(name: string | undefined): boolean {
  return name?.startsWith(PREFIX) ?? false;
}

/**
 * @param columns names among JOIN_COLUMNS
 * @param day ISO date: the rating in force then, by publication
 * @returns a value for each column
 */
export function joinedValues(
  columns: readonly string[],
  council: Council,
  by: MatchBy,
  day: string,
): (string | null)[] {
  const joined: Joined = { council, by, day, rating: latestRating(council, day) };
  return columns.map((name) => BY_NAME.get(name)?.value(joined) ?? null);
}

const BY_NAME = new Map(JOIN_COLUMNS.map((column) => [column.name, column]));

function judged(judgement: Judgement, words: string): Column {
  return inspected(judgement.replaceAll("-", "_"), words, ({ judgements }) => judgements[judgement] ?? null);
}

function inspected(
  name: string,
  words: string,
  pick: (inspection: Extract<Rating, { kind: "graded" }>["inspection"]) => string | null,
): Column {
  return { name, words, value: ({ rating }) => (rating.kind === "graded" ? pick(rating.inspection) : null) };
}
