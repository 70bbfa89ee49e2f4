/** All councils of a day as a table to take away: one row a council, with the day and the source in each. */
import type { Council } from "../model/council.ts";
import { JUDGEMENTS } from "../model/grade.ts";
import { type RatingJson, ratingJson } from "../model/ratingJson.ts";

const SOURCE =
  "Ofsted, reports.ofsted.gov.uk. Contains public sector information licensed under the Open Government Licence v3.0";

type Cell = string | null;
type Of = Pick<RatingJson, "inspection" | "lastOverall"> & { council: Council; day: string };

const COLUMNS: { name: string; value(of: Of): Cell | undefined }[] = [
  { name: "id", value: ({ council }) => council.id },
  { name: "name", value: ({ council }) => council.name },
  { name: "gss", value: ({ council }) => council.gss },
  { name: "urn", value: ({ council }) => council.urn },
  { name: "framework", value: ({ inspection }) => inspection?.framework },
  { name: "type", value: ({ inspection }) => inspection?.type },
  { name: "started", value: ({ inspection }) => inspection?.started },
  { name: "ended", value: ({ inspection }) => inspection?.ended },
  { name: "published", value: ({ inspection }) => inspection?.published },
  ...JUDGEMENTS.map((judgement) => ({
    name: judgement,
    value: ({ inspection }: Of) => inspection?.judgements[judgement],
  })),
  { name: "last_overall", value: ({ lastOverall }) => lastOverall?.grade },
  { name: "last_overall_published", value: ({ lastOverall }) => lastOverall?.published },
  { name: "report", value: ({ inspection }) => inspection?.report },
  { name: "region", value: ({ council }) => council.area?.region },
  { name: "kind", value: ({ council }) => council.area?.kind },
  { name: "neighbours", value: ({ council }) => council.area?.neighbours.join(";") },
  { name: "as_of", value: ({ day }) => day },
  { name: "source", value: () => SOURCE },
];

export const COUNCIL_COLUMNS: readonly { name: string }[] = COLUMNS;

/** @param day ISO date: the rating in force then. @returns null where there is nothing to tell */
export function councilRow(council: Council, day: string): Record<string, Cell> {
  const { inspection, lastOverall } = ratingJson(council, day);
  return Object.fromEntries(
    COLUMNS.map(({ name, value }) => [name, value({ council, day, inspection, lastOverall }) ?? null]),
  );
}
