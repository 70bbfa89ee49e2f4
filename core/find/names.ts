/**
 * Hits -> names that say "council" in so many words: a place with a designation behind it
 * ("Hackney Council"), a style in front ("London Borough of Hackney"), or a whole name ("RBKC").
 */
import {
  DESIGNATION_INITIALS,
  DESIGNATION_WORDS,
  designationBit,
  designationBits,
  STRONG_STYLES,
  TABLE_ENDINGS,
  WEAK_STYLES,
} from "../model/nameForm.ts";
import type { Evidence } from "./evidence.ts";
import type { Entry } from "./lexicon.ts";
import type { Hit } from "./scan.ts";
import { CLUB_INITIALS, EVERYDAY_WORD, INITIALS } from "./weights.ts";
import { type Word, wordAfter, wordBefore } from "./words.ts";

/** What a hit turned out to be. */
export type Reading =
  | { kind: "name"; start: number; end: number; entries: Entry[]; how: string; doubts: Evidence[] }
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
      /** Bits of the designations that the plural may mean. */
      designations: number;
    };

/** What a council does and a town does not: "City of Westminster said that its budget", "Borough of Poole approved" */
const ACTS =
  /^\s+(?:(?:has|have|had|will|is\s+to|was|were)\s+)?(?:said|says|say|agreed|voted|approved|announced|refused|apologised|appointed|rated|judged|graded|inspected)\b/;
/** "Birmingham council tax" is a tax. */
const NOT_BEHIND_COUNCIL = /^(tax|taxes|taxpayers?|houses?|housing|estates?|flats?|homes?)$/;
/** "Wigan council of churches" */
const ASSEMBLED = /^(churches|mosques|faiths|elders|women|governments|trades|voluntary)$/;
/** "South Hackney Council" is not Hackney's; "New Kent Council" is not Kent's; "Mid." and "S." are what they stand for. */
const CHANGES_THE_PLACE =
  /^(?:north|south|east|west|northern|southern|eastern|western|central|mid|upper|lower|inner|outer|greater|great|little|high|new|old|port|fort|lake|mount|saint|st|san|santa|royal|[ns][ew]?|[ew]|gt|lt)$/;
/** In small letters only what tells a part of a place: "the new Dorset Council" is Dorset's. */
const CHANGES_IN_SMALL_LETTERS = /^(?:north|south|east|west|mid)$/;
/** The word in front, with its full stop if it has one. */
const WORD_IN_FRONT = /([A-Za-z]+)\.?[\s\u00a0-]{1,3}$/;
/** Where "CC" is more likely a club: cricket, cycling, the country. */
const CLUB =
  /\b(?:cricket|cycling|cyclists?|golf|golfers?|wickets?|innings|overs|batting|bowled|bowlers?|boxing|boxers?|match|matches|league|riders?|race|tour|club|squad|fixtures?)\b/i;

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
  if (!hit.lower && isChangedInFront(text, style?.start ?? start)) return nothing;
  if (whole.length > 0 && !hit.lower) {
    const behind =
      designated && !designated.plural && !/council/i.test(text.slice(start, end)) ? designated.end : end;
    return { kind: "name", start, end: behind, entries: whole, how: "a name of the council", doubts: [] };
  }
  const alone = entries.filter((e) => e.form === "place" || (e.form === "name" && e.weak));
  if (designated) return readDesignated(text, hit, style, end, alone, designated);
  if (style?.strong && places.length > 0) {
    return {
      kind: "name",
      start: style.plural ? start : style.start,
      end,
      entries: places,
      how: `"${style.words}" in front of the place`,
      doubts: [],
    };
  }
  if (style?.capital && !hit.lower && places.length > 0 && ACTS.test(text.slice(end, end + 40))) {
    const how = `"${style.words}" in front, and it acts`;
    return { kind: "name", start: style.start, end, entries: places, how, doubts: [] };
  }
  if (hit.lower) return null;
  return alone.length > 0
    ? { kind: "place", start: style?.capital ? style.start : start, end, entries: alone }
    : nothing;
}

function isChangedInFront(text: string, start: number): boolean {
  const [, word = ""] = WORD_IN_FRONT.exec(text.slice(Math.max(0, start - 12), start)) ?? [];
  const isCapital = /^[A-Z]/.test(word);
  return (isCapital ? CHANGES_THE_PLACE : CHANGES_IN_SMALL_LETTERS).test(word.toLowerCase());
}

type Designated = {
  /** Bits of the designations that the words may mean. */
  designations: number;
  words: string;
  end: number;
  plural: boolean;
  capital: boolean;
  /** Initials alone: "CC" */
  initials: boolean;
};

function readDesignated(
  text: string,
  hit: Hit,
  style: Style | null,
  end: number,
  places: Entry[],
  designated: Designated,
): Reading {
  const { designations, words } = designated;
  const start = style?.start ?? hit.start;
  if (designated.plural)
    return {
      kind: "plural",
      start: hit.start,
      end: designated.end,
      placeEnd: end,
      entries: places,
      designations,
    };
  const behind = wordAfter(text, designated.end);
  const plain = words === "council";
  if (plain && isOfCouncilNotACouncil(text, behind, designated.capital))
    return { kind: "no-council", start, end: designated.end };
  const entries = places.filter((e) => ((e.entity?.designations ?? 0) & designations) !== 0);
  if (entries.length === 0) return { kind: "no-council", start, end: designated.end };
  const everyday = entries.every((e) => e.otherMeaning) && plain && !designated.capital;
  if (everyday && hit.lower) return { kind: "no-council", start, end: designated.end };
  const doubts: Evidence[] = [];
  if (everyday && startsSentence(text, start))
    doubts.push({ reason: "an everyday word at the start of a sentence", weight: EVERYDAY_WORD });
  if (designated.initials) {
    doubts.push({ reason: `only initials: ${text.slice(end, designated.end).trim()}`, weight: INITIALS });
    if (CLUB.test(text.slice(Math.max(0, start - 120), designated.end + 120)))
      doubts.push({ reason: "a club is spoken of", weight: CLUB_INITIALS });
  }
  return { kind: "name", start, end: designated.end, entries, how: `"${words}" behind the place`, doubts };
}

/** "council tax", "Council of Mosques", "Council for Voluntary Service" */
function isOfCouncilNotACouncil(text: string, behind: Word | null, capital: boolean): boolean {
  if (!behind) return false;
  if (NOT_BEHIND_COUNCIL.test(behind.folded)) return true;
  const of = /^(of|for)$/.test(behind.folded) ? wordAfter(text, behind.end) : null;
  return of !== null && ((capital && of.capital) || ASSEMBLED.test(of.folded));
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
    const { capital } = word;
    const designation = DESIGNATION_WORDS.get(singular);
    const initials = count === 0 ? DESIGNATION_INITIALS.get(words) : undefined;
    if (designation) {
      const designations = designationBit(designation);
      best = { designations, words: singular, end, plural, capital, initials: false };
    } else if (initials && text.slice(word.start, end) === words.toUpperCase()) {
      // The longer ones are nothing else; "CC" and "BC" are.
      const isShort = words.length === 2;
      best = { designations: designationBits(initials), words, end, plural, capital, initials: isShort };
    }
  }
  return best ?? readInverted(text, at);
}

/** "Bristol, City of", as lists have it; "Bristol, City of Culture" is not one. */
const INVERTED =
  /^, (city of|county of|(?:(?:london|royal|metropolitan) )?borough of)(?=$|\s*[\n.,;:)|\t]|\s+(?:has|have|had|is|was|were|and|or|will|said|says)\b)/i;
function readInverted(text: string, at: number): Designated | null {
  const [all = "", style = ""] = text[at] === "," ? (INVERTED.exec(text.slice(at, at + 40)) ?? []) : [];
  const meanings = TABLE_ENDINGS.get(style.toLowerCase());
  if (!meanings) return null;
  const designations = designationBits(meanings);
  return { designations, words: style, end: at + all.length, plural: false, capital: true, initials: false };
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
    const isInitials = /^[lr]b\b/.test(singular);
    if (isInitials && !/^[LR]B/.test(text.slice(start))) break;
    const strong = STRONG_STYLES.includes(singular);
    if (strong || WEAK_STYLES.includes(singular)) {
      best = { start, words, strong, plural: singular !== words, capital: word.capital };
    }
    if (count === 0 && !/^(of|lb|rb)$/.test(words)) break;
  }
  return best && !best.strong ? asBodyCorporate(text, best) : best;
}

/** "Council of the City of Sunderland": what only names a place names a council. */
function asBodyCorporate(text: string, style: Style): Style {
  const [body = ""] = COUNCIL_OF_THE.exec(text.slice(Math.max(0, style.start - 40), style.start)) ?? [];
  if (!body) return style;
  const start = style.start - body.length;
  return { ...style, start, words: `${body.trim()} ${style.words}`, strong: true };
}

const COUNCIL_OF_THE = /(?:(?:County|City|Borough|District|Common) )?Council of the\s+$/;

function startsSentence(text: string, at: number): boolean {
  return /(^|[.!?:\n"“‘•])\s*$/.test(text.slice(Math.max(0, at - 8), at));
}
