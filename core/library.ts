/**
 * What other programs use: `import … from "council-ratings"`. Pure: it runs in a page, a worker and Node, asks nobody, and
 * has the data inside.
 */
import { countrySignsData, findMentions, lexicon, register, resolveCouncil } from "./bundledData.ts";
import { createFinder as createFinderOf, type Finder } from "./find/find.ts";
import type { Council, District, Trust } from "./model/council.ts";
import { councilsOn } from "./overview/standing.ts";
import { findOnPage, plainText } from "./record/findOnPage.ts";
import type { PageRecord } from "./record/pageRecord.ts";
import { ratePage } from "./record/ratePage.ts";
import { SOFTWARE } from "./record/software.ts";

export type { PageContext } from "./find/evidence.ts";
export type { Finder, FindOptions } from "./find/find.ts";
export type { Mention, MentionClass } from "./find/mention.ts";
export type { Area, CouncilKind } from "./model/area.ts";
export type { Council, District, Inspection, Other, Trust } from "./model/council.ts";
export type { Framework, Grade, Judgement } from "./model/grade.ts";
export { gradeWords, judgementsOf, judgementWords } from "./model/grade.ts";
export type { LastOverall, Rating } from "./model/rating.ts";
export { latestRating, ratingHistory } from "./model/rating.ts";
export type { Resolution } from "./model/resolve.ts";
export type { GradeRecord, MentionRecord, PageRecord } from "./record/pageRecord.ts";
export { findMentions, resolveCouncil };

/** ISO date: what had been published by then is in the data. */
export const dataDay: string = register.asOf;

/** All councils with children's services, of today and abolished, by id. */
export const councils: Readonly<Record<string, Council>> = register.councils;

/** Lower-tier councils, by id: their county runs children's services. */
export const districts: Readonly<Record<string, District>> = register.districts;

/** Bodies that run children's services for councils, by id. */
export const trusts: Readonly<Record<string, Trust>> = register.trusts;

/** @param day ISO date. @returns the councils there were then, in the order of their places */
export function councilsOfDay(day: string = dataDay): Council[] {
  return councilsOn(Object.values(councils), day);
}

/** @returns a finder of its own: `findMentions` is one that is there already */
export function createFinder(): Finder {
  return createFinderOf(lexicon, countrySignsData);
}

export type TextFacts = {
  /** Where the text was found: its web address, else a name for it. */
  foundAt: string;
  title?: string;
  /** ISO date of publication: for the grades of that day. */
  published?: string;
  /** BCP 47. */
  lang?: string;
};

/**
 * The record of a text: what it names, each with its sentence and its grades now and on the day of the text.
 *
 * @param scannedAt ISO date-time, UTC
 */
export function recordText(
  text: string,
  { foundAt, title, published, lang }: TextFacts,
  scannedAt: string = new Date().toISOString(),
): PageRecord {
  const location = /^https?:/.test(foundAt) ? foundAt : null;
  const page = findOnPage(
    {
      ...plainText(text, { foundAt, location }),
      title: title ?? null,
      lang: lang ?? null,
      ...(published !== undefined && { published, publishedFrom: "given" as const }),
    },
    findMentions,
  );
  return ratePage(page, register, { software: SOFTWARE, scannedAt });
}
