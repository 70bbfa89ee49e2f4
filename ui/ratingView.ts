/** What a surface shows of one council: made from the register, sent as plain data. */
import type { Council, Inspection, Trust } from "../core/model/council.ts";
import { oldWords } from "../core/model/freshness.ts";
import { type Grade, gradeWords, type Judgement } from "../core/model/grade.ts";
import { latestRating, type Rating, ratingHistory } from "../core/model/rating.ts";
import {
  abolishedWords,
  dateWords,
  headline,
  inspectionWords,
  judgementRows,
  monthWords,
  noHeadlineWords,
  noneInDataWords,
  ofstedAddress,
  readHereWords,
  unreadWords,
} from "../core/model/ratingWords.ts";
import type { Register } from "../core/model/register.ts";
import { companyOf, companyWords } from "../core/overview/company.ts";

/** How a mark looks: a grade, no headline since April 2026, none in this data, or no children's services. */
export type MarkStyle = Exclude<Grade, "not-judged"> | "no-headline" | "no-grade";

/** What a mark, a badge and a list need. */
export type RatingSummary = {
  id: string;
  name: string;
  style: MarkStyle;
  headline: string;
  /** Where its report was read on this computer: says so. */
  readHere: string | null;
};

export type NamedCouncil = { id: string; name: string };

export type JudgementRow = { judgement: Judgement; label: string; grade: Grade; words: string };

/** One inspection of the past or present. */
export type HistoryRow = {
  /** ISO date of publication, and in words. */
  published: string;
  date: string;
  inspection: string;
  style: MarkStyle;
  headline: string;
  judgements: JudgementRow[];
  report: string;
  readHere: string | null;
};

export type RatingView = RatingSummary & {
  judgements: JudgementRow[];
  /** "ILACS standard inspection, published 9 April 2024"; null without an inspection. */
  inspection: string | null;
  report: string | null;
  /** Where Ofsted's own pages of it are, where this data has no inspection; null for others. */
  ofsted: string | null;
  /** Sentences to know: why no headline, what became of an abolished council, who runs services. */
  notes: string[];
  /** How it stands among its statistical neighbours; null where nothing can be compared. */
  company: string | null;
  /** What the latest rating was on the day the page was published, where that was another one. */
  whenPublished: {
    on: string;
    headline: string;
    /** Null where this data has none by then. */
    inspection: string | null;
  } | null;
  /** For a district: who runs children's services there. */
  runBy: NamedCouncil | null;
  /** Councils this one replaced, and those that replaced it. */
  predecessors: NamedCouncil[];
  successors: NamedCouncil[];
  /** All inspections, newest first, the latest included. */
  history: HistoryRow[];
  /** A report that came out since, and could not be read. */
  unread: { words: string; report: string } | null;
  /** The day the data is as of, in words. */
  asOf: string;
  /** What to say of that day once it is long ago. */
  old: string | null;
};

/**
 * @param id a council or a district
 * @param published ISO date of the page, where it gives one
 * @returns null for an id nobody has
 */
export function ratingView(register: Register, id: string, published: string | null): RatingView | null {
  const council = register.councils[id];
  return council ? councilView(register, council, published) : districtView(register, id);
}

/** @returns null for an id nobody has */
export function ratingSummary(register: Register, id: string): RatingSummary | null {
  const view = ratingView(register, id, null);
  if (!view) return null;
  const { name, style, headline, readHere } = view;
  return { id, name, style, headline, readHere };
}

function councilView(register: Register, council: Council, published: string | null): RatingView {
  const rating = latestRating(council);
  const nameOf = (id: string) => register.councils[id]?.name ?? id;
  const notes = [
    noHeadlineWords(rating),
    noneInDataWords(rating, council),
    abolishedWords(council, nameOf),
    ...trustWords(register, council),
  ];
  const inspection = rating.kind === "graded" ? rating.inspection : null;
  const isReplaced = (other: Council) => other.successors.includes(council.id);
  return {
    id: council.id,
    name: council.name,
    style: styleOf(rating),
    headline: headline(rating),
    judgements: inspection ? judgementRows(inspection) : [],
    inspection: inspection && publishedWords(inspection),
    report: inspection?.report ?? null,
    ofsted: inspection ? null : ofstedAddress(council),
    notes: notes.filter((note) => note !== null),
    company: companyWords(companyOf(register, council)),
    whenPublished: published ? thenView(council, rating, published) : null,
    runBy: null,
    predecessors: Object.values(register.councils).filter(isReplaced).map(named),
    successors: council.successors.map((s) => ({ id: s, name: nameOf(s) })),
    history: ratingHistory(council).map(historyRow),
    readHere: inspection && readHereWords(inspection),
    unread: council.unread ? { words: unreadWords(council.unread), report: council.unread.report } : null,
    ...dataDay(register),
  };
}

function districtView(register: Register, id: string): RatingView | null {
  const district = register.districts[id];
  const county = register.councils[district?.county ?? ""];
  if (!district || !county) return null;
  const heir = county.end
    ? district.successors.map((s) => register.councils[s]).find((s) => s !== undefined)
    : undefined;
  const runBy = heir ?? county;
  const was = heir ? `${district.name} was abolished. ` : "";
  return {
    id,
    name: district.name,
    style: "no-grade",
    headline: "No children's services of its own",
    judgements: [],
    inspection: null,
    report: null,
    ofsted: null,
    notes: [`${was}Children's services here are run by ${runBy.name}.`],
    company: null,
    whenPublished: null,
    runBy: named(runBy),
    predecessors: [],
    successors: [],
    history: [],
    readHere: null,
    unread: null,
    ...dataDay(register),
  };
}

function dataDay({ asOf }: Register): Pick<RatingView, "asOf" | "old"> {
  return { asOf: dateWords(asOf), old: oldWords(asOf) };
}

function named({ id, name }: Council): NamedCouncil {
  return { id, name };
}

function styleOf(rating: Rating): MarkStyle {
  if (rating.kind === "none-in-data") return "no-grade";
  return rating.overall === null || rating.overall === "not-judged" ? "no-headline" : rating.overall;
}

function publishedWords(inspection: Inspection): string {
  return `${inspectionWords(inspection)}, published ${dateWords(inspection.published)}`;
}

function historyRow(inspection: Inspection): HistoryRow {
  const overall = inspection.judgements.overall ?? null;
  return {
    published: inspection.published,
    date: dateWords(inspection.published),
    inspection: inspectionWords(inspection),
    style: overall === null || overall === "not-judged" ? "no-headline" : overall,
    headline: overall ? gradeWords(overall) : "No overall grade",
    judgements: judgementRows(inspection),
    report: inspection.report,
    readHere: readHereWords(inspection),
  };
}

/** Who runs, or ran, services for the council in its stead. */
function trustWords(register: Register, council: Council): string[] {
  return Object.values(register.trusts).flatMap((trust) =>
    trust.members.filter((m) => m.council === council.id).map((member) => memberWords(trust, member)),
  );
}

function memberWords(trust: Trust, member: Trust["members"][number]): string {
  const from = monthWords(member.from ?? trust.from);
  const to = member.to ?? trust.to;
  if (to) return `${trust.name} ran its children's services from ${from} to ${monthWords(to)}.`;
  return `${trust.name} has run its children's services since ${from}.`;
}

function thenView(council: Council, now: Rating, published: string): RatingView["whenPublished"] {
  const then = latestRating(council, published);
  // The data may begin later than the page, or than the council's first inspection.
  if (then.kind !== "graded" && now.kind !== "graded") return null;
  const inspected = (rating: Rating) => (rating.kind === "graded" ? rating.inspection : null);
  if (inspected(now)?.published === inspected(then)?.published) return null;
  const inspection = inspected(then);
  return {
    on: dateWords(published),
    headline: headline(then, published),
    inspection: inspection && publishedWords(inspection),
  };
}
