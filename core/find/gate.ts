/**
 * Could a text name a council at all? Small and quick, for pages that name nobody: it may let a text through that names
 * none, and never stops one that the finder would find something in.
 */
import { withoutIgnorables } from "./ignorable.ts";
import type { LexiconData } from "./lexicon.ts";

/** How many first letters of a name's first word are looked at. */
const LETTERS = 6;
/** Between two words, whatever is written there. */
const GAP = "[^a-z]{0,4}";
/** What says "council" beside a place, besides the words of `saysCouncil`. */
const SAYS_SHORT = /\b(?:[LR]B|[CBD]C|[LM]BC|MDC|UA)\b|\b[Cc](?:ity|ounty) of\b|\bC(?:ITY|OUNTY) OF\b/;

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
    if (!saysCouncil(name)) return firstWords(name.toLowerCase());
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

/**
 * What a text could name: a council in so many words, or a place, which may mean its council where the page is about
 * children's services (see `mayBeOurs`); null for neither.
 */
export type Gate = (text: string) => "council" | "place" | null;

/** @param hasNewerNames names may have come since `data` was made: their beginnings are not known */
export function createGate(data: GateData, hasNewerNames = false): Gate {
  const head = new RegExp(`(?<![a-z\\d])(?:${data.heads})`, "i");
  const whole = new RegExp(`(?<![a-z\\d])(?:${data.names})`, "i");
  // Nearly all of a text is passed over by a search for capitals, which is many times as quick.
  const capitals = inCapitals(`${data.heads}|${data.names}`);
  return (written) => {
    const { text } = withoutIgnorables(written);
    const isCapital = capitals.test(text);
    if (isCapital && whole.test(text)) return "council";
    const hasCouncil = saysCouncil(text);
    if (!hasNewerNames && !((hasCouncil || isCapital) && head.test(text))) return null;
    return hasCouncil ? "council" : "place";
  };
}

function saysCouncil(text: string): boolean {
  const lower = text.toLowerCase();
  return (
    lower.includes("council") ||
    lower.includes("borough") ||
    lower.includes("unitary") ||
    SAYS_SHORT.test(text)
  );
}

/** The first letters of each of the alternatives, as a name begins and in capitals. */
function inCapitals(alternatives: string): RegExp {
  const starts = alternatives.split("|").map((each) => /^[a-z]+/.exec(each)?.[0] ?? "");
  const both = starts.flatMap((start) => [
    start.charAt(0).toUpperCase() + start.slice(1),
    start.toUpperCase(),
  ]);
  return new RegExp(distinct(both).join("|"));
}

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)].filter((each) => each !== "").sort();
}
