/** What must hold between the data files. A build stops on any of it. */
import { type Judgement, judgementsOf, NO_OVERALL_FROM, SEPARATE_CARE_LEAVERS_FROM } from "../model/grade.ts";
import { foldName } from "../model/nameForm.ts";
import { tileName } from "../model/tiles.ts";
import type { Dataset, InspectionRecord } from "./schema.ts";

/** @returns one line for each inconsistency, saying which record and what to mend; empty when all is well */
export function findInconsistencies(data: Dataset): string[] {
  return [...codes(data), ...references(data), ...strongNames(data), ...inspections(data), ...areas(data)];
}

function* codes({ councils, districts, others }: Dataset) {
  const seen = new Map<string, string>();
  for (const { id, end, gss, urn, dfe } of councils) {
    if (!gss) yield `${id}: a council needs a GSS code`;
    if (!end && !urn) yield `${id}: a council of today needs an Ofsted URN`;
    if (!end && !dfe) yield `${id}: a council of today needs a DfE code`;
  }
  for (const authority of [...councils, ...districts, ...others]) {
    const { id, code, gss, formerGss } = authority;
    const urn = "urn" in authority ? [authority.urn, authority.dfe] : [];
    for (const unique of [id, code, gss, ...formerGss, ...urn].filter((c) => c !== undefined)) {
      const owner = seen.get(unique);
      if (owner) yield `${id} and ${owner} share the code ${unique}`;
      seen.set(unique, id);
    }
  }
}

function* references({ councils, districts, trusts, confusables }: Dataset) {
  const ids = new Set([...councils, ...districts].map((a) => a.id));
  const councilIds = new Set(councils.map((c) => c.id));
  for (const { id, start, end, replacedBy } of [...councils, ...districts]) {
    if (start && end && start > end) yield `${id}: starts after it ends`;
    if (!end && replacedBy.length > 0) yield `${id}: has successors and no end`;
    for (const successor of replacedBy)
      if (!ids.has(successor)) yield `${id}: unknown successor ${successor}`;
  }
  for (const { id, county } of districts)
    if (!councilIds.has(county)) yield `${id}: unknown county ${county}`;
  for (const { name, members } of trusts) {
    for (const { council } of members)
      if (!councilIds.has(council)) yield `${name}: unknown council ${council}`;
  }
  const strong = new Set([...councils, ...districts].flatMap((a) => madeNames(a)));
  for (const phrase of confusables.notCouncils) {
    if (strong.has(foldName(phrase))) yield `"${phrase}" is listed as no council and is a council's name`;
  }
}

function* strongNames({ councils, districts, others, trusts }: Dataset) {
  const owners = new Map<string, string>();
  const named = [...councils, ...districts, ...others].map((a) => ({ id: a.id, names: madeNames(a) }));
  for (const { id, names } of [...named, ...trusts.map((t) => ({ id: t.name, names: [foldName(t.name)] }))]) {
    for (const name of new Set(names)) {
      const owner = owners.get(name);
      if (owner) yield `${id} and ${owner} share the strong name "${name}"`;
      owners.set(name, id);
    }
  }
}

type Named = { places: string[]; designations: string[]; names: string[] };

/** All strong names of an authority, folded. */
export function madeNames({ places, designations, names }: Named): string[] {
  return [...places.flatMap((place) => designations.map((d) => `${place} ${d}`)), ...names].map(foldName);
}

function* inspections({ councils, inspections }: Dataset) {
  const urns = new Set(councils.map((c) => c.urn));
  for (const record of inspections) {
    const { urn, published } = record;
    const at = `inspection of ${urn} published ${published}`;
    if (!urns.has(urn)) yield `${at}: no council has this URN`;
    for (const problem of judgementProblems(record)) yield `${at}: ${problem}`;
    const days = [record.started, record.ended, published].filter((day) => day !== undefined);
    const inOrder = days.every((day, i) => i === 0 || (days[i - 1] ?? "") <= day);
    if (!inOrder && !record.datesAsPrinted) yield `${at}: dates are out of order`;
  }
}

export function* judgementProblems({ framework, type, started = "", judgements }: InspectionRecord) {
  const names = Object.keys(judgements) as Judgement[];
  for (const name of names) {
    if (!judgementsOf(framework).includes(name)) yield `${framework} has no judgement "${name}"`;
  }
  if (framework === "SIF") return;
  if (!type) yield "an ILACS inspection is standard or short";
  const combined = names.includes("in-care-and-care-leavers");
  if (combined === names.includes("in-care") || combined === names.includes("care-leavers")) {
    yield "children in care are judged either with care leavers or apart";
  }
  if (combined && started >= SEPARATE_CARE_LEAVERS_FROM) yield "care leavers are judged apart by then";
  if (names.includes("overall") && started >= NO_OVERALL_FROM) yield "there is no overall grade by then";
}

function* areas({ councils, areas }: Dataset) {
  const known = new Map(councils.map((c) => [c.id, c]));
  const owners = new Map<string, string>();
  for (const { id, neighbours, tile } of areas) {
    const council = known.get(id);
    if (!council) yield `${id}: has an area and is no council`;
    for (const neighbour of neighbours)
      if (!known.has(neighbour)) yield `${id}: unknown neighbour ${neighbour}`;
    if (!tile || council?.end) continue;
    const owner = owners.get(tileName(tile));
    if (owner) yield `${id} and ${owner} share a tile of the map`;
    owners.set(tileName(tile), id);
  }
}
