/**
 * Could a text name a council at all? Small and quick, for pages that name nobody: it may let a text through that names
 * none, and never stops one that the finder would find something in.
 */
import { plainText } from "./ignorable.ts";
import type { LexiconData } from "./lexicon.ts";
import { LOOK_BACK, LOWER_ANCHOR } from "./scan.ts";

/** How many first letters of a name's first word are looked at. */
const LETTERS = 6;
/** The same of its second, behind a short first. */
const SECOND = 3;
/** How far (UTF-16 units) from where an anchor begins a name in small letters may begin. */
const AROUND = LOOK_BACK + "borough of".length;
/** Between two words, whatever is written there; and the end of a word. As they are shipped, and as they are searched. */
const GAP = "_";
const END = "!";
const spelledOut = (pattern: string) => pattern.replaceAll(GAP, "[^a-z]*").replaceAll(END, "(?![a-z])");

/** What says "council" beside a place, besides the words of `saysCouncil`. */
const SAYS_SHORT = /\b(?:[LR]B|[CBD]C|[LM]BC|MDC|UA)\b/;
/**
 * How each of the words begins of which `mayBeOurs` needs one. True of some piece of every page that could be about
 * children's services, wherever it is cut: "social" may end a piece, and "care" begin the next.
 */
const TOPIC =
  /ofsted|ilacs|child|social\s*(?:[wcs]|$)|leaver|looked.a|safegu|foster|inadeq|inspect|interven|improv|watchdog|regulator|\b(?:rat(?:ed|ing)|grade|judge|outst|lead\b|commissioner|statut|caseloa|practice|agency|monitor|focused|thresh|trust|director|placem|failing|exploit|authorit|adopti|departm|services)/i;

/**
 * `heads`: how names begin, in order; each with a digit in front, which tells how many letters it shares with the one
 * before. `sided`: the same of what follows a quarter of the compass, whichever. `names`: whole names that neither a place
 * nor "council" gives away.
 */
export type GateData = { heads: string; sided: string; names: string };

const SIDES = "north|n|south|s|east|e|west|w".split("|");

/** Runs when an extension is built. */
export function compileGate({ entities }: LexiconData): GateData {
  const ours = entities.filter(({ kind }) => kind !== "other");
  const places = ours.flatMap(({ places = [], weakPlaces = [] }) => [...places, ...weakPlaces]);
  const names = ours.flatMap(({ names: whole = [], weakNames = [] }) => [...whole, ...weakNames]);
  // Names that say neither a place nor "council" are searched for themselves.
  const given = names.filter((name) => !saysCouncil(name));
  const others = names.filter(saysCouncil);
  const all = distinct([...places, ...others].map((name) => headOf(name.toLowerCase())));
  const [heads, sided] = bySide(all);
  const isKnown = anyOf(all, "i");
  // "Slough Children First" is let through as a place on a page about children.
  const whole = distinct([
    ...given
      .filter((name) => !(isKnown.test(name) && TOPIC.test(name)))
      .map((name) => firstWords(name.toLowerCase())),
    ...others.filter((name) => !isKnown.test(name)).map((name) => allWords(name.toLowerCase())),
  ]);
  // Wherever a longer one is written, the shorter is found in it.
  const known = (name: string) =>
    whole.some((other) => other !== name && `${GAP}${name}${GAP}`.includes(`${GAP}${other}${GAP}`));
  return {
    heads: frontCoded(heads),
    sided: frontCoded(sided),
    names: whole.filter((name) => !known(name)).join("|"),
  };
}

/** Most counties have a north or a south: what follows is kept once. "South East" is no place, and stays apart. */
function bySide(all: readonly string[]): [heads: string[], sided: string[]] {
  const split = all.map((head) => head.split(GAP) as [string, string?]);
  const isSided = ([first, second]: [string, string?]) =>
    second !== undefined &&
    SIDES.includes(first) &&
    !SIDES.some((side) => side[1] && second === side.slice(0, SECOND));
  return [
    all.filter((_, i) => !isSided(split[i] ?? [""])),
    distinct(split.filter(isSided).map(([, second = ""]) => second)),
  ];
}

function frontCoded(sorted: readonly string[]): string {
  let before = "";
  const coded = sorted.map((each) => {
    let shared = 0;
    while (shared < 9 && shared < before.length && before[shared] === each[shared]) shared++;
    before = each;
    return shared + each.slice(shared);
  });
  return coded.join("");
}

function decoded(coded: string): string[] {
  let before = "";
  return (coded.match(/\d\D*/g) ?? []).map((each) => {
    before = before.slice(0, Number(each[0])) + each.slice(1);
    return before;
  });
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
  return second ? `${first}${GAP}${second.slice(0, SECOND)}` : `${first}${END}`;
}

/** Two words are enough to know a whole name by. */
function firstWords(name: string): string {
  const [first = "", second = "", third = ""] = name.match(/[a-z]+/g) ?? [];
  if (!second) return `${first}${END}`;
  const joined = second === "and" ? "(?:and|&)?" : second;
  return /^(?:city|of|for|and)$/.test(first) || /^(?:of|for|and)$/.test(second)
    ? `${first}${GAP}${joined}${GAP}${third.slice(0, SECOND)}`
    : `${first}${GAP}${joined}`;
}

/**
 * Told the text of a page, piece by piece and in any order, says whether the page could name anything by now: a council
 * in so many words, or a place, which may mean its council where the page is about children's services. No name may be
 * cut by a piece's end.
 */
export type Gate = (piece: string) => boolean;

/**
 * @param hasNewerNames names may have come since `data` was made: their beginnings are not known
 * @param patterns those of `data`, where many pages are looked at; made when they are needed, if not given
 */
export function createGate(data: GateData, hasNewerNames = false, patterns?: GatePatterns): Gate {
  let hasPlace = false;
  let isOurs = false;
  return (piece) => {
    if (!/\S/.test(piece)) return false;
    patterns ??= gatePatterns(data);
    const text = plainText(piece);
    if (hasNewerNames || beginsName(text, patterns)) {
      if (patterns.whole.test(text) || saysCouncil(text)) return true;
      hasPlace = true;
    }
    isOurs ||= TOPIC.test(text) || (text !== piece && TOPIC.test(piece));
    return hasPlace && isOurs;
  };
}

export type GatePatterns = { head: RegExp; whole: RegExp; capitals: RegExp };

export function gatePatterns(data: GateData): GatePatterns {
  const sided = decoded(data.sided);
  const heads = [
    ...decoded(data.heads),
    ...SIDES.flatMap((side) => sided.map((each) => `${side}[^a-z]+${each}`)),
  ];
  const names = data.names.split("|");
  // Nearly all of a text is passed over by a search for capitals, which is many times as quick.
  const all = [...heads, ...names];
  return { head: anyOf(all, "iy"), whole: anyOf(names, "i"), capitals: inCapitals(all) };
}

/** The same gate for whole texts, one after the other: what is quickest to tell is asked first. */
export function createTextGate(data: GateData): (text: string) => boolean {
  const patterns = gatePatterns(data);
  const namesInCapitals = inCapitals(data.names.split("|"));
  // In small letters a name is found beside "council" alone.
  const isNamed = (text: string) => text.search(namesInCapitals) >= 0 && patterns.whole.test(text);
  return (whole) => {
    const text = plainText(whole);
    const isOurs = TOPIC.test(text) || (text !== whole && TOPIC.test(whole));
    return (isOurs || saysCouncil(text) || isNamed(text)) && beginsName(text, patterns);
  };
}

/** Where the finder looks: at words in capitals, and at any word before "council" or behind "borough of". */
function beginsName(text: string, { head, capitals }: GatePatterns): boolean {
  const isHead = (at: number) => {
    head.lastIndex = at;
    return head.test(text);
  };
  for (const { index } of text.matchAll(capitals)) if (isHead(index)) return true;
  let at = 0;
  for (const { index } of text.matchAll(LOWER_ANCHOR)) {
    for (at = Math.max(at, index - AROUND); at < index + AROUND; at++) if (isHead(at)) return true;
  }
  return false;
}

function saysCouncil(text: string): boolean {
  return /council|borough|unitary|\bc(?:ity|ounty) of\b/i.test(text) || SAYS_SHORT.test(text);
}

function anyOf(patterns: readonly string[], flags: string): RegExp {
  return new RegExp(`(?<![a-z\\d])(?:${spelledOut(patterns.join("|"))})`, flags);
}

/** The first letters of each pattern, as a name begins and in capitals; of short ones ("IoW") in any mixture. */
function inCapitals(patterns: readonly string[]): RegExp {
  const starts = patterns.map((each) => each.replace(/[^a-z].*/, "")).filter(Boolean);
  const written = starts.map((start) => {
    const capitals = start.toUpperCase();
    const rest = start.slice(1);
    return start.length < LETTERS
      ? capitals[0] + rest.replace(/./g, (letter) => `[${letter}${letter.toUpperCase()}]`)
      : `${capitals[0]}${rest}|${capitals}`;
  });
  return new RegExp([...new Set(written)].join("|"), "g");
}

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)].filter((each) => each !== "").sort();
}
