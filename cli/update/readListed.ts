/** A report that a page lists -> an inspection to propose, or why there is none. */
import type { InspectionRecord } from "../../core/data/schema.ts";
import type { Report } from "../../core/ingest/readReport.ts";
import type { Found, LeftOut } from "./proposal.ts";

export type Listed = {
  source: string;
  /** What the page says: whose report it is, and when it was published. Null where there is no page. */
  urn: string | null;
  published: string | null;
  /** Address of the report. */
  report: string;
};

export type ReadListed = { found: Found } | { refused: LeftOut } | { other: LeftOut };

export function readListed({ source, urn, published, report: address }: Listed, report: Report): ReadListed {
  const { kind, framework, problems, judgements, started, ended, type, readings } = report;
  if (kind === "other" || !framework) return { other: { source, why: problems.join("; ") } };
  if (problems.length > 0) return { refused: { source, why: problems.join("; ") } };
  if (urn && report.urn !== urn)
    return {
      refused: { source, why: `it is on the page of ${urn}, and names ${report.council} (${report.urn})` },
    };
  const day = published ?? report.published;
  if (!day || !report.urn)
    return { refused: { source, why: "neither the page nor the report says when it was published" } };
  const isOff = report.published && Math.abs(Date.parse(report.published) - Date.parse(day)) > 7 * 864e5;
  if (isOff)
    return {
      refused: { source, why: `the page says it was published ${day}, the report ${report.published}` },
    };
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
