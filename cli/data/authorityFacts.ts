/** Rows of authorities.csv and aliases.csv -> councils, districts and others, with every name form. */

import type {
  AuthorityRecord,
  CouncilRecord,
  DistrictRecord,
  InspectionRecord,
  OtherRecord,
} from "../../core/data/schema.ts";
import { withShortForms } from "./shortForms.ts";
import { isWritten, type KnownName, nameForms, unique } from "./writtenNames.ts";

type Row = Record<string, string>;
type Correction = { id: string; field: string; value: string };
type AddedName = { id: string; name: string; weak?: boolean };
export type Additions = { corrections: Correction[]; names: AddedName[] };

/**
 * @returns each group in order of id
 * @throws when a code in `replaced_by` or `county` is nobody's
 */
export function readAuthorities(
  rows: Row[],
  aliases: Row[],
  additions: Additions,
  inspections: InspectionRecord[],
) {
  const idOfCode = new Map(rows.map((row) => [row.code ?? "", row.id ?? ""]));
  const corrected = rows.map((row) => ({ row, fix: corrections(row.id ?? "", additions) }));
  const known = knownNames(aliases, additions);
  const authorities = corrected.map(({ row, fix }) => ({
    row,
    fix,
    record: readAuthority(row, fix, known, idOfCode, rows),
  }));

  const councils: CouncilRecord[] = [];
  const districts: DistrictRecord[] = [];
  const others: OtherRecord[] = [];
  const named = withShortForms(authorities.map(({ record }) => record));
  for (const [i, { row, fix }] of authorities.entries()) {
    const record = named[i] as AuthorityRecord;
    const county = fix.county ?? idOf(row.county ?? "", idOfCode);
    if (row.nation === "England" && row.type === "Non-metropolitan district")
      districts.push({ ...record, county });
    else if (row.ofsted_urn)
      councils.push({
        ...record,
        urn: row.ofsted_urn,
        ...(row.dfe_code && { dfe: row.dfe_code }),
        ...(row.domain && { domain: row.domain.toLowerCase() }),
        formerIds: [],
      });
    else if (row.nation === "England" && /^(County|Unitary authority)$/.test(row.type ?? ""))
      councils.push({ ...record, formerIds: [] });
    else others.push({ ...record, nation: row.nation as OtherRecord["nation"] });
  }
  const byId = <T extends { id: string }>(list: T[]) =>
    list.sort((a, b) => (a.id < b.id ? -1 : 1)).map(withoutEmpty);
  const today = yieldPlainNames(foldRenamed(councils, inspections));
  const todaysId = (id: string) => today.find((c) => c.formerIds?.includes(id))?.id ?? id;
  return {
    councils: byId(today),
    districts: byId(districts.map((d) => ({ ...d, county: todaysId(d.county) }))),
    others: byId(others),
  };
}

/**
 * A successor that Ofsted had inspected before it began kept the old council's URN: the council was renamed,
 * not replaced. The old one lives on in it.
 */
function foldRenamed(councils: CouncilRecord[], inspections: InspectionRecord[]): CouncilRecord[] {
  const wasInspectedBefore = (c: CouncilRecord) =>
    inspections.some((i) => i.urn === c.urn && c.start !== undefined && i.published < c.start);
  const renamed = councils.filter((c) => {
    const successors = councils.filter((s) => c.replacedBy?.includes(s.id));
    return successors.length === 1 && successors.every(wasInspectedBefore);
  });
  for (const old of renamed) {
    const now = councils.find((c) => c.id === old.replacedBy?.[0]);
    if (!now) continue;
    now.formerIds = [...(now.formerIds ?? []), old.id];
    now.formerGss = [...(now.formerGss ?? []), ...(old.gss ? [old.gss] : [])];
    now.places = unique([...now.places, ...old.places]);
    now.designations = unique([...now.designations, ...old.designations]);
    now.names = unique([...now.names, ...old.names]);
  }
  return councils.filter((c) => !renamed.includes(c));
}

/** "Dorset Council" is today's: an abolished council yields the plain designation to the successor of its name. */
function yieldPlainNames(councils: CouncilRecord[]): CouncilRecord[] {
  const heirs = (c: CouncilRecord) =>
    councils.filter((s) => c.replacedBy?.includes(s.id) && s.places.some((p) => c.places.includes(p)));
  return councils.map((c) =>
    heirs(c).length > 0 ? { ...c, designations: c.designations.filter((d) => d !== "council") } : c,
  );
}

function readAuthority(
  row: Row,
  fix: Record<string, string>,
  known: Map<string, KnownName[]>,
  idOfCode: Map<string, string>,
  rows: Row[],
): AuthorityRecord {
  const id = row.id ?? "";
  const name = tidy(fix.name ?? row.official_name ?? "");
  const shortName = tidy(fix.shortName ?? (row.nice_name ?? "").replace(/^City of (?=Lincoln)/, ""));
  const replacedBy = (row.replaced_by ?? "")
    .split(";")
    .filter(Boolean)
    .map((code) => idOf(code, idOfCode));
  const written: KnownName[] = [
    name,
    tidy(row.official_name ?? ""),
    ...(row.names ?? "").split(";").map(tidy),
  ]
    .filter(isWritten)
    .map((n) => ({ name: n, weak: false }));
  // "Medway Towns UA": the label of a table, and a place that its council has nearly to itself.
  const labelled = (row.names ?? "")
    .split(";")
    .filter((n) => /^[A-Z].* UA$/.test(n))
    .map((n) => ({ name: n.replace(/^The | UA$/g, ""), weak: true }))
    .filter(({ name: place }) => !/ City$/.test(place));
  return {
    id,
    code: row.code ?? "",
    name,
    shortName,
    type: row.type ?? "",
    ...(row.gss && { gss: row.gss }),
    formerGss: (row.former_gss ?? "").split(";").filter(Boolean),
    ...(isStatutory(row.start) && { start: row.start as string }),
    ...(row.end && { end: lastDay(row.end, replacedBy, rows) }),
    replacedBy,
    ...nameForms([...written, ...labelled, ...(known.get(id) ?? [])], row.type ?? "", shortName),
  };
}

function knownNames(aliases: Row[], additions: Additions): Map<string, KnownName[]> {
  const known = new Map<string, KnownName[]>();
  const add = (id: string, name: string, weak: boolean) =>
    known.set(id, [...(known.get(id) ?? []), { name, weak }]);
  for (const row of aliases) add(row.id ?? "", row.alias ?? "", row.strength === "weak");
  for (const { id, name, weak } of additions.names) add(id, name, weak ?? false);
  return known;
}

function corrections(id: string, additions: Additions): Record<string, string> {
  return Object.fromEntries(additions.corrections.filter((c) => c.id === id).map((c) => [c.field, c.value]));
}

function idOf(code: string, idOfCode: Map<string, string>): string {
  const id = idOfCode.get(code);
  if (code && !id) throw new Error(`No authority has the code ${code}`);
  return id ?? "";
}

/** English reorganisations take effect on 1 April; other start dates in the source are when a record was made. */
function isStatutory(start = ""): boolean {
  return start.endsWith("-04-01");
}

/** The source gives either the last day or the day after; a successor's first day tells which. */
function lastDay(end: string, replacedBy: string[], rows: Row[]): string {
  const dayAfter = rows.some((row) => replacedBy.includes(row.id ?? "") && row.start === end);
  if (!dayAfter) return end;
  return new Date(Date.parse(end) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

function tidy(name: string): string {
  return name.replace(/\s+/g, " ").trim();
}

function withoutEmpty<T extends object>(record: T): T {
  return Object.fromEntries(
    Object.entries(record).filter(
      ([key, value]) =>
        !Array.isArray(value) || value.length > 0 || /^(places|designations|names)$/.test(key),
    ),
  ) as T;
}
