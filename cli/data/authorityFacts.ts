/** Rows of authorities.csv and aliases.csv -> councils, districts and others, with every name form. */

import type {
  AuthorityRecord,
  CouncilRecord,
  DistrictRecord,
  InspectionRecord,
  OtherRecord,
} from "../../core/data/schema.ts";
import { type Designation, foldName, parseName } from "../../core/model/nameForm.ts";

type Row = Record<string, string>;
type Correction = { id: string; field: string; value: string };
type AddedName = { id: string; name: string; weak?: boolean };
export type Additions = { corrections: Correction[]; names: AddedName[] };

/** A name somebody writes, and whether it is enough alone. */
type KnownName = { name: string; weak: boolean };

type Names = Pick<CouncilRecord, "places" | "weakPlaces" | "designations" | "names" | "weakNames">;

/** Bodies that are not councils: only their own names are theirs. */
const NO_COUNCIL = /^(Combined authority|Strategic Regional Authority)$/;

/** What every authority of a type is called besides its own name. */
const DESIGNATIONS_BY_TYPE: Record<string, Designation[]> = {
  County: ["council", "county council"],
  "London borough": ["council", "borough council", "london borough council"],
  "Metropolitan district": [
    "council",
    "borough council",
    "district council",
    "metropolitan borough council",
    "metropolitan district council",
  ],
  "Unitary authority": ["council"],
  "Non-metropolitan district": ["council", "district council", "borough council"],
  "Welsh unitary authority": ["council", "county council", "borough council", "county borough council"],
};

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
  for (const { row, fix, record } of authorities) {
    const county = fix.county ?? idOf(row.county ?? "", idOfCode);
    if (row.nation === "England" && row.type === "Non-metropolitan district")
      districts.push({ ...record, county });
    else if (row.ofsted_urn)
      councils.push({
        ...record,
        urn: row.ofsted_urn,
        ...(row.dfe_code && { dfe: row.dfe_code }),
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
    ...nameForms([...written, ...(known.get(id) ?? [])], row.type ?? "", shortName),
  };
}

/** Sorts names into place and designation where they are built so, and whole names where they are not. */
function nameForms(written: KnownName[], type: string, shortName: string): Names {
  const forms = {
    places: [] as string[],
    weakPlaces: [] as string[],
    names: [] as string[],
    weakNames: [] as string[],
  };
  if (NO_COUNCIL.test(type))
    return { ...forms, designations: [], names: unique(written.map(({ name }) => name)) };
  const designations = new Set<Designation>(DESIGNATIONS_BY_TYPE[type] ?? ["council"]);
  const official = written.map(({ name }) => parseName(name));
  const isCity = official.some((f) => f.designation === "city council");
  if (type === "Metropolitan district" && isCity) designations.delete("borough council");
  if (type === "Unitary authority") {
    const isCounty = /shire$/.test(shortName) || official.some((f) => f.designation === "county council");
    if (isCounty) designations.add("county council");
    else if (!isCity) designations.add("borough council").add("district council");
  }
  for (const { name, weak } of written) {
    const form = parseName(name);
    if (isCompound(name, form.place)) {
      if (!weak && written.some((w) => w.weak && w.name === name)) continue;
      (weak ? forms.weakNames : forms.names).push(name);
      continue;
    }
    if (form.style === "city of" && !weak && type !== "City corporation") designations.add("city council");
    if (form.designation && !weak) designations.add(form.designation);
    if (!form.designation && /\b(City|County|City Region|CA|CCA|MCA)$/.test(name)) continue;
    (weak ? forms.weakPlaces : forms.places).push(form.place);
  }
  const places = unique(forms.places);
  return {
    places,
    weakPlaces: unique(forms.weakPlaces).filter((p) => !places.some((q) => foldName(q) === foldName(p))),
    designations: [...designations].sort(),
    names: unique(forms.names),
    weakNames: unique(forms.weakNames),
  };
}

/** Names that are more, or less, than a place with a designation: initials, "City of London", "Council of the ...". */
function isCompound(name: string, place: string): boolean {
  return (
    /^(Council|Borough Council|Common Council|Corporation) of /.test(name) ||
    /\b(Authority|Region)$/.test(name) ||
    /City of London/.test(name) ||
    /^[A-Z&]{2,}s?$|^[A-Z][a-z]?[A-Z]/.test(place)
  );
}

/** Other data sets' labels ("Derby UA", "Bristol, City of", misspellings in lower case) are not what people write. */
function isWritten(name: string): boolean {
  return (
    /^[A-Z]/.test(name) &&
    !/ UA$|, (City|County) of$|[^\x20-\x7e’ôŷ]/.test(name) &&
    !/^(Sir|Caer|Bro|Pen-y|Tor-f|Wrecsam|Abertawe|Casnewydd|Castell)/.test(name)
  );
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

function unique<T>(list: T[]): T[] {
  return [...new Set(list)].sort();
}

function withoutEmpty<T extends object>(record: T): T {
  return Object.fromEntries(
    Object.entries(record).filter(
      ([key, value]) =>
        !Array.isArray(value) || value.length > 0 || /^(places|designations|names)$/.test(key),
    ),
  ) as T;
}
