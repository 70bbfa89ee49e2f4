/**
 * The finder's dictionary at run time: a trie over folded names in typed arrays, and a regular
 * expression that jumps to the few places in a text where a name can begin.
 *
 * The gate is what makes finding fast: V8 runs it at over a thousand million characters a second,
 * and only where it stops is the trie walked.
 */
export type EntityKind = "council" | "former" | "district" | "other" | "trust";

export type LexiconEntity = {
  id: string;
  kind: EntityKind;
  /** Names of the place: the council's with a designation or a style around, or with context. */
  places?: string[];
  weakPlaces?: string[];
  /** Whole names. */
  names?: string[];
  weakNames?: string[];
  /** Bit mask of the designations its places take. */
  designations?: number;
  start?: string;
  end?: string;
  /** The councils a trust serves, or has served. */
  members?: string[];
  /** From when and until when it served those whose time differs from the trust's own. */
  terms?: Record<string, Term>;
};

/** First and last day as exact as they are known: a year, a month or a day. */
export type Term = { from?: string; to?: string };

/** What is shipped to pages: plain JSON. */
export type LexiconData = {
  entities: LexiconEntity[];
  notCouncils: string[];
  otherMeanings: string[];
  /** Folded places that have a namesake abroad. */
  namesakes: string[];
};

/** One meaning of a name in the trie. */
export type Entry = {
  /** Null for a phrase that is no council. */
  entity: LexiconEntity | null;
  form: "place" | "name" | "none";
  weak: boolean;
  /** As folded: what `surroundings` knows it by. */
  name: string;
  /** False when the name is found in Britain only. */
  hasNamesake: boolean;
  otherMeaning: boolean;
};

export type Lexicon = {
  /** Global, sticky-free: stops at the start of every capitalised word that may begin a name. */
  gate: RegExp;
  trie: Trie;
};

/** Nodes in first-child, next-sibling form; `entries[node]` is set where a name ends. */
export type Trie = {
  code: Uint8Array;
  child: Uint16Array;
  next: Uint16Array;
  entries: ReadonlyMap<number, readonly Entry[]>;
};

const SPACE = 32;

/**
 * Folds one UTF-16 unit: letters to lower case, white space and hyphens to a space.
 * @returns 0 for what no name contains, -1 for what is skipped inside a name (apostrophes, full stops, commas)
 */
export function foldUnit(unit: number): number {
  if (unit >= 97 && unit <= 122) return unit;
  if (unit >= 65 && unit <= 90) return unit + 32;
  if (unit === SPACE || unit === 45 || unit === 10 || unit === 13 || unit === 9 || unit === 160) return SPACE;
  if (unit === 39 || unit === 46 || unit === 44 || unit === 96 || unit === 180) return -1;
  if (unit === 38) return 38;
  if (unit >= 0x2018 && unit <= 0x201b) return -1;
  if (unit >= 0x2000 && unit <= 0x2015) return SPACE;
  if (unit === 0x202f || unit === 0x205f || unit === 0x3000) return SPACE;
  return 0;
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

export function createLexicon(data: LexiconData): Lexicon {
  const names = new Map<string, { spelling: string; entries: Entry[] }>();
  const other = new Set(data.otherMeanings);
  const namesakes = new Set(data.namesakes);
  const add = (spelling: string, entity: LexiconEntity | null, form: Entry["form"], weak: boolean) => {
    const folded = foldForTrie(spelling);
    const known = names.get(folded) ?? { spelling, entries: [] };
    known.entries.push({
      entity,
      form,
      weak,
      name: folded,
      hasNamesake: namesakes.has(folded),
      otherMeaning: other.has(folded),
    });
    names.set(folded, known);
  };
  for (const entity of data.entities) {
    for (const place of entity.places ?? []) add(place, entity, "place", false);
    for (const place of entity.weakPlaces ?? []) add(place, entity, "place", true);
    for (const name of entity.names ?? []) add(name, entity, "name", false);
    for (const name of entity.weakNames ?? []) add(name, entity, "name", true);
  }
  for (const phrase of data.notCouncils) add(phrase, null, "none", false);
  return { gate: createGate([...names.values()].map((n) => n.spelling)), trie: createTrie(names) };
}

function createTrie(names: Map<string, { entries: Entry[] }>): Trie {
  const size = 1 + [...names.keys()].reduce((sum, name) => sum + name.length, 0);
  const code = new Uint8Array(size);
  const child = new Uint16Array(size);
  const next = new Uint16Array(size);
  const entries = new Map<number, Entry[]>();
  let used = 1;
  for (const [name, known] of names) {
    let node = 0;
    for (let i = 0; i < name.length; i++) {
      const unit = name.charCodeAt(i);
      let found = child[node] ?? 0;
      while (found !== 0 && code[found] !== unit) found = next[found] ?? 0;
      if (found === 0) {
        found = used++;
        code[found] = unit;
        next[found] = child[node] ?? 0;
        child[node] = found;
      }
      node = found;
    }
    entries.set(node, known.entries);
  }
  return { code: code.slice(0, used), child: child.slice(0, used), next: next.slice(0, used), entries };
}

/** How many first letters the gate looks at: more let fewer other words through, up to about this many. */
export const GATE_LETTERS = 5;
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
function createGate(spellings: string[]): RegExp {
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
  return new RegExp(shortest.map((head) => head.replace(".", "\\.")).join("|"), "g");
}
