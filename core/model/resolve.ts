/** What people and publishers write -> the council they mean. */
import { distance } from "fastest-levenshtein";
import type { LexiconData, LexiconEntity } from "../find/lexicon.ts";
import type { Council, District, Other, Trust } from "./council.ts";
import { foldName, splitName } from "./foldName.ts";
import type { Register } from "./register.ts";
import { BEGINNINGS, BITS, ENDINGS, tableReadings } from "./tableName.ts";
import { servedOn } from "./trustTerms.ts";

export type Resolution =
  | { kind: "council"; council: Council }
  /** A lower-tier council: `council` runs children's services there. */
  | { kind: "district"; district: District; council: Council }
  | { kind: "trust"; trust: Trust; councils: Council[] }
  /** A principal authority that Ofsted does not inspect. */
  | { kind: "other"; other: Other }
  | { kind: "ambiguous"; candidates: Council[] }
  /** `nearest`: names of councils to suggest, best first; may be empty. */
  | { kind: "unknown"; nearest: string[] };

export type Resolver = (name: string) => Resolution;

/** No name is longer, with what tables put around it; what is longer is not looked into. */
const LONGEST = 200;

/** @returns `resolveCouncil(name)`: `name` in any form, of any table, or a GSS code, Ofsted URN, DfE code, id or web address */
export function createResolver(lexicon: LexiconData, register: Register): Resolver {
  const codes = indexCodes(register);
  const domains = indexDomains(register);
  const places = new Map<string, LexiconEntity[]>();
  const names = new Map<string, LexiconEntity[]>();
  const add = (map: Map<string, LexiconEntity[]>, name: string, entity: LexiconEntity) => {
    const known = map.get(foldName(name)) ?? [];
    if (!known.includes(entity)) map.set(foldName(name), [...known, entity]);
  };
  for (const entity of lexicon.entities) {
    for (const place of [...(entity.places ?? []), ...(entity.weakPlaces ?? [])]) add(places, place, entity);
    for (const name of [...(entity.names ?? []), ...(entity.weakNames ?? [])]) add(names, name, entity);
    const authority = authorityOf(entity.id);
    if (authority) add(names, authority.name, entity);
    if (authority && "shortName" in authority) add(names, authority.shortName, entity);
  }

  function authorityOf(id: string): Council | District | Other | undefined {
    return register.councils[id] ?? register.districts[id] ?? register.others[id];
  }

  /** Made once somebody is called by a name that nobody has. */
  let spelling: Map<string, string> | undefined;
  let placeWords: { id: string; words: string[] }[] | undefined;

  return resolveCouncil;

  function resolveCouncil(name: string): Resolution {
    if (name.length > LONGEST) return { kind: "unknown", nearest: [] };
    const code = name.trim().toLowerCase();
    const byCode = codes.get(code) ?? domains(code);
    if (byCode) return byCode;
    for (const reading of tableReadings(name)) {
      const entities = preferCouncils(entitiesCalled(reading));
      if (entities.length > 0) return answer(entities, foldName(reading));
    }
    return withTrust(name) ?? suggest(foldName(name));
  }

  /** Everyone whose name this is, as it stands. */
  function entitiesCalled(name: string): LexiconEntity[] {
    const folded = foldName(name);
    const whole = names.get(folded);
    if (whole) return whole;
    const { place, designation } = splitName(folded, ENDINGS, BEGINNINGS);
    const bits = BITS.get(designation) ?? -1;
    // "City of London Council": a style may be part of the place.
    const styled = designation ? folded.slice(0, -designation.length - 1) : folded;
    const called = places.get(place) ?? names.get(styled) ?? [];
    return called.filter((e) => !designation || ((e.designations ?? 0) & bits) !== 0);
  }

  /** "Sunderland City Council - Together for Children": a council with the trust that serves it. */
  function withTrust(name: string): Resolution | null {
    const folded = ` ${foldName(name)}`;
    for (const trust of Object.values(register.trusts)) {
      const ending = ` ${foldName(trust.name)}`;
      if (!folded.endsWith(ending) || folded.length === ending.length) continue;
      const found = resolveCouncil(folded.slice(0, -ending.length));
      const isServed =
        found.kind === "council" && trust.members.some((member) => member.council === found.council.id);
      if (isServed) return found;
    }
    return null;
  }

  function answer(entities: LexiconEntity[], folded: string): Resolution {
    const [entity] = entities;
    if (!entity) return suggest(folded);
    const councils = entities.map((e) => register.councils[e.id]).filter((c) => c !== undefined);
    if (entities.length > 1) return { kind: "ambiguous", candidates: councils };
    const [council] = councils;
    const isShared = entity.weakPlaces?.some((place) => foldName(place) === folded) ?? false;
    const sharing = isShared ? councilsWithWord(folded) : [];
    if (sharing.length > 1) return { kind: "ambiguous", candidates: sharing };
    if (council) return { kind: "council", council };
    return answerOther(entity) ?? suggest(folded);
  }

  function answerOther({ id }: LexiconEntity): Resolution | null {
    const district = register.districts[id];
    const county = district && register.councils[district.county];
    if (district && county) return { kind: "district", district, council: county };
    const trust = register.trusts[id];
    if (trust) {
      const councils = servedOn(trust.members, (member) => member)
        .map((m) => register.councils[m.council])
        .filter((c) => c !== undefined);
      return { kind: "trust", trust, councils };
    }
    const other = register.others[id];
    return other ? { kind: "other", other } : null;
  }

  /** "Sussex" is part of two names: the candidates. A name nobody has: the nearest that exist. */
  function suggest(folded: string): Resolution {
    const sharing = councilsWithWord(splitName(folded, ENDINGS, BEGINNINGS).place);
    if (sharing.length > 1) return { kind: "ambiguous", candidates: sharing };
    spelling ??= spellings(register);
    const known = spelling;
    const ranked = [...known.keys()]
      .map((name) => ({ name, off: distance(folded, name) / Math.max(folded.length, name.length) }))
      .filter(({ off }) => off <= 0.4)
      .sort((a, b) => a.off - b.off);
    const nearest = [
      ...sharing.map((c) => c.shortName),
      ...ranked.map(({ name }) => known.get(name) ?? name),
    ];
    return { kind: "unknown", nearest: [...new Set(nearest)].slice(0, 3) };
  }

  function councilsWithWord(folded: string): Council[] {
    if (folded.length < 4) return [];
    placeWords ??= lexicon.entities
      .filter(({ kind }) => kind === "council")
      .map(({ id, places = [], weakPlaces = [] }) => ({
        id,
        words: [...places, ...weakPlaces].map((name) => ` ${foldName(name)} `),
      }));
    const sharing = placeWords.filter(({ words }) => words.some((name) => name.includes(` ${folded} `)));
    return sharing.flatMap(({ id }) => register.councils[id] ?? []);
  }
}

/** Each name as it is compared -> the short name to suggest. */
function spellings({ councils, districts }: Register): Map<string, string> {
  const known = [...Object.values(councils), ...Object.values(districts)];
  return new Map(
    known.flatMap((c) => [c.name, c.shortName].map((n): [string, string] => [foldName(n), c.shortName])),
  );
}

/** Today's council before an abolished one of the same name, and either before a district. */
function preferCouncils(entities: LexiconEntity[]): LexiconEntity[] {
  for (const kind of ["council", "former", "district", "trust"] as const) {
    const ofKind = entities.filter((e) => e.kind === kind);
    if (ofKind.length > 0) return ofKind;
  }
  return entities;
}

function indexCodes(register: Register): Map<string, Resolution> {
  const codes = new Map<string, Resolution>();
  const add = (list: readonly (string | null)[], resolution: Resolution) => {
    for (const code of list) if (code) codes.set(code.toLowerCase(), resolution);
  };
  for (const other of Object.values(register.others)) add(other.codes, { kind: "other", other });
  for (const district of Object.values(register.districts)) {
    const council = register.councils[district.county];
    if (council) add(district.codes, { kind: "district", district, council });
  }
  for (const council of Object.values(register.councils)) {
    const { id, gss, urn, dfe, otherCodes } = council;
    add([id, gss, urn, dfe, ...otherCodes], { kind: "council", council });
  }
  return codes;
}

/** "camden.gov.uk", also as an address: "https://www.camden.gov.uk/children" */
function indexDomains(register: Register): (text: string) => Resolution | null {
  const councils = Object.values(register.councils).filter(({ domain }) => domain);
  const byDomain = new Map(councils.map((council) => [council.domain, council]));
  return (text) => {
    const host = /^(?:https?:\/\/)?(?:[\w.-]+@)?([a-z\d.-]+\.[a-z]+)(?:[:/?#]\S*)?$/.exec(text)?.[1] ?? "";
    for (let domain = host; domain; domain = domain.replace(/^[^.]*\.?/, "")) {
      const council = byDomain.get(domain);
      if (council) return { kind: "council", council };
    }
    return null;
  };
}
