/**
 * The finder's dictionary at run time: a trie over folded names, made beforehand (readyLexicon.ts), and a regular
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

/** The names as they are written, with what each means: what a dictionary is made from. */
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

/** The names ready to be searched: what is shipped to pages. Strings of numbers, which nothing has to unpack. */
export type ReadyLexicon = {
  /** A regular expression: stops at the start of every capitalised word that may begin a name. */
  gate: string;
  /**
   * The trie's nodes in the order of a walk through it, so that a node's first child is the one after it. One character
   * for each: its letter, with `LEAF` added where nothing follows.
   */
  letters: string;
  /** How far on the next child of the same parent is, and `ZERO`. */
  siblings: string;
  /** Where in `entries` the meanings begin of the name that ends here, and one more, and `ZERO`. */
  ends: string;
  /** Two characters for each meaning: which entity, and its flags; both and `ZERO`. */
  entries: string;
  /** Without their names. */
  entities: LexiconEntity[];
};

/** Stands for nothing: what is written below it would have to be escaped. */
export const ZERO = 32;
export const LEAF = 128;
export const FLAGS = { name: 1, none: 2, weak: 4, hasNamesake: 8, otherMeaning: 16, last: 32 } as const;

export type Lexicon = { gate: RegExp; trie: Trie };

export type Trie = {
  /** @returns the node that `unit` leads to from `node`; 0 for none */
  step(node: number, unit: number): number;
  /** Of the name that ends at the node; undefined where none does. */
  entriesAt(node: number): readonly Entry[] | undefined;
};

/** As good as instant: nothing is read before it is asked for. */
export function openLexicon({ gate, letters, siblings, ends, entries, entities }: ReadyLexicon): Lexicon {
  const read = new Map<number, Entry[]>();
  const letterOf = (node: number) => letters.charCodeAt(node) & (LEAF - 1);
  const further = (node: number) => siblings.charCodeAt(node) - ZERO;
  /** By letter: the root has many children, and most walks end at them. */
  const first = new Uint16Array(LEAF);
  for (let child = 1, on = 1; on > 0; child += on) {
    first[letterOf(child)] = child;
    on = further(child);
  }
  const step = (node: number, unit: number) => {
    if (node === 0) return first[unit] ?? 0;
    if (letters.charCodeAt(node) >= LEAF) return 0;
    let child = node + 1;
    for (let on = 1; letterOf(child) !== unit; child += on) {
      on = further(child);
      if (on === 0) return 0;
    }
    return child;
  };
  const entriesFrom = (at: number, name: string): Entry[] => {
    const list: Entry[] = [];
    for (let i = at; ; i += 2) {
      const flags = entries.charCodeAt(i + 1) - ZERO;
      const has = (flag: number) => (flags & flag) !== 0;
      list.push({
        entity: entities[entries.charCodeAt(i) - ZERO] ?? null,
        form: has(FLAGS.name) ? "name" : has(FLAGS.none) ? "none" : "place",
        weak: has(FLAGS.weak),
        name,
        hasNamesake: has(FLAGS.hasNamesake),
        otherMeaning: has(FLAGS.otherMeaning),
      });
      if (has(FLAGS.last)) return list;
    }
  };
  /** What leads from the root to a node. */
  const nameOf = (node: number): string => {
    let name = "";
    for (let at = 0; at !== node; ) {
      let child = at + 1;
      for (let on = further(child); on > 0 && child + on <= node; on = further(child)) child += on;
      name += String.fromCharCode(letterOf(child));
      at = child;
    }
    return name;
  };
  const entriesAt = (node: number) => {
    const at = ends.charCodeAt(node) - ZERO;
    if (at === 0) return undefined;
    const known = read.get(node) ?? entriesFrom(at - 1, nameOf(node));
    read.set(node, known);
    return known;
  };
  return { gate: new RegExp(gate, "g"), trie: { step, entriesAt } };
}

/** How many first letters the gate looks at: more let fewer other words through, up to about this many. */
export const GATE_LETTERS = 5;

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
