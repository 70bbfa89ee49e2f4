/** What the tables hold and how they were made, in words: goes out with every export. */
import { MENTION_COLUMNS, PAGE_COLUMNS } from "./columns.ts";

export function codebook(): string {
  return `# Codebook

Two tables, the same columns in CSV, JSON Lines and Parquet. Files are UTF-8; dates are ISO 8601. Empty is an empty field
in CSV and null elsewhere. Where a mention means several councils (a trust that serves them), its cells list them in the
same order with \`;\` between.

## mentions: one row a mention

${columnTable(MENTION_COLUMNS)}

## pages: one row a page

${columnTable(PAGE_COLUMNS)}

- A grade is a fact of one inspection. None is averaged, carried over or derived: \`no-overall-grade\` stands for nothing
  else.
- What was known on a day follows the publication of reports, not the days of inspection.
- In CSV, a text that a spreadsheet would take for a formula (it begins with \`=\`, \`+\`, \`-\`, \`@\`, a tab or a
  carriage return) has \`'\` in front. JSON Lines and Parquet have it as it is.

Grades: Ofsted inspection reports, reports.ofsted.gov.uk. Contains public sector information from Ofsted licensed under
the Open Government Licence v3.0.
`;
}

function columnTable(columns: readonly { name: string; type: string; words: string }[]): string {
  const rows = columns.map(({ name, type, words }) => `| \`${name}\` | ${type} | ${words} |`);
  return ["| column | type | what it holds |", "| --- | --- | --- |", ...rows].join("\n");
}

export type Methods = {
  software: string;
  /** ISO date the grades are complete up to. */
  data: string;
  /** ISO date-time. */
  made: string;
  /** How pages were gathered, one line each. */
  settings: readonly string[];
  counts: Record<string, number>;
};

export function methodsNote({ software, data, made, settings, counts }: Methods): string {
  return `# Methods

Made on ${made} with Council Ratings ${software}; grades as of ${data}.

## Settings

${settings.map((line) => `- ${line}`).join("\n")}

## Counts

${Object.entries(counts)
  .map(([what, count]) => `- ${what}: ${count}`)
  .join("\n")}

## How a mention is found

Names of all English councils with children's services, of today and abolished, of districts and of children's trusts are
looked for in the text, and each hit is weighed in its context: the words around it, other councils on the page, and
signs of the page's country. \`confidence\` is the probability that follows. A bare place counts as its council only
where the context says so. No page text left the machine.

Precision can be estimated from \`label\`: of the mentions labelled, the share not labelled \`wrong-council\`.
`;
}
