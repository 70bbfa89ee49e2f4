/** What is kept of one page that was scanned: the same record in the browser's log and from the command line. */
import * as v from "valibot";
import { DATE_FROM } from "../html/date/dateFrom.ts";
import { LISTED_BY } from "../listing/listedPage.ts";
import { COUNCIL_KINDS } from "../model/area.ts";

const text = v.string();
const day = v.pipe(text, v.regex(/^\d{4}-\d{2}-\d{2}$/));
const moment = v.pipe(text, v.regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/));

/** A grade for overall effectiveness, or why there is none. Never one made up from judgements. */
export const GRADE_VALUES = [
  "outstanding",
  "good",
  "requires-improvement",
  "inadequate",
  "not-judged",
  "no-overall-grade",
  "none-in-data",
  "no-services",
] as const;
/** What `none-in-data` was called when a record was kept, perhaps: Ofsted may well have inspected. */
const EARLIER = { "no-inspection": "none-in-data" } as const;
export type GradeValue = (typeof GRADE_VALUES)[number];

/** The latest rating of one council, now or on a day. */
const gradeRecord = v.object({
  council: text,
  name: text,
  grade: v.pipe(
    v.picklist([...GRADE_VALUES, "no-inspection"]),
    v.transform((value) => (value === "no-inspection" ? EARLIER[value] : value)),
  ),
  framework: v.nullable(v.picklist(["ILACS", "SIF"])),
  /** ISO date of the report's publication. */
  published: v.nullable(day),
  report: v.nullable(text),
});
export type GradeRecord = v.InferOutput<typeof gradeRecord>;

/** Where a council is, and who is like it. */
const areaRecord = v.object({
  region: text,
  kind: v.picklist(COUNCIL_KINDS),
  /** Ids, nearest first. */
  neighbours: v.array(text),
});
export type AreaRecord = v.InferOutput<typeof areaRecord>;

/** What a researcher says of a mention. */
export const labelShape = v.object({
  verdict: v.nullable(v.picklist(["relevant", "not-relevant", "wrong-council"])),
  note: v.pipe(text, v.maxLength(2000)),
});
export type Label = v.InferOutput<typeof labelShape>;

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));

export const foundMention = v.object({
  /** UTF-16 offsets into the text that was read. */
  start: offset,
  end: offset,
  surface: v.pipe(text, v.maxLength(1000)),
  class: v.picklist(["name", "trust", "former", "place", "district"]),
  councils: v.pipe(v.array(v.pipe(text, v.maxLength(200))), v.minLength(1)),
  confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** The rest of the sentence. */
  before: v.pipe(text, v.maxLength(1000)),
  after: v.pipe(text, v.maxLength(1000)),
});

const mentionRecord = v.object({
  ...foundMention.entries,
  /** One for each of `councils`. */
  gradesNow: v.array(gradeRecord),
  /** On the day the page was published; null where the page does not say. */
  gradesThen: v.nullable(v.array(gradeRecord)),
  /** One for each of `councils`, null for a district; absent in records of before areas were kept. */
  areas: v.optional(v.array(v.nullable(areaRecord))),
  label: v.optional(labelShape),
});
export type MentionRecord = v.InferOutput<typeof mentionRecord>;

const pageFacts = {
  /** Names the page: its canonical address, else where it was found. */
  address: v.pipe(text, v.minLength(1), v.maxLength(4000)),
  /** Where it was read: an address or a file, with the place in the file. */
  foundAt: v.pipe(text, v.maxLength(4000)),
  title: v.nullable(v.pipe(text, v.maxLength(2000))),
  site: v.nullable(text),
  published: v.nullable(day),
  publishedFrom: v.nullable(v.picklist([...DATE_FROM, "given", ...LISTED_BY])),
  lang: v.nullable(v.pipe(text, v.maxLength(100))),
  /** `main`: the story without what stands around it. `whole`: all the page's text. `head`: the source could name nobody, and was not parsed. */
  textFrom: v.picklist(["main", "whole", "head"]),
  /** UTF-16 units read. */
  characters: offset,
};

/** A page as it is read, before grades are looked up. */
export const foundPage = v.object({ ...pageFacts, mentions: v.array(foundMention) });
export type FoundPage = v.InferOutput<typeof foundPage>;

export const pageRecord = v.object({
  ...pageFacts,
  mentions: v.array(mentionRecord),
  scannedAt: moment,
  /** Version of this software, and the day its data is as of. */
  software: text,
  data: day,
});
export type PageRecord = v.InferOutput<typeof pageRecord>;
