/** What people and publishers write -> the council they mean. */
import { distance } from "fastest-levenshtein";
import type { LexiconData, LexiconEntity } from "../find/lexicon.ts";
import type { Council, District, Other, Trust } from "./council.ts";
import { designationBit, foldName, parseName } from "./nameForm.ts";
import type { Register } from "./register.ts";

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

/** @returns `resolveCouncil(name)`: `name` in any form, or a GSS code, Ofsted URN, DfE code or id */
export function createResolver(lexicon: LexiconData, register: Register): Resolver {
  const codes = indexCodes(register);
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

  return function resolveCouncil(name) {
    const folded = foldName(name);
    const byCode = codes.get(name.trim().toLowerCase());
    if (byCode) return { kind: "council", council: byCode };
    const { place, designation } = parseName(name);
    const bit = designation ? designationBit(designation) : 0;
    const atPlace = (places.get(foldName(place)) ?? []).filter(
      (e) => !bit || ((e.designations ?? 0) & bit) !== 0,
    );
    const entities = names.get(folded) ?? atPlace;
    return answer(preferCouncils(entities), folded);
  };

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
      const councils = trust.members.map((m) => register.councils[m.council]).filter((c) => c !== undefined);
      return { kind: "trust", trust, councils };
    }
    const other = register.others[id];
    return other ? { kind: "other", other } : null;
  }

  /** "Sussex" is part of two names: the candidates. A name nobody has: the nearest that exist. */
  function suggest(folded: string): Resolution {
    const sharing = councilsWithWord(folded);
    if (sharing.length > 1) return { kind: "ambiguous", candidates: sharing };
    const known = [...Object.values(register.councils), ...Object.values(register.districts)];
    const spelling = new Map(
      known.flatMap((c) => [c.name, c.shortName].map((n): [string, string] => [foldName(n), c.shortName])),
    );
    const ranked = [...spelling.keys()]
      .map((name) => ({ name, off: distance(folded, name) / Math.max(folded.length, name.length) }))
      .filter(({ off }) => off <= 0.4)
      .sort((a, b) => a.off - b.off);
    const nearest = [
      ...sharing.map((c) => c.shortName),
      ...ranked.map(({ name }) => spelling.get(name) ?? name),
    ];
    return { kind: "unknown", nearest: [...new Set(nearest)].slice(0, 3) };
  }

  function councilsWithWord(folded: string): Council[] {
    if (folded.length < 4) return [];
    const has = (name: string) => ` ${foldName(name)} `.includes(` ${folded} `);
    const entities = lexicon.entities.filter(
      (e) => e.kind === "council" && [...(e.places ?? []), ...(e.weakPlaces ?? [])].some(has),
    );
    return entities.map((e) => register.councils[e.id]).filter((c) => c !== undefined);
  }
}

/** Today's council before an abolished one of the same name, and either before a district. */
function preferCouncils(entities: LexiconEntity[]): LexiconEntity[] {
  for (const kind of ["council", "former", "district", "trust"] as const) {
    const ofKind = entities.filter((e) => e.kind === kind);
    if (ofKind.length > 0) return ofKind;
  }
  return entities;
}

function indexCodes(register: Register): Map<string, Council> {
  const codes = new Map<string, Council>();
  for (const council of Object.values(register.councils)) {
    for (const code of [council.id, council.gss, council.urn, council.dfe, ...council.otherCodes]) {
      if (code) codes.set(code.toLowerCase(), council);
    }
  }
  return codes;
}
