/** All inspections as rows for researchers: one an inspection, the same columns in CSV and in JSON Lines. */
import type { Council, Inspection } from "../../core/model/council.ts";
import { JUDGEMENTS } from "../../core/model/grade.ts";
import type { Register } from "../../core/model/register.ts";

export const SOURCE = "Ofsted inspection reports, reports.ofsted.gov.uk";
export const LICENCE = "Open Government Licence v3.0";

export type Row = Record<string, string | boolean | null>;

/** Column -> what it holds, for the codebook. */
export const COLUMNS: Record<string, string> = {
  council_id: "id of the council in this data",
  council: "official name",
  gss: "ONS code of the area; empty where none is known",
  urn: "Ofsted's number of the council",
  dfe: "code of the Department for Education; empty where none is known",
  council_end: "last day of an abolished council; empty for one of today",
  region: "region of England; of an abolished council, that of its successors",
  kind: "county, london-borough, metropolitan-district or unitary-authority",
  neighbours:
    "ids of its ten statistical neighbours (Department for Education), nearest first, with ; between; empty for an abolished council",
  framework: "ILACS since January 2018, SIF from November 2013 until then",
  type: "ILACS: standard or short; empty for SIF",
  started: "first day of the inspection; empty where the report prints no range",
  ended: "last day of the inspection; empty where the report prints no range",
  published: "day of publication in Ofsted's listing",
  is_latest: "true for the rating in force: the newest ILACS inspection, else the newest SIF inspection",
  ...Object.fromEntries(
    JUDGEMENTS.map((judgement) => [
      judgement.replaceAll("-", "_"),
      "outstanding, good, requires-improvement, inadequate or not-judged; empty where the inspection has no such judgement",
    ]),
  ),
  report: "address of the report",
  as_of: "day up to which this file is complete",
  source: "where the facts are from",
  licence: "under which they may be used",
};

/** In order of council, newest inspection first. */
export function rowsOf({ councils, asOf }: Register): Row[] {
  return Object.values(councils)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((council) => council.inspections.map((inspection) => rowOf(council, inspection, asOf)));
}

function rowOf(council: Council, inspection: Inspection, asOf: string): Row {
  const { id, name, gss, urn, dfe, end, area, inspections } = council;
  const { framework, type, started, ended, published, judgements, report } = inspection;
  const latest = inspections.find((each) => each.framework === "ILACS") ?? inspections[0];
  const grades = JUDGEMENTS.map((judgement) => [
    judgement.replaceAll("-", "_"),
    judgements[judgement] ?? null,
  ]);
  return {
    council_id: id,
    council: name,
    gss,
    urn,
    dfe,
    council_end: end,
    region: area?.region ?? null,
    kind: area?.kind ?? null,
    neighbours: area?.neighbours.join(";") || null,
    framework,
    type,
    started,
    ended,
    published,
    is_latest: inspection === latest,
    ...Object.fromEntries(grades),
    report,
    as_of: asOf,
    source: SOURCE,
    licence: LICENCE,
  };
}

export function codebook({ asOf }: Register): string {
  const columns = Object.entries(COLUMNS).map(([name, words]) => `| \`${name}\` | ${words} |`);
  return `# Codebook

Inspections of English local authority children's services, as of ${asOf}. One row an inspection, in \`inspections.csv\`
and \`inspections.jsonl\` alike. Empty is an empty field in CSV and null in JSON Lines. Dates are ISO 8601; files are UTF-8.

| column | what it holds |
| --- | --- |
${columns.join("\n")}

- Ofsted gives no overall grade for inspections that began in April 2026 or later: \`overall\` is empty then, and nothing
  stands for it.
- Children in care and care leavers were judged together until December 2022 (\`in_care_and_care_leavers\`), apart since.
- \`looked_after\` and \`adoption\` are SIF's; \`leaders\` is the impact of leaders (ILACS) or leadership, management and
  governance (SIF): not the same question.
- What was known on a day follows \`published\`, not \`ended\`.

Source: ${SOURCE}. Contains public sector information from Ofsted licensed under the ${LICENCE}.
`;
}
