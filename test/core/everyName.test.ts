/** Every authority is known by every name that the data has of it, in a sentence and alone. */
import { describe, expect, test } from "vitest";
import { findMentions, register, resolveCouncil } from "../../core/bundledData.ts";
import { readDataset } from "../../core/data/dataset.ts";
import type { AuthorityRecord } from "../../core/data/schema.ts";
import { foldName } from "../../core/model/foldName.ts";

const { councils, districts, others } = readDataset();
const inCapitals = (words: string) => words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

/** The official name, the short name and each place with each designation, and whole names. */
function namesOf({
  name,
  shortName,
  places,
  weakPlaces = [],
  names,
  weakNames = [],
  designations,
}: AuthorityRecord) {
  const made = [...places, ...weakPlaces].flatMap((place) =>
    designations.map((d) => `${place} ${inCapitals(d)}`),
  );
  const short =
    shortName.includes("(") || designations.length === 0
      ? []
      : [`${shortName} ${inCapitals(designations[0] ?? "")}`];
  return { strong: [name, ...names], made: [...short, ...made], weak: weakNames };
}

/** A name that a council of today and an abolished one, or a council and a district, both have. */
const owners = new Map<string, Set<string>>();
for (const authority of [...councils, ...districts, ...others]) {
  const { strong, made, weak } = namesOf(authority);
  for (const name of [...strong, ...made, ...weak].map(foldName))
    owners.set(name, (owners.get(name) ?? new Set()).add(authority.id));
}

function linked(sentence: string): string[] {
  return findMentions(sentence).flatMap((m) => m.councils);
}

describe.each([
  ["council", councils],
  ["district", districts],
] as const)("every %s", (_kind, authorities) => {
  test.each(authorities.map((a) => [a.name, a] as const))("%s", (_name, authority) => {
    const { strong, made } = namesOf(authority);
    const own = [...strong, ...made].filter((name) => owners.get(foldName(name))?.size === 1);
    expect(own.length).toBeGreaterThan(0);
    const missed = own.filter(
      (name) =>
        !linked(`In England, ${name} said on 3 May that its budget was balanced.`).includes(authority.id),
    );
    expect(missed).toEqual([]);
  });

  test("answers to its names, its codes and its short name", () => {
    const wrong = authorities.flatMap((authority) => {
      const { strong, made, weak } = namesOf(authority);
      const codes = [authority.gss, ...authority.formerGss].filter((code) => code !== undefined);
      const own = [...strong, ...made, ...weak].filter((name) => owners.get(foldName(name))?.size === 1);
      return [...own, ...codes, authority.id]
        .filter((name) => !idsOf(name).includes(authority.id))
        .map((name) => `${authority.id}: ${name}`);
    });
    expect(wrong).toEqual([]);
  });
});

test("an authority that Ofsted does not inspect is known as such, and never linked", () => {
  const wrong = others.flatMap((other) => {
    const found = resolveCouncil(other.name);
    const isKnown = found.kind === "other" && found.other.id === other.id;
    const isLinked = linked(`${other.name} said on 3 May that its budget was balanced.`).length > 0;
    return isKnown && !isLinked ? [] : [other.name];
  });
  expect(wrong).toEqual([]);
});

test("every council's own site leads to it", () => {
  for (const { id, domain } of Object.values(register.councils)) {
    if (domain === null) continue;
    expect(idsOf(domain)).toEqual([id]);
    expect(idsOf(`https://www.${domain}/children?page=1`)).toEqual([id]);
  }
});

function idsOf(name: string): string[] {
  const found = resolveCouncil(name);
  if (found.kind === "council") return [found.council.id];
  if (found.kind === "district") return [found.district.id];
  if (found.kind === "ambiguous") return found.candidates.map((c) => c.id);
  return [];
}
