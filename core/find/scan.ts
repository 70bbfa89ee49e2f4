/** Text -> every place where a name in the lexicon stands, before anything is decided about it. */
import { type Entry, foldUnit, GATE_LETTERS, type Lexicon, type Trie } from "./lexicon.ts";

/** A name of the lexicon in the text; offsets in UTF-16 units. */
export type Hit = {
  start: number;
  /** The ends at which a name is complete, longest first, each with what it may mean. */
  ends: readonly { end: number; entries: readonly Entry[] }[];
  /** Found in lower-case running text: only a council's full name counts there. */
  lower: boolean;
};

/** Counts the units looked at, so that tests can hold the finder to linear work. */
export type Steps = { count: number };

/** No name with its white space is longer; keeps work bounded on runs of spaces. */
const LONGEST = 400;
/** Where lower-case running text may name a council. */
export const LOWER_ANCHOR = /council|borough of/g;
/** How far back from "council" a lower-case name may begin. */
export const LOOK_BACK = 120;

/** @returns hits in order of start; they may overlap */
export function scan(text: string, lexicon: Lexicon, steps: Steps = { count: 0 }): Hit[] {
  const hits: Hit[] = [];
  const { gate, trie } = lexicon;
  gate.lastIndex = 0;
  while (gate.test(text)) {
    const start = wordStart(text, gate.lastIndex);
    if (start < 0) continue;
    const ends = walk(text, start, trie, steps);
    if (ends.length > 0) hits.push({ start, ends, lower: false });
  }
  const lower = scanLowerCase(text, trie, steps);
  return lower.length > 0 ? [...hits, ...lower].sort((a, b) => a.start - b.start) : hits;
}

/** The gate stops behind the first letters of a word: where did that word begin? -1 when in mid-word. */
function wordStart(text: string, gateEnd: number): number {
  for (let i = gateEnd - 1; i >= gateEnd - GATE_LETTERS - 1; i--) {
    const before = text.charCodeAt(i - 1);
    if (i === 0 || (!isWordUnit(before) && before !== 38)) return i;
  }
  return -1;
}

/** All names that begin at `start`, longest first. */
function walk(text: string, start: number, trie: Trie, steps: Steps): Hit["ends"] {
  const limit = Math.min(text.length, start + LONGEST);
  let ends: { end: number; entries: readonly Entry[] }[] = [];
  let node = 0;
  for (let i = start; i < limit; i++) {
    steps.count++;
    const unit = foldUnit(text.charCodeAt(i));
    if (unit === -1 && node !== 0) continue;
    if (unit <= 0) break;
    if (unit === 32) {
      const gapEnd = skipGap(text, i);
      if (gapEnd < 0) break;
      steps.count += gapEnd - i;
      i = gapEnd - 1;
    }
    node = trie.step(node, unit) || (unit === 38 ? stepAnd(node, trie) : 0);
    if (node === 0) break;
    const complete = trie.entriesAt(node);
    if (complete && !isWordUnit(text.charCodeAt(i + 1))) ends = [{ end: i + 1, entries: complete }, ...ends];
  }
  return ends;
}

/** "&" where the name has "and" */
function stepAnd(node: number, { step }: Trie): number {
  const a = step(node, 97);
  const n = a && step(a, 110);
  return n && step(n, 100);
}

/**
 * Lower-case running text has no capitals for the gate to stop at. What is always there is the word
 * "council" behind a name, or "borough of" in front of one.
 */
function scanLowerCase(text: string, trie: Trie, steps: Steps): Hit[] {
  const hits = new Map<number, Hit>();
  const tryAt = (start: number) => {
    if (hits.has(start) || !isLower(text.charCodeAt(start))) return;
    const ends = walk(text, start, trie, steps);
    if (ends.length > 0) hits.set(start, { start, ends, lower: true });
  };
  // In a pass of its own: the gate is only quick because all that it stops for begins with a capital.
  LOWER_ANCHOR.lastIndex = 0;
  let done = 0;
  while (LOWER_ANCHOR.test(text)) {
    const after = LOWER_ANCHOR.lastIndex;
    const isCouncil = text.charCodeAt(after - 1) === 108;
    const from = Math.max(done, isCouncil ? after - LOOK_BACK : after);
    const to = isCouncil ? after - "council".length : Math.min(text.length, after + LOOK_BACK);
    for (let i = from; i < to; i++) {
      steps.count++;
      if (!isWordUnit(text.charCodeAt(i - 1)) && isWordUnit(text.charCodeAt(i))) tryAt(i);
    }
    done = Math.max(done, to);
  }
  return [...hits.values()];
}

/**
 * A gap inside a name: white space with at most one line break, or one hyphen.
 *
 * @param at a white-space or hyphen unit
 * @returns where the gap ends; -1 when it is more than a gap: a dash between words, a blank line (the end of a block)
 */
export function skipGap(text: string, at: number): number {
  let newlines = 0;
  let blanks = 0;
  let dashes = 0;
  let i = at;
  for (; i < text.length && i < at + LONGEST; i++) {
    const unit = text.charCodeAt(i);
    if (foldUnit(unit) !== 32) break;
    if (unit === 45 || (unit >= 0x2010 && unit <= 0x2015)) dashes++;
    else if (unit === 10) newlines++;
    else blanks++;
  }
  const isGap = newlines < 2 && (dashes === 0 || (dashes === 1 && blanks === 0));
  return isGap ? i : -1;
}

/** A letter or digit of any script: what a name must not be glued to. */
export function isWordUnit(unit: number): boolean {
  if (unit < 128)
    return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
  return (
    unit >= 0xc0 &&
    !(unit >= 0x2000 && unit <= 0x206f) &&
    unit !== 0x3000 &&
    unit !== 0xd7 &&
    unit !== 0xf7 &&
    !(unit >= 0xfeff)
  );
}

function isLower(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}
