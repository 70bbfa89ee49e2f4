/** The columns of the two tables: one row a page, one row a mention. One place for names, types and the codebook. */
import { DATA_FROM } from "../model/grade.ts";
import { monthWords } from "../model/ratingWords.ts";
import type { MentionRecord, PageRecord } from "../record/pageRecord.ts";

export type Value = string | number | null;
export type Row = Record<string, Value>;

type Column<T> = { name: string; type: "text" | "whole" | "number"; words: string; value: (of: T) => Value };

/** `number`: from 1, in the order of the text. */
export type MentionOnPage = { page: PageRecord; mention: MentionRecord; number: number };

const GRADES = `outstanding, good, requires-improvement, inadequate or not-judged; no-overall-grade: the inspection gave none (since April 2026); none-in-data: none of its inspections is in this data by then, which begins with the reports of ${monthWords(DATA_FROM)}, though Ofsted may have inspected it before or under an earlier framework; no-services: a district, whose county runs children's services`;

export const MENTION_COLUMNS: Column<MentionOnPage>[] = [
  text("page", "address of the page; joins `address` of the pages", ({ page }) => page.address),
  whole("mention", "number of the mention on its page, from 1", ({ number }) => number),
  text("site", "host of the address without www.; empty for files", ({ page }) => page.site),
  text("title", "title of the page", ({ page }) => page.title),
  text(
    "published",
    "day the page was published, as it says itself; empty where it does not",
    ({ page }) => page.published,
  ),
  text(
    "class",
    "how the council is named: name (in full), place (a place that stands for its council), former (an abolished council), trust (a trust that runs services), district (a council without children's services)",
    ({ mention }) => mention.class,
  ),
  text("surface", "the words that name it", ({ mention }) => mention.surface),
  text(
    "sentence",
    "the sentence around, at most 160 characters on either side",
    ({ mention }) => `${mention.before}${mention.surface}${mention.after}`,
  ),
  whole("start", "where the mention starts in the text read (UTF-16 units)", ({ mention }) => mention.start),
  whole("end", "where it ends", ({ mention }) => mention.end),
  number(
    "confidence",
    "probability, 0 to 1, that the text means this council",
    ({ mention }) => mention.confidence,
  ),
  text(
    "council_id",
    "id of the council; several, for a trust that serves them, with ; between",
    ({ mention }) => mention.councils.join(";"),
  ),
  text("council", "official name", ({ mention }) => joined(mention.gradesNow, ({ name }) => name)),
  text("grade_now", `overall grade in the latest rating as of \`data\`: ${GRADES}`, ({ mention }) =>
    joined(mention.gradesNow, ({ grade }) => grade),
  ),
  text("framework_now", "ILACS, or SIF where there was no ILACS inspection yet", ({ mention }) =>
    joined(mention.gradesNow, ({ framework }) => framework),
  ),
  text("inspected_now", "day the report of that inspection was published", ({ mention }) =>
    joined(mention.gradesNow, ({ published }) => published),
  ),
  text("report_now", "address of that report", ({ mention }) =>
    joined(mention.gradesNow, ({ report }) => report),
  ),
  text(
    "grade_then",
    "the same on the day the page was published; empty where the page gives no date",
    ({ mention }) => joined(mention.gradesThen, ({ grade }) => grade),
  ),
  text("framework_then", "framework of that rating", ({ mention }) =>
    joined(mention.gradesThen, ({ framework }) => framework),
  ),
  text("inspected_then", "day its report was published", ({ mention }) =>
    joined(mention.gradesThen, ({ published }) => published),
  ),
  text("report_then", "address of that report", ({ mention }) =>
    joined(mention.gradesThen, ({ report }) => report),
  ),
  text(
    "region",
    "region of England the council is in; empty for a district, and where the record was kept before this column was",
    ({ mention }) => joined(mention.areas ?? null, (area) => area?.region ?? null),
  ),
  text(
    "kind",
    "kind of council: county, london-borough, metropolitan-district or unitary-authority",
    ({ mention }) => joined(mention.areas ?? null, (area) => area?.kind ?? null),
  ),
  text(
    "neighbours",
    "ids of its ten statistical neighbours, nearest first, with spaces between (Department for Education, Local Authority Interactive Tool)",
    ({ mention }) => joined(mention.areas ?? null, (area) => area?.neighbours.join(" ") ?? null),
  ),
  text(
    "label",
    "what a researcher said: relevant, not-relevant or wrong-council; empty for none",
    ({ mention }) => mention.label?.verdict ?? null,
  ),
  text("note", "a researcher's note", ({ mention }) => mention.label?.note || null),
];

export const PAGE_COLUMNS: Column<PageRecord>[] = [
  text("address", "the page's own (canonical) address, else where it was found", (page) => page.address),
  text("found_at", "where it was read: an address, or a file with the place in it", (page) => page.foundAt),
  text("site", "host of the address without www.; empty for files", (page) => page.site),
  text("title", "title of the page", (page) => page.title),
  text("language", "what the page says its language is (BCP 47)", (page) => page.lang),
  text(
    "published",
    "day the page was published, as it says itself; empty where it does not",
    (page) => page.published,
  ),
  text(
    "published_from",
    "where that was found: json-ld (datePublished of the article), meta (article:published_time and its like), microdata (itemprop datePublished), time (a <time> of publication, else the first), address (a day in the address), byline (an element named for a date), given (with the input), feed or sitemap (as the list that led to the page says, where the page itself does not)",
    (page) => page.publishedFrom,
  ),
  text("scanned_at", "when it was scanned (UTC)", (page) => page.scannedAt),
  text(
    "text_from",
    "main: the story alone; whole: all text of the page, where that was wanted, no story was found, or nothing on it could name a council; head: nothing in its source could, and no more than its head was read",
    (page) => page.textFrom,
  ),
  whole(
    "characters",
    "length of the text read (UTF-16 units); 0 where that is head",
    (page) => page.characters,
  ),
  whole("mentions", "mentions found", (page) => page.mentions.length),
  whole(
    "councils",
    "different councils among them",
    (page) => new Set(page.mentions.flatMap((m) => m.councils)).size,
  ),
  text("software", "version of Council Ratings", (page) => page.software),
  text("data", "day up to which the grades are complete", (page) => page.data),
];

export function pageRow(page: PageRecord): Row {
  return rowOf(PAGE_COLUMNS, page);
}

export function mentionRows(page: PageRecord): Row[] {
  return page.mentions.map((mention, i) => rowOf(MENTION_COLUMNS, { page, mention, number: i + 1 }));
}

function rowOf<T>(columns: readonly Column<T>[], of: T): Row {
  return Object.fromEntries(columns.map(({ name, value }) => [name, value(of)]));
}

/** Null where no council has any: an empty cell, not a row of separators. */
function joined<T>(all: readonly T[] | null, pick: (each: T) => string | null): string | null {
  const values = (all ?? []).map((each) => pick(each) ?? "");
  return values.some((value) => value !== "") ? values.join(";") : null;
}

function text<T>(name: string, words: string, value: (of: T) => string | null): Column<T> {
  return { name, type: "text", words, value };
}

function whole<T>(name: string, words: string, value: (of: T) => number): Column<T> {
  return { name, type: "whole", words, value };
}

function number<T>(name: string, words: string, value: (of: T) => number): Column<T> {
  return { name, type: "number", words, value };
}
