/** What an update would change, and why it may: nothing is written to the data that does not pass here. */
import { findInconsistencies } from "../../core/data/consistency.ts";
import type { Dataset, InspectionRecord } from "../../core/data/schema.ts";
import { type Found, implausibleDates, type LeftOut } from "../../core/ingest/readListed.ts";
import { gradeWords, type Judgement, judgementWords } from "../../core/model/grade.ts";
import { dateWords } from "../../core/model/ratingWords.ts";
import { isSameInspection } from "../../core/model/sameInspection.ts";

export type Change = Found & { council: string; before: InspectionRecord | null };

export type Proposal = {
  /** ISO date up to which the data would be complete. */
  asOf: string;
  added: Change[];
  changed: Change[];
  /** What may hold grades that could not be read, or were not trusted: to be read by a person. */
  refused: LeftOut[];
  /** What is no graded inspection. */
  others: LeftOut[];
};

/** @param asOf ISO date: the day of the look */
export function propose(
  dataset: Dataset,
  found: Found[],
  refused: LeftOut[],
  others: LeftOut[],
  asOf: string,
): Proposal {
  const names = new Map(dataset.councils.flatMap(({ urn, name }) => (urn ? [[urn, name] as const] : [])));
  const proposal: Proposal = { asOf, added: [], changed: [], refused: [...refused], others };
  for (const each of found) {
    const { inspection, source } = each;
    const council = names.get(inspection.urn);
    const implausible = council
      ? implausibleDates(inspection, asOf)
      : `no council has the URN ${inspection.urn}`;
    if (!council || implausible) {
      proposal.refused.push({ source, why: implausible ?? "" });
      continue;
    }
    const before = sameInspection(dataset.inspections, inspection);
    if (!before) proposal.added.push({ ...each, council, before: null });
    else if (!sameFacts(before, inspection)) proposal.changed.push({ ...each, council, before });
  }
  return proposal;
}

/**
 * The data with the proposal in it. `changed` is taken only where it was accepted by name: no grade changes silently.
 *
 * @param accepted sources of changes to take
 * @throws an Error with every reason why it may not be
 */
export function applied(dataset: Dataset, proposal: Proposal, accepted: readonly string[]): Dataset {
  const changes = proposal.changed.filter(({ source }) => accepted.includes(source));
  const replaced = new Set(changes.map(({ before }) => before));
  const inspections = [
    ...dataset.inspections.filter((inspection) => !replaced.has(inspection)),
    ...[...proposal.added, ...changes].map(({ inspection }) => inspection),
  ].sort((a, b) => Number(a.urn) - Number(b.urn) || a.published.localeCompare(b.published));
  const asOf = proposal.asOf > dataset.asOf ? proposal.asOf : dataset.asOf;
  const result = { ...dataset, asOf, inspections };
  const problems = [...lost(dataset.inspections, inspections), ...findInconsistencies(result)];
  if (problems.length > 0)
    throw new Error(`The proposal does not hold together:\n- ${problems.join("\n- ")}`);
  return result;
}

function* lost(before: InspectionRecord[], after: InspectionRecord[]) {
  for (const inspection of before)
    if (!sameInspection(after, inspection))
      yield `${inspection.urn} loses its inspection of ${inspection.published}`;
}

function sameInspection(known: readonly InspectionRecord[], inspection: InspectionRecord) {
  return known.find((other) => other.urn === inspection.urn && isSameInspection(other, inspection));
}

function sameFacts(a: InspectionRecord, b: InspectionRecord): boolean {
  const facts = ({ framework, started, ended, judgements }: InspectionRecord) =>
    JSON.stringify([framework, started, ended, Object.entries(judgements).sort()]);
  return facts(a) === facts(b);
}

/** For people: what would change, in words, with the words each grade was read from. */
export function proposalWords({ asOf, added, changed, refused, others }: Proposal): string {
  const lines = [`# Proposal, as of ${dateWords(asOf)}`, ""];
  if (added.length + changed.length === 0) lines.push("Nothing new.", "");
  for (const [title, changes] of [
    ["Added", added],
    ["Changed: to be accepted one by one", changed],
  ] as const) {
    if (changes.length === 0) continue;
    lines.push(`## ${title}`, "");
    for (const change of changes) lines.push(...changeWords(change));
  }
  for (const [title, left] of [
    ["Refused: to be read by a person", refused],
    ["Not graded inspections", others],
  ] as const) {
    if (left.length > 0)
      lines.push(`## ${title}`, "", ...left.map(({ source, why }) => `- ${source}: ${why}`), "");
  }
  return lines.join("\n");
}

function changeWords({ council, source, inspection, before, readings, notes }: Change): string[] {
  const { framework, published, judgements } = inspection;
  const rows = (Object.keys(judgements) as Judgement[]).map((judgement) => {
    const grade = judgements[judgement];
    const was = before?.judgements[judgement];
    const read = readings.find((reading) => reading.judgement === judgement);
    const change = before && was !== grade ? ` (was ${was ? gradeWords(was) : "not there"})` : "";
    const evidence = read ? ` — page ${read.page}: “${read.words}”` : "";
    return `- ${judgementWords(framework, judgement)}: ${grade ? gradeWords(grade) : ""}${change}${evidence}`;
  });
  return [
    `### ${council}, published ${dateWords(published)}`,
    "",
    source,
    "",
    ...rows,
    ...notes.map((note) => `- Note: ${note}`),
    "",
  ];
}
