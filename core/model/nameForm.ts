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
] as const;
export type Designation = (typeof DESIGNATIONS)[number];

export function designationBit(designation: Designation): number {
  return 1 << DESIGNATIONS.indexOf(designation);
}

/** Every way a designation is written, in lower case. */
export const DESIGNATION_WORDS: ReadonlyMap<string, Designation> = new Map([
  ...DESIGNATIONS.map((d): [string, Designation] => [d, d]),
  ["metropolitan council", "metropolitan borough council"],
  ["london borough", "london borough council"],
  ["city and district council", "district council"],
  ["and district council", "district council"],
  ["and county council", "county council"],
  ["unitary council", "council"],
  ["unitary authority", "council"],
  ["mbc", "metropolitan borough council"],
  ["mdc", "metropolitan district council"],
]);

/** Styles that make a name by themselves; the others ("City of York") also name the place. */
export const STRONG_STYLES = [
  "london borough of",
  "royal borough of",
  "metropolitan borough of",
  "lb of",
  "lb",
];
export const WEAK_STYLES = ["city and county of", "city of", "borough of", "county of", "district of"];

export type NameForm = { style?: string; place: string; designation?: Designation };

const LONGEST_FIRST = [...DESIGNATION_WORDS.keys()].sort((a, b) => b.length - a.length);
export const STYLES = [...STRONG_STYLES, ...WEAK_STYLES];

/** Takes a name apart. The place keeps the writer's spelling; style and designation are folded. */
export function parseName(name: string): NameForm {
  let place = name.replace(/\s+/g, " ").trim();
  const { style, designation } = splitName(foldName(place), LONGEST_FIRST, STYLES);
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
