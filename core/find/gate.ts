/**
 * Could a text name a council at all? Small and quick, for pages that name nobody: it may let a text through that names
 * none, and never stops one that the finder would find something in.
 */
import { withoutIgnorables } from "./ignorable.ts";
import type { LexiconData } from "./lexicon.ts";
import { mayBeOurs } from "./place/topic.ts";

/** How many first letters of a name's first word are looked at. */
const LETTERS = 6;
/** Between two words, whatever is written there. */
const GAP = "[^a-z]{0,4}";
/** What says "council" beside a place. */
const SAYS_COUNCIL =
  /council|borough|unitary authority|\b(?:[lr]b|[cbd]c|[lm]bc|mdc|ua)\b|, (?:city|county) of\b|\b(?:city|county) of\b/i;

/** Two regular expressions as text: how names begin, and whole names that neither a place nor "council" gives away. */
export type GateData = { heads: string; names: string };

/** Runs when an extension is built. */
export function compileGate({ entities }: LexiconData): GateData {
  const ours = entities.filter(({ kind }) => kind !== "other");
  const places = ours.flatMap(({ places = [], weakPlaces = [] }) => [...places, ...weakPlaces]);
  const names = ours.flatMap(({ names: whole = [], weakNames = [] }) => [...whole, ...weakNames]);
  const heads = distinct([...places, ...names].map((name) => headOf(name.toLowerCase()))).join("|");
  const isKnown = new RegExp(`(?<![a-z])(?:${heads})`, "i");
  const given = names.map((name) => {
    if (!SAYS_COUNCIL.test(name)) return firstWords(name.toLowerCase());
    return isKnown.test(name) ? "" : allWords(name.toLowerCase());
  });
  return { heads, names: distinct(given).join("|") };
}

/** "Common Council of the City of London" has no place with a head of its own. */
function allWords(name: string): string {
  return (name.match(/[a-z]+/g) ?? []).join(GAP);
}

/** A long first word's beginning; a short one with that of the next: "n some" is not every word that begins with n. */
function headOf(name: string): string {
  const [first = "", second = ""] = name.match(/[a-z]+/g) ?? [];
  // "Council of the Isles of Scilly": its place has a head of its own.
  if (/^(?:council|borough|common|corporation|county|city|district)$/.test(first)) return "";
  if (/^[a-z]+['’]/.test(name)) return first;
  if (first.length >= LETTERS) return first.slice(0, LETTERS);
  return second ? `${first}${GAP}${second.slice(0, LETTERS - 2)}` : `${first}(?![a-z])`;
}

/** Two words are enough to know a whole name by. */
function firstWords(name: string): string {
  const [first = "", second = "", third = ""] = name.match(/[a-z]+/g) ?? [];
  if (!second) return `${first}(?![a-z])`;
  const joined = second === "and" ? "(?:and|&)?" : second;
  return /^(?:city|of|for|and)$/.test(first) || /^(?:of|for|and)$/.test(second)
    ? `${first}${GAP}${joined}${GAP}${third}`
    : `${first}${GAP}${joined}`;
}

export type Gate = {
  /** @param pageText what is known of the rest of the page: a bare place counts where it is about children's services */
  mayName(texts: readonly string[], pageText: string): boolean;
};

/** @param hasNewerNames names may have come since `data` was made: their beginnings are not known */
export function createGate(data: GateData, hasNewerNames = false): Gate {
  const head = new RegExp(`(?<![a-z\\d])(?:${data.heads})`, "i");
  const whole = new RegExp(`(?<![a-z\\d])(?:${data.names})`, "i");
  return {
    mayName(texts, pageText) {
      const plain = texts.map((text) => withoutIgnorables(text).text);
      if (plain.some((text) => whole.test(text))) return true;
      if (!hasNewerNames && !plain.some((text) => head.test(text))) return false;
      return plain.some((text) => SAYS_COUNCIL.test(text)) || plain.some(mayBeOurs) || mayBeOurs(pageText);
    },
  };
}

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)].filter((each) => each !== "").sort();
}
