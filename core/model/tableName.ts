/** Names as official tables write them -> the readings that a resolver can try. */
import { foldName } from "./foldName.ts";
import {
  CORPORATE_STYLES,
  DESIGNATION_INITIALS,
  DESIGNATION_WORDS,
  designationBit,
  designationBits,
  STYLES,
  TABLE_ENDINGS,
} from "./nameForm.ts";

/** What each ending of a name says, as bits of designations. */
export const BITS: ReadonlyMap<string, number> = new Map([
  ...[...DESIGNATION_WORDS].map(([words, meaning]): [string, number] => [words, designationBit(meaning)]),
  ...[...DESIGNATION_INITIALS, ...TABLE_ENDINGS].map(([words, meanings]): [string, number] => [
    words,
    designationBits(meanings),
  ]),
]);
/** For `splitName`. */
export const ENDINGS = [...BITS.keys()].sort((a, b) => b.length - a.length);
export const BEGINNINGS = [
  ...CORPORATE_STYLES,
  ...STYLES,
  "royal borough",
  "london borough",
  "metropolitan borough",
];

/**
 * Names with which councils of the 1990s began, and which old tables keep. Of tables alone: in a text, "north west Somerset" is a
 * part of the county.
 */
const FIRST_NAMES: ReadonlyMap<string, string> = new Map([
  ["north west somerset", "North Somerset"],
  ["medway towns", "Medway"],
  ["the wrekin", "Telford and Wrekin"],
  ["wrekin", "Telford and Wrekin"],
]);

/** Whose services a table is about, behind the council's name. */
const SERVICES =
  /[\s–-]+(?:la|lea|local (?:education )?authority|(?:council[’']?s? )?(?:children|childrens|children[’']s)(?: and famil(?:y|ies))? (?:services|social care|social work service))$/i;
const IN_BRACKETS = /^(.{2,}?)\s*[([]([^()[\]]*)[)\]]$/;

/**
 * @param name as written in a table
 * @returns first as it stands, then without what tables add, then turned round at its comma ("Wight, Isle of")
 */
export function* tableReadings(name: string): Generator<string> {
  const seen = new Set<string>();
  for (const reading of withoutAdditions(name.trim())) {
    if (seen.has(reading)) continue;
    seen.add(reading);
    yield reading;
    const first = FIRST_NAMES.get(foldName(reading));
    if (first) yield first;
    const comma = reading.lastIndexOf(",");
    if (comma > 0) yield `${reading.slice(comma + 1).trim()} ${reading.slice(0, comma).trim()}`;
  }
}

/** Without "Children's Services", "(SCC)", "(UA)" behind it. */
function* withoutAdditions(name: string): Generator<string> {
  yield name;
  const shorter = name.replace(SERVICES, "");
  if (shorter !== name) yield* withoutAdditions(shorter);
  const [, before = "", inside = ""] = IN_BRACKETS.exec(name) ?? [];
  if (inside && (isInitials(inside, before) || BITS.has(foldName(inside)) || isStyle(inside))) {
    yield* withoutAdditions(before);
  }
}

function isStyle(text: string): boolean {
  return BEGINNINGS.includes(foldName(text));
}

/** "SCC" of "Surrey County Council", "NCC" of "Newcastle upon Tyne City Council": some words' first letters, from the first word to the last. */
function isInitials(letters: string, name: string): boolean {
  const wanted = letters.replace(/[^A-Za-z]/g, "").toLowerCase();
  const own = foldName(name)
    .split(" ")
    .map((word) => word.charAt(0))
    .join("");
  let at = 0;
  for (const letter of own) if (letter === wanted.charAt(at)) at++;
  return wanted.length > 1 && at === wanted.length && wanted[0] === own[0] && wanted.at(-1) === own.at(-1);
}
