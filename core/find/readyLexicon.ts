/** Makes the finder's dictionary ready to be searched: when data is built, and where newer data comes. */
import {
  type Entry,
  FLAGS,
  foldUnit,
  GATE_LETTERS,
  LEAF,
  type Lexicon,
  type LexiconData,
  type LexiconEntity,
  openLexicon,
  type ReadyLexicon,
  ZERO,
} from "./lexicon.ts";

type Meaning = { entity: number; form: Entry["form"]; weak: boolean };
type Known = { spelling: string; meanings: Meaning[] };

/** @throws Error where there are more names than fit the format */
export function readyLexicon(data: LexiconData): ReadyLexicon {
  const names = collectNames(data);
  const other = new Set(data.otherMeanings);
  const namesakes = new Set(data.namesakes);
  const spellings = [...names.values()].map(({ spelling }) => spelling);
  let entries = "";
  const trie = layOutTrie(names, (name, { meanings }) => {
    const at = entries.length;
    meanings.forEach(({ entity, form, weak }, i) => {
      const flags =
        (form === "place" ? 0 : FLAGS[form]) |
        (weak ? FLAGS.weak : 0) |
        (namesakes.has(name) ? FLAGS.hasNamesake : 0) |
        (other.has(name) ? FLAGS.otherMeaning : 0) |
        (i === meanings.length - 1 ? FLAGS.last : 0);
      entries += written(entity) + written(flags);
    });
    return at + 1;
  });
  return { gate: gateOf(spellings), ...trie, entries, entities: data.entities.map(withoutNames) };
}

export function createLexicon(data: LexiconData): Lexicon {
  return openLexicon(readyLexicon(data));
}

function collectNames(data: LexiconData): Map<string, Known> {
  const names = new Map<string, Known>();
  const add = (spelling: string, entity: number, form: Entry["form"], weak: boolean) => {
    const folded = foldForTrie(spelling);
    const known = names.get(folded) ?? { spelling, meanings: [] };
    known.meanings.push({ entity, form, weak });
    names.set(folded, known);
  };
  data.entities.forEach(({ places = [], weakPlaces = [], names: whole = [], weakNames = [] }, entity) => {
    for (const place of places) add(place, entity, "place", false);
    for (const place of weakPlaces) add(place, entity, "place", true);
    for (const name of whole) add(name, entity, "name", false);
    for (const name of weakNames) add(name, entity, "name", true);
  });
  for (const phrase of data.notCouncils) add(phrase, data.entities.length, "none", false);
  return names;
}

/** @param end writes what a name means. @returns where it is written */
function layOutTrie(
  names: ReadonlyMap<string, Known>,
  end: (name: string, known: Known) => number,
): Pick<ReadyLexicon, "letters" | "siblings" | "ends"> {
  const letters = [ZERO];
  const siblings = [0];
  const ends = [0];
  const isLeaf = [true];
  /** The nodes that lead to the name before, by depth. */
  const path = [0];
  let before = "";
  for (const [name, known] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const shared = sharedBeginning(before, name);
    for (let i = shared; i < name.length; i++) {
      const node = letters.length;
      const elder = i === shared ? path[i + 1] : undefined;
      if (elder !== undefined) siblings[elder] = node - elder;
      letters.push(name.charCodeAt(i));
      siblings.push(0);
      ends.push(0);
      isLeaf.push(true);
      isLeaf[path[i] ?? 0] = false;
      path[i + 1] = node;
    }
    path.length = name.length + 1;
    ends[letters.length - 1] = end(name, known);
    before = name;
  }
  return {
    letters: letters.map((letter, node) => String.fromCharCode(letter + (isLeaf[node] ? LEAF : 0))).join(""),
    siblings: siblings.map(written).join(""),
    ends: ends.map(written).join(""),
  };
}

function sharedBeginning(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++;
  return shared;
}

/** As one character. */
function written(value: number): string {
  if (value + ZERO >= 0xd800) throw new Error(`The names do not fit the format: ${value} is too large`);
  return String.fromCharCode(value + ZERO);
}

function withoutNames(entity: LexiconEntity): LexiconEntity {
  const { places: _, weakPlaces: __, names: ___, weakNames: ____, ...rest } = entity;
  return rest;
}

/** Names are kept in the trie as folded: "and" for "&", spaces for hyphens, nothing for points. */
function foldForTrie(name: string): string {
  let folded = "";
  for (const char of name.replace(/\s*&\s*/g, (and) => (/\s/.test(and) ? " and " : "&"))) {
    const unit = foldUnit(char.charCodeAt(0));
    if (unit > 0) folded += String.fromCharCode(unit);
  }
  return folded.replace(/ +/g, " ").trim();
}

const GAPS = [
  " ",
  "\u00a0",
  "\n",
  "\r",
  "\t",
  "-",
  "\u2010",
  "\u2011",
  "\u2013",
  ".",
  "'",
  "\u2019",
  "\u202f",
  "\u2009",
];

/** Matches the first letters of every name, as in running text and in capitals. */
function gateOf(spellings: string[]): string {
  const heads = new Set<string>();
  const words = new Set(spellings);
  for (const spelling of spellings) {
    const word = /^[A-Za-z&]+/.exec(spelling)?.[0] ?? "";
    const head = word.slice(0, GATE_LETTERS);
    // "North" and "St" begin many other words and are no name alone: wait for the gap behind them.
    const gaps = word.length <= GATE_LETTERS && !words.has(word) ? GAPS : [""];
    for (const gap of gaps) heads.add(head + gap).add(head.toUpperCase() + gap);
  }
  // A head that begins with a shorter one would never be tried: the shorter one stops there already.
  const shortest: string[] = [];
  for (const head of [...heads].sort()) if (!head.startsWith(shortest.at(-1) ?? "-")) shortest.push(head);
  return shortest.map((head) => head.replace(".", "\\.")).join("|");
}
