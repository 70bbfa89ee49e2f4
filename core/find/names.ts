/**
 * Hits -> names that say "council" in so many words: a place with a designation behind it
 * ("Hackney Council"), a style in front ("London Borough of Hackney"), or a whole name ("RBKC").
 */
import {
  DESIGNATION_WORDS,
  type Designation,
  designationBit,
  STRONG_STYLES,
  WEAK_STYLES,
} from "../model/nameForm.ts";
import type { Entry } from "./lexicon.ts";
import type { Hit } from "./scan.ts";
import { EVERYDAY_WORD } from "./weights.ts";
import { type Word, wordAfter, wordBefore } from "./words.ts";

/** What a hit turned out to be. */
export type Reading =
  | { kind: "name"; start: number; end: number; entries: Entry[]; how: string; doubt: number }
  /** Looks like a name and is none, or is a place inside a longer phrase: nothing inside it may link. */
  | { kind: "no-council"; start: number; end: number }
  /** The bare place; whether the council is meant is for the context to say. */
  | { kind: "place"; start: number; end: number; entries: Entry[] }
  /** A place before a plural designation ("Hackney councils"): a name only in a list. */
  | {
      kind: "plural";
      start: number;
      end: number;
      placeEnd: number;
      entries: Entry[];
      designation: Designation;
    };

/** "Birmingham council tax" is a tax. */
const NOT_BEHIND_COUNCIL = /^(tax|taxes|taxpayers?|houses?|housing|estates?|flats?|homes?)$/;
/** "South Hackney Council" is not Hackney's; "New Kent Council" is not Kent's. */
const CHANGES_THE_PLACE =
  /^(north|south|east|west|northern|southern|eastern|western|central|mid|upper|lower|inner|outer|greater|new|old|port|fort|lake|mount)$/;

/** The reading of one hit: the longest that holds. */
export function readHit(text: string, hit: Hit): Reading {
  const style = readStyle(text, hit.start);
  const readings = hit.ends.map(({ end, entries }) => readEnd(text, hit, style, end, entries));
  const longest = readings.reduce((a, b) => (b && (!a || rank(b) > rank(a)) ? b : a), null);
  return longest ?? { kind: "no-council", start: hit.start, end: hit.ends[0]?.end ?? hit.start };
}

/** Longer wins; of the same length, a name wins over a phrase that is no council, and that over a bare place. */
function rank({ kind, end }: Reading): number {
  return end * 4 + { name: 3, plural: 3, "no-council": 2, place: 1 }[kind];
}

function readEnd(
  text: string,
  hit: Hit,
  style: Style | null,
  end: number,
  entries: readonly Entry[],
): Reading | null {
  const start = hit.start;
  const nothing: Reading = { kind: "no-council", start, end };
  const whole = entries.filter((e) => e.form === "name" && !e.weak);
  const places = entries.filter((e) => e.form === "place");
  const designated = readDesignation(text, end);
  if (entries.every((e) => e.form === "none")) return nothing;
  const before = wordBefore(text, style?.start ?? start);
  if (before?.capital && CHANGES_THE_PLACE.test(before.folded) && !hit.lower) return nothing;
  if (whole.length > 0 && !hit.lower) {
    const behind =
      designated && !designated.plural && !/council/i.test(text.slice(start, end)) ? designated.end : end;
    return { kind: "name", start, end: behind, entries: whole, how: "a name of the council", doubt: 0 };
  }
  if (designated) return readDesignated(text, hit, style, end, places, designated);
  if (style?.strong && places.length > 0) {
    return {
      kind: "name",
      start: style.plural ? start : style.start,
      end,
      entries: places,
      how: `"${style.words}" in front of the place`,
      doubt: 0,
    };
  }
  if (hit.lower) return null;
  const alone = entries.filter((e) => e.form === "place" || (e.form === "name" && e.weak));
  return alone.length > 0
    ? { kind: "place", start: style?.capital ? style.start : start, end, entries: alone }
    : nothing;
}

type Designated = { designation: Designation; words: string; end: number; plural: boolean; capital: boolean };

function readDesignated(
  text: string,
  hit: Hit,
  style: Style | null,
  end: number,
  places: Entry[],
  designated: Designated,
): Reading {
  const { designation, words } = designated;
  const start = style?.start ?? hit.start;
  if (designated.plural)
    return {
      kind: "plural",
      start: hit.start,
      end: designated.end,
      placeEnd: end,
      entries: places,
      designation,
    };
  const behind = wordAfter(text, designated.end);
  const plain = words === "council";
  if (plain && isOfCouncilNotACouncil(text, behind, designated.capital))
    return { kind: "no-council", start, end: designated.end };
  const entries = places.filter((e) => ((e.entity?.designations ?? 0) & designationBit(designation)) !== 0);
  if (entries.length === 0) return { kind: "no-council", start, end: designated.end };
  const everyday = entries.every((e) => e.otherMeaning) && plain && !designated.capital;
  if (everyday && hit.lower) return { kind: "no-council", start, end: designated.end };
  const doubt = everyday && startsSentence(text, start) ? EVERYDAY_WORD : 0;
  return { kind: "name", start, end: designated.end, entries, how: `"${words}" behind the place`, doubt };
}

/** "council tax", "Council of Mosques", "Council for Voluntary Service" */
function isOfCouncilNotACouncil(text: string, behind: Word | null, capital: boolean): boolean {
  if (!behind) return false;
  if (NOT_BEHIND_COUNCIL.test(behind.folded)) return true;
  return capital && /^(of|for)$/.test(behind.folded) && wordAfter(text, behind.end)?.capital === true;
}

/** The longest designation behind a place. */
export function readDesignation(text: string, at: number): Designated | null {
  let best: Designated | null = null;
  let words = "";
  let end = at;
  for (let count = 0; count < 4; count++) {
    const word = wordAfter(text, end);
    if (!word) break;
    words = words ? `${words} ${word.folded}` : word.folded;
    end = word.end;
    const plural = /(council|borough)s$/.test(words);
    const singular = plural ? words.slice(0, -1) : words;
    const designation = DESIGNATION_WORDS.get(singular);
    if (designation) best = { designation, words: singular, end, plural, capital: word.capital };
  }
  return best;
}

type Style = { start: number; words: string; strong: boolean; plural: boolean; capital: boolean };

/** "London Borough of", "LB", "City of" in front of a place that starts at `at`. */
export function readStyle(text: string, at: number): Style | null {
  let best: Style | null = null;
  let words = "";
  let start = at;
  for (let count = 0; count < 4; count++) {
    const word = wordBefore(text, start);
    if (!word) break;
    words = words ? `${word.folded} ${words}` : word.folded;
    start = word.start;
    const singular = words.replace(/^((?:london |royal |metropolitan )?borough)s of$/, "$1 of");
    const strong = STRONG_STYLES.includes(singular);
    if (strong || WEAK_STYLES.includes(singular)) {
      best = { start, words, strong, plural: singular !== words, capital: word.capital };
    }
    if (count === 0 && !/^(of|lb)$/.test(words)) break;
  }
  return best;
}

function startsSentence(text: string, at: number): boolean {
  return /(^|[.!?:\n"“‘•])\s*$/.test(text.slice(Math.max(0, at - 8), at));
}
