/** A report that a council's page lists, once it was read -> its inspection, or why it gives none. */
import type { InspectionRecord } from "../data/schema.ts";
import type { Reading } from "./judgementTable.ts";
import type { Report } from "./readReport.ts";

export type Listed = {
  source: string;
  /** What the page says: whose report it is, and when it was published. Null where there is no page. */
  urn: string | null;
  published: string | null;
  /** Address of the report. */
  report: string;
};

/** An inspection that was found, with the words each grade was read from. */
export type Found = { source: string; inspection: InspectionRecord; readings: Reading[]; notes: string[] };

/** A report that gives no inspection to take. */
export type LeftOut = { source: string; why: string };

/** `refused`: perhaps grades, which could not be read or are not trusted. `other`: what gives no grades, as a visit. */
export type ReadListed = { found: Found } | { refused: LeftOut } | { other: LeftOut };

export function readListed({ source, urn, published, report: address }: Listed, report: Report): ReadListed {
  const { kind, framework, problems, judgements, started, ended, type, readings } = report;
  const refused = (why: string) => ({ refused: { source, why } });
  if (kind === "ungraded") return { other: { source, why: problems.join("; ") } };
  if (!framework || problems.length > 0) return refused(problems.join("; "));
  if (urn && report.urn !== urn)
    return refused(`it is on the page of ${urn}, and names ${report.council} (${report.urn})`);
  const day = published ?? report.published;
  if (!day || !report.urn) return refused("neither the page nor the report says when it was published");
  const isOff = report.published && Math.abs(Date.parse(report.published) - Date.parse(day)) > 7 * 864e5;
  if (isOff) return refused(`the page says it was published ${day}, the report ${report.published}`);
  const inspection: InspectionRecord = {
    urn: report.urn,
    framework,
    ...(type && { type }),
    ...(started && { started }),
    ...(ended && { ended }),
    published: day,
    judgements,
    report: address,
  };
  const notes = report.published && report.published !== day ? [`the report prints ${report.published}`] : [];
  return { found: { source, inspection, readings, notes } };
}

/** ms. No report has come out later than this after its inspection. */
const LONGEST_WAIT = 300 * 864e5;

/** @param today ISO date. @returns why the dates of an inspection cannot be right; null where they can */
export function implausibleDates(
  { started, ended, published }: Pick<InspectionRecord, "started" | "ended" | "published">,
  today: string,
): string | null {
  if (published > today) return `it would be published ${published}, after today`;
  if (!started || !ended) return null;
  if (started > ended) return `it would start ${started}, after it ends ${ended}`;
  if (ended > published) return `it would end ${ended}, after it is published ${published}`;
  if (Date.parse(published) - Date.parse(ended) > LONGEST_WAIT)
    return `it would be published ${published}, long after it ended ${ended}`;
  return null;
}
