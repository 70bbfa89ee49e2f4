/**
 * How names of councils are built: [style] place [designation].
 * "London Borough of Hackney", "Hackney Council", "Royal Borough of Greenwich Council".
 */

import { foldName, splitName } from "./foldName.ts";

export { foldName };

/** What may follow a place to make a council's name. The order is the bit order in the lexicon. */
export const DESIGNATIONS = [
  "council",
  "county council",
  "city council",
  "borough council",
  "district council",
  "metropolitan borough council",
  "metropolitan district council",
  "london borough council",
  "county borough council",
  "unitary authority",
] as const;
export type Designation = (typeof DESIGNATIONS)[number];

export function designationBit(designation: Designation): number {
  return 1 << DESIGNATIONS.indexOf(designation);
}

export function designationBits(designations: readonly Designation[]): number {
  return designations.reduce((bits, designation) => bits | designationBit(designation), 0);
}

/** Every way a designation is spelt out, in lower case, and what it says. */
export const DESIGNATION_WORDS: ReadonlyMap<string, Designation> = new Map([
  ...DESIGNATIONS.map((d): [string, Designation] => [d, d]),
  ["metropolitan council", "metropolitan borough council"],
  ["london borough", "london borough council"],
  ["city and district council", "district council"],
  ["and district council", "district council"],
  ["and county council", "county council"],
  ["unitary council", "unitary authority"],
]);

/** Designations by their initials: names only in capitals ("Durham CC"), and each may say several. */
export const DESIGNATION_INITIALS: ReadonlyMap<string, readonly Designation[]> = new Map([
  ["cc", ["county council", "city council"]],
  ["bc", ["borough council", "metropolitan borough council", "london borough council"]],
  ["dc", ["district council", "metropolitan district council"]],
  ["mbc", ["metropolitan borough council"]],
  ["mdc", ["metropolitan district council"]],
  ["lbc", ["london borough council"]],
  ["ua", ["unitary authority"]],
]);

/**
 * What stands behind a place in official tables only, comma and brackets apart: "Bristol, City of", "Leeds District",
 * "Derby City UA". In running text these are towns, clubs and titles.
 */
export const TABLE_ENDINGS: ReadonlyMap<string, readonly Designation[]> = new Map<
  string,
  readonly Designation[]
>([
  ["city", ["city council"]],
  ["city of", ["city council"]],
  ["city ua", ["unitary authority"]],
  ["county", ["county council"]],
  ["county of", ["county council"]],
  ["county ua", ["unitary authority"]],
  ["unitary", ["unitary authority"]],
  ["district", ["district council"]],
  ["district of", ["district council"]],
  ["metropolitan district", ["metropolitan district council"]],
  ["district metropolitan council", ["metropolitan district council"]],
  ["md", ["metropolitan district council"]],
  ["borough", ["borough council", "metropolitan borough council", "london borough council"]],
  ["borough of", ["borough council", "metropolitan borough council", "london borough council"]],
  ["metropolitan borough", ["metropolitan borough council"]],
  ["metropolitan borough of", ["metropolitan borough council"]],
  ["mb", ["metropolitan borough council"]],
  ["london borough of", ["london borough council"]],
  ["london boro", ["london borough council"]],
  ["lb", ["london borough council"]],
  ["royal borough", ["borough council"]],
  ["royal borough of", ["borough council"]],
  ["county borough", ["county borough council"]],
]);

/** Styles that make a name by themselves; the others ("City of York") also name the place. */
export const STRONG_STYLES = [
  "london borough of",
  "royal borough of",
  "metropolitan borough of",
  "lb of",
  "lb",
  "rb of",
  "rb",
];
export const WEAK_STYLES = ["city and county of", "city of", "borough of", "county of", "district of"];

/** A council as a body corporate, in front of a style: "The Mayor and Burgesses of the London Borough of Lambeth". */
export const CORPORATE_STYLES = [
  "lord mayor and citizens of the",
  "lord mayor aldermen and citizens of the",
  "mayor and burgesses of the",
  "mayor and citizens of the",
  "mayor aldermen and burgesses of the",
  "council of the",
  "county council of the",
  "county council of",
  "city council of",
  "borough council of",
  "district council of",
  "council of",
];

export type NameForm = { style?: string; place: string; designation?: Designation };

const LONGEST_FIRST = [...DESIGNATION_WORDS.keys()].sort((a, b) => b.length - a.length);
export const STYLES = [...STRONG_STYLES, ...WEAK_STYLES];

/** Takes a name apart. The place keeps the writer's spelling; style and designation are folded. */
export function parseName(name: string): NameForm {
  let place = name.replace(/\s+/g, " ").trim();
  const folded = foldName(place);
  const { place: bare, designation } = splitName(folded, LONGEST_FIRST, STYLES);
  const style = folded.slice(0, folded.lastIndexOf(`${bare} ${designation}`.trim())).trim();
  const meaning = DESIGNATION_WORDS.get(designation);
  if (designation) place = dropWords(place, designation.split(" ").length, "end");
  const the = /^the /i.test(place) ? 1 : 0;
  if (style) place = dropWords(place, style.split(" ").length + the, "start");
  return { ...(style && { style }), place, ...(meaning && { designation: meaning }) };
}

function dropWords(name: string, count: number, from: "start" | "end"): string {
  const words = name.split(" ");
  return (from === "start" ? words.slice(count) : words.slice(0, -count)).join(" ");
}
