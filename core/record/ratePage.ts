/** Looks up the grades of what a page names: now, and on the day the page was published. */
import { latestRating } from "../model/rating.ts";
import type { Register } from "../model/register.ts";
import type { FoundPage, GradeRecord, PageRecord } from "./pageRecord.ts";

export type ScanVersion = {
  /** Version of this software. */
  software: string;
  /** ISO date-time, UTC. */
  scannedAt: string;
};

export function ratePage(page: FoundPage, register: Register, version: ScanVersion): PageRecord {
  const { published } = page;
  return {
    ...page,
    mentions: page.mentions.map((mention) => ({
      ...mention,
      gradesNow: mention.councils.map((id) => gradeRecord(register, id)),
      gradesThen: published ? mention.councils.map((id) => gradeRecord(register, id, published)) : null,
    })),
    ...version,
    data: register.asOf,
  };
}

/** @param asOf ISO date: what had been published by that day */
function gradeRecord(register: Register, id: string, asOf?: string): GradeRecord {
  const council = register.councils[id];
  const none = { council: id, framework: null, published: null, report: null };
  if (!council) return { ...none, name: register.districts[id]?.name ?? id, grade: "no-services" };
  const rating = latestRating(council, asOf);
  if (rating.kind !== "graded") return { ...none, name: council.name, grade: "none-in-data" };
  const { framework, published, report } = rating.inspection;
  return {
    council: id,
    name: council.name,
    grade: rating.overall ?? "no-overall-grade",
    framework,
    published,
    report,
  };
}
