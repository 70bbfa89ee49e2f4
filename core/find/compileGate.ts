/** The lexicon -> what the gate is made from. Runs when an extension is built, and once where pages are scanned. */
import { END, GAP, patternOf, saysCouncil, type TextGateData, TOPIC } from "./gate.ts";
import type { LexiconData } from "./lexicon.ts";

/** How many first letters of a name's first word are looked at. */
const LETTERS = 6;
/** The same of the next, behind short ones; and behind a quarter of the compass, which stands before many words. */
const SECOND = 2;
const BEHIND_SIDE = 3;

export function compileGate({ entities }: LexiconData): TextGateData {
  const ours = entities.filter(({ kind }) => kind !== "other");
  const places = ours.flatMap(({ places = [], weakPlaces = [] }) => [...places, ...weakPlaces]);
  const all = ours.flatMap(({ names = [], weakNames = [] }) => [...names, ...weakNames]);
  // Names that say neither a place nor "council" are searched for themselves.
  const given = all.filter((name) => !saysCouncil(name));
  const others = all.filter(saysCouncil);
  const begins = distinct([...places, ...others].map(headOf));
  const isKnown = patternOf(begins.join("|"), "i");
  // "Slough Children First" is let through as a place on a page about children.
  const whole = distinct([
    ...given.filter((name) => !(isKnown.test(name) && TOPIC.test(name))).map(firstWords),
    ...others.filter((name) => !isKnown.test(name)).map(allWords),
  ]);
  // Wherever a longer one is written, the shorter is found in it.
  const known = (name: string) =>
    whole.some((other) => other !== name && `${GAP}${name}${GAP}`.includes(`${GAP}${other}${GAP}`));
  const names = whole.filter((name) => !known(name));
  const [heads, sided] = bySide(begins);
  const tree = branches(heads.map(partsOf));
  const sides = SIDES.map(({ both }) => both);
  return {
    begins: [...tree, `(${sides.join("|")})${GAP}(${sided.join("|")})`, ...names].join("|"),
    names: names.join("|"),
    capitals: [...tree, ...sides.map((side) => side + END), ...names].map(firstWord).join("|"),
    namesInCapitals: names.map(firstWord).join("|"),
  };
}

/** The quarters of the compass, in full and in short. */
const SIDES = ["north", "south", "east", "west"].map((side) => {
  const short = side.slice(0, 1);
  return { side, short, both: `${short}(${side.slice(1)})?` };
});

function isSide(word: string): boolean {
  return SIDES.some(({ side, short }) => word === side || word === short);
}

/** Most counties have a north or a south: what follows is kept once. "South East" is no place, and stays apart. */
function bySide(all: readonly string[]): [heads: string[], sided: string[]] {
  const split = all.map((head) => head.split(GAP) as [string, string?]);
  const isSided = ([first, second]: [string, string?]) =>
    second !== undefined && isSide(first) && !SIDES.some(({ side }) => second === side.slice(0, BEHIND_SIDE));
  return [
    all.filter((_, i) => !isSided(split[i] ?? [""])),
    distinct(split.filter(isSided).map(([, second = ""]) => second)),
  ];
}

/** Of a pattern of names: its first words, with a capital. */
function firstWord(pattern: string): string {
  const word = pattern.replace(/_(?:\([^)]*\)|[^|()])*/g, END);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Letters, and what follows them in one piece. */
function partsOf(head: string): string[] {
  const [letters = ""] = /^[a-z]*(?!\[)/.exec(head) ?? [];
  return [...letters, head.slice(letters.length)].filter(Boolean);
}

/** "barnet", "barrow" -> "bar(net|row)". */
function branches(heads: readonly string[][]): string[] {
  const byFirst = new Map<string, string[][]>();
  for (const [first = "", ...rest] of heads) byFirst.set(first, [...(byFirst.get(first) ?? []), rest]);
  return [...byFirst].map(([first, rests]) => {
    // Whatever follows a whole head is the same.
    if (rests.some((rest) => rest.length === 0)) return first;
    const inner = branches(rests);
    return inner.length === 1 ? `${first}${inner[0]}` : `${first}(${inner.join("|")})`;
  });
}

/** "Common Council of the City of London" has no place with a head of its own. */
function allWords(name: string): string {
  return wordsOf(name).join(GAP);
}

/** A long first word's beginning; a short one with that of the next: "n some" is not every word that begins with n. */
function headOf(name: string): string {
  const [first = "", second = ""] = wordsOf(name);
  // "Council of the Isles of Scilly": its place has a head of its own.
  if (/^(?:council|borough|common|corporation|county|city|district)$/.test(first)) return "";
  if (/^[a-z]+['’]/i.test(name)) return first;
  if (/^[a-z]*$/.test(first) && first.length >= LETTERS) return first.slice(0, LETTERS);
  if (!second) return `${first}${END}`;
  return first + GAP + second.slice(0, isSide(first) ? BEHIND_SIDE : SECOND);
}

/** Two words are enough to know a whole name by. */
function firstWords(name: string): string {
  const [first = "", second = "", third = ""] = wordsOf(name);
  if (!second) return `${first}${END}`;
  const joined = second === "and" ? "(and|&)?" : second;
  return /^(?:city|of|for|and)$/.test(first) || /^(?:of|for|and)$/.test(second)
    ? `${first}${GAP}${joined}${GAP}${third.slice(0, SECOND)}`
    : `${first}${GAP}${joined}`;
}

/** In small letters; those of a first word in mixed letters ("IoW") as they may be written. */
function wordsOf(name: string): string[] {
  const [first = "", ...rest] = name.match(/[a-z]+/gi) ?? [];
  const [letter = "", ...letters] = first.toLowerCase();
  const isMixed = /[a-z][A-Z]/.test(first);
  const mixed = `${letter}${letters.map((each) => `[${each}${each.toUpperCase()}]`).join("")}`;
  return [isMixed ? mixed : first.toLowerCase(), ...rest.map((word) => word.toLowerCase())];
}

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)].filter((each) => each !== "").sort();
}
