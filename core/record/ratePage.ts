/** Looks up the grades of what a page names: now, and on the day the page was published. */
import { latestRating } from "../model/rating.ts";
import type { Register } from "../model/register.ts";
import type { AreaRecord, FoundPage, GradeRecord, PageRecord } from "./pageRecord.ts";

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
      areas: mention.councils.map((id) => areaRecord(register, id)),
    })),
    ...version,
    data: register.asOf,
  };
}

function areaRecord({ councils }: Register, id: string): AreaRecord | null {
  const area = councils[id]?.area;
  return area ? { region: area.region, kind: area.kind, neighbours: area.neighbours } : null;
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
