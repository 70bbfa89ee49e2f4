/** A rating in words, the same on every surface. Never derives a grade: it says what was given and when. */
import type { Council, Inspection } from "./council.ts";
import { DATA_FROM, gradeWords, judgementsOf, judgementWords, NO_OVERALL_FROM } from "./grade.ts";
import type { Rating } from "./rating.ts";

/** "9 April 2024" from an ISO date. */
export function dateWords(isoDate: string): string {
  return new Date(isoDate).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
}

/** "April 2024" from an ISO date or month, "2024" from a year. */
export function monthWords(isoDate: string): string {
  return isoDate.length < 7 ? isoDate : dateWords(`${isoDate.slice(0, 7)}-01`).replace(/^1 /, "");
}

/**
 * The grade as a headline, or what stands in its place.
 *
 * @param asOf the day that was asked for, if one was
 */
export function headline(rating: Rating, asOf?: string | null): string {
  if (rating.kind === "none-in-data") return asOf ? "None in this data by then" : "None in this data";
  return rating.overall ? gradeWords(rating.overall) : "No overall grade";
}

/** Judgements other than overall effectiveness, in the order of the report, with their grades in words. */
export function judgementRows({ framework, judgements }: Inspection) {
  return judgementsOf(framework).flatMap((judgement) => {
    const grade = judgements[judgement];
    if (judgement === "overall" || !grade) return [];
    return [{ judgement, label: judgementWords(framework, judgement), grade, words: gradeWords(grade) }];
  });
}

/** Why there is no headline, and what the last one was. Null where there is one. */
export function noHeadlineWords(rating: Rating): string | null {
  if (rating.kind === "none-in-data" || rating.overall) return null;
  const since = `Ofsted has given no overall grade since ${monthWords(NO_OVERALL_FROM)}.`;
  const { lastOverall } = rating;
  if (!lastOverall) return since;
  return `${since} The last one was ${gradeWords(lastOverall.grade)}, published ${dateWords(lastOverall.published)}.`;
}

/**
 * Why there is no inspection to show: never that there was none, for Ofsted inspected before this data begins, and
 * councils that are gone. Null where there is one.
 */
export function noneInDataWords(rating: Rating, { inspections, end }: Council): string | null {
  if (rating.kind !== "none-in-data") return null;
  const first = inspections.at(-1);
  if (first)
    return `This data begins with the reports of ${monthWords(DATA_FROM)}; of this council it has those since ${monthWords(first.published)}. What Ofsted found before is on its own pages.`;
  return end
    ? "Ofsted did inspect it; those inspections are not in this data. They are on Ofsted's own pages."
    : "None of its inspections is in this data. What Ofsted has published is on its own pages.";
}

/** Of an inspection whose report was read on the reader's own computer; null for those of the data. */
export function readHereWords({ readHere }: Inspection): string | null {
  return readHere ? `Read from Ofsted's report on this computer, ${dateWords(readHere)}.` : null;
}

/** Of a report that came out since and gives no grade here. */
export function unreadWords({ published }: NonNullable<Council["unread"]>): string {
  return `Ofsted published a newer report on ${dateWords(published)}.`;
}

/** Of Ofsted's reports, with a slash at its end. */
export const OFSTED = "https://reports.ofsted.gov.uk/";

/** Ofsted's page of a council, with all its reports; for one whose number is not known, a search for its name. */
export function ofstedAddress({ urn, name }: Pick<Council, "urn" | "name">): string {
  return urn ? `${OFSTED}provider/44/${urn}` : `${OFSTED}search?q=${encodeURIComponent(name)}`;
}

/** "ILACS short inspection" or "SIF inspection, the framework before 2018" */
export function inspectionWords({ framework, type }: Inspection): string {
  if (framework === "SIF") return "SIF inspection, the framework before 2018";
  return type ? `ILACS ${type} inspection` : "ILACS inspection";
}

/** What to know of an abolished council; null for one of today. */
export function abolishedWords(council: Council, nameOf: (id: string) => string): string | null {
  if (!council.end) return null;
  const successors = council.successors.map(nameOf).join(" and ");
  return `Abolished; its last day was ${dateWords(council.end)}. Its area is served by ${successors}.`;
}
