/**
 * A report's text -> what it says: council, dates and every judgement, each read twice. Where the two readings do not
 * agree, or either cannot be trusted, there are problems and no grades.
 */
import { judgementProblems } from "../data/consistency.ts";
import type { InspectionRecord } from "../data/schema.ts";
import type { Council } from "../model/council.ts";
import { type Framework, type Grade, type Judgement, NO_OVERALL_FROM } from "../model/grade.ts";
import type { Resolver } from "../model/resolve.ts";
import { readStatements } from "./bodyStatements.ts";
import { GRADE, gradeOf } from "./gradeWords.ts";
import { type Reading, readTable } from "./judgementTable.ts";
import type { Line } from "./lines.ts";
import { readHeader } from "./reportHeader.ts";

export type Report = {
  /** `ungraded`: known for what it is, and without such grades, as a visit. `other`: nothing that this can read. */
  kind: "ilacs" | "sif" | "ungraded" | "other";
  /** Id and Ofsted's URN of the council, where the name is one that is known. */
  council: string | null;
  urn: string | null;
  framework: Framework | null;
  type: "standard" | "short" | null;
  /** ISO dates as printed; null where the report prints none, or only one day. */
  started: string | null;
  ended: string | null;
  published: string | null;
  judgements: Partial<Record<Judgement, Grade>>;
  /** The words each grade was read from. */
  readings: Reading[];
  /** Why there are no grades, or what to look at. Empty when all is well. */
  problems: string[];
};

/** Inspections of up to a week are short (Ofsted, ILACS framework, "Standard and short inspections"). */
const SHORT_DAYS = 6;

export function readReport(lines: readonly Line[], resolve: Resolver): Report {
  const header = readHeader(lines);
  const { framework, started, ended, published } = header;
  const council = councilOf(header.councilNames, resolve);
  const about = {
    council: council?.id ?? null,
    urn: council?.urn ?? null,
    framework,
    started,
    ended,
    published,
  };
  const empty = { type: null, judgements: {}, readings: [] };
  if (!framework) {
    const kind = header.isKnown ? "ungraded" : "other";
    return { kind, ...about, ...empty, problems: [header.otherwise] };
  }
  const type = framework === "SIF" ? null : days(started, ended) <= SHORT_DAYS ? "short" : "standard";
  const table = readTable(lines, framework);
  const statements = readStatements(lines, framework, table.end);
  const readings = [...overallOf(lines, framework), ...table.readings];
  const judgements = Object.fromEntries(readings.map(({ judgement, grade }) => [judgement, grade]));
  const problems = [
    ...(council ? [] : [`no council is known as “${header.councilNames.join("” or “")}”`]),
    ...(header.areDatesUnclear || (framework === "ILACS" && !(started && ended))
      ? ["no dates of the inspection were found"]
      : []),
    ...(framework === "ILACS" && started && ended && started > ended
      ? ["the dates of the inspection run backwards"]
      : []),
    ...table.problems,
    ...(readings.length === 0 && table.problems.length === 0 ? ["no table of judgements was found"] : []),
    ...disagreements(table.readings, statements, framework),
    ...(readings.length > 0 ? implausible(framework, type, started, judgements) : []),
  ];
  const kind = framework === "SIF" ? "sif" : "ilacs";
  if (problems.length > 0) return { kind, ...about, ...empty, type, problems };
  return { kind, ...about, type, judgements, readings, problems };
}

function days(started: string | null, ended: string | null): number {
  return started && ended ? (Date.parse(ended) - Date.parse(started)) / 864e5 : Number.POSITIVE_INFINITY;
}

const SIF_OVERALL = new RegExp(
  `(?:overall judge?ment is(?: that)?(?: children['’]s services?)?(?: in [\\w\\s,.&'’-]{2,60}?)?(?: are| is)?:?|children['’]s services(?: in [\\w\\s,.&'’-]{2,70}?)?(?: are| is)?) (${GRADE})(?![a-z])`,
  "i",
);

/** A SIF report gives its overall judgement in a sentence above the table. */
function overallOf(lines: readonly Line[], framework: Framework): Reading[] {
  if (framework === "ILACS") return [];
  const first = lines.filter(({ page }) => page === 1).map(({ text }) => text);
  const found = SIF_OVERALL.exec(first.join(" "));
  return found ? [{ judgement: "overall", grade: gradeOf(found[1] ?? ""), page: 1, words: found[0] }] : [];
}

/** Each statement of the text must say what the table says, and all but one judgement of it must have one. */
function* disagreements(table: readonly Reading[], statements: readonly Reading[], framework: Framework) {
  for (const { judgement, grade, words } of table) {
    const other = statements.find((said) => said.judgement === judgement && said.grade !== grade);
    if (other) yield `the table says “${words}”, page ${other.page} says “${other.words}”`;
  }
  // An ILACS report has no heading for overall effectiveness; a SIF report states some judgements in the table alone.
  const headed = table.filter(({ judgement }) => judgement !== "overall");
  const confirmed = headed.filter(({ judgement }) => statements.some((said) => said.judgement === judgement));
  const least = framework === "SIF" ? 2 : headed.length - 1;
  if (table.length > 0 && confirmed.length < least)
    yield `the text confirms ${confirmed.length} judgements of the table, and should confirm ${least}`;
}

/** What no report of the framework can say. */
function* implausible(
  framework: Framework,
  type: Report["type"],
  started: string | null,
  judgements: Partial<Record<Judgement, Grade>>,
) {
  const record = { framework, judgements, ...(type && { type }), ...(started && { started }) };
  yield* judgementProblems(record as InspectionRecord);
  const needed: Judgement[] =
    framework === "SIF"
      ? ["overall", "help-and-protection", "looked-after", "adoption", "care-leavers", "leaders"]
      : ["leaders", "help-and-protection"];
  const hasOverall = framework === "ILACS" && (started ?? "") < NO_OVERALL_FROM;
  if (hasOverall && !judgements.overall) yield "no grade was found for overall";
  for (const judgement of needed) if (!judgements[judgement]) yield `no grade was found for ${judgement}`;
  // Inadequate overall exactly where a key judgement is (Ofsted, SIF evaluation schedule, "Overall effectiveness").
  const { overall, leaders, "help-and-protection": help, "looked-after": lookedAfter } = judgements;
  const isInadequate = [leaders, help, lookedAfter].includes("inadequate");
  if (framework === "SIF" && overall && isInadequate !== (overall === "inadequate"))
    yield `overall ${overall} does not fit its key judgements`;
}

/** Names as reports print them -> the council: "Bristol City of", "London Borough of Merton Council". */
function councilOf(names: readonly string[], resolve: Resolver): Council | null {
  for (const name of names) {
    const plain = name.replace(/\s+/g, " ").replace(/\d+$/, "").trim();
    const forms = [
      plain,
      plain.replace(/ council$/i, ""),
      plain.replace(/^(.*?),? ((?:city|borough|county|metropolitan borough|royal borough) of)$/i, "$2 $1"),
      plain.replace(/^isles of scilly$/i, "Council of the Isles of Scilly"),
      plain.replace(/ (?:local authority|city|children['’]s services)$/i, ""),
    ];
    for (const form of forms) {
      const found = resolve(form);
      if (found.kind === "council") return found.council;
      // Reports on a trust are on the council that it serves.
      const [served, another] = found.kind === "trust" ? found.councils : [];
      if (served && !another) return served;
    }
  }
  return null;
}
