/** Rows of inspections.csv -> inspection records. Reads the facts; decides nothing about grades. */
import type { InspectionRecord } from "../../core/data/schema.ts";

/** Our judgement names and the columns they come from, in the order reports print them. */
const COLUMNS = {
  overall: "overall",
  leaders: "leaders",
  "help-and-protection": "help_and_protection",
  "in-care": "in_care",
  "care-leavers": "care_leavers",
  "in-care-and-care-leavers": "in_care_and_care_leavers",
  "looked-after": "looked_after_and_permanence",
  adoption: "adoption",
} as const;

type Row = Record<string, string>;
type AsPrinted = { urn: string; published: string };

/**
 * @param rows one graded inspection each
 * @param asPrinted inspections whose report prints its dates out of order
 * @returns records in order of URN, then publication; the schema checks every value afterwards
 */
export function readInspections(rows: Row[], asPrinted: AsPrinted[]): InspectionRecord[] {
  return rows
    .map((row) => readInspection(row, asPrinted))
    .sort((a, b) => Number(a.urn) - Number(b.urn) || a.published.localeCompare(b.published));
}

function readInspection(row: Row, asPrinted: AsPrinted[]): InspectionRecord {
  const { urn = "", framework, type, started, ended = "", published = "", report_url = "" } = row;
  const judgements = Object.entries(COLUMNS).flatMap(([name, column]) => {
    // From April 2026 the column says "not judged" of a grade that the framework no longer has.
    const absent = framework === "ILACS" && name === "overall" && row[column] === "not_judged";
    return row[column] && !absent ? [[name, row[column].replaceAll("_", "-")]] : [];
  });
  return {
    urn,
    framework: framework as InspectionRecord["framework"],
    ...(type && { type: type as "standard" | "short" }),
    ...(started && { started }),
    ...(ended && { ended }),
    published,
    ...(asPrinted.some((a) => a.urn === urn && a.published === published) && {
      datesAsPrinted: true as const,
    }),
    judgements: Object.fromEntries(judgements),
    report: report_url,
  };
}
