/**
 * Could a text name a council at all? Small and quick, for pages that name nobody: it may let a text through that names
 * none, and never stops one that the finder would find something in.
 */
import { plainText } from "./ignorable.ts";
import { LOOK_BACK, LOWER_ANCHOR } from "./scan.ts";

/** How far (UTF-16 units) from where an anchor begins a name in small letters may begin. */
const AROUND = LOOK_BACK + "borough of".length;
/** In patterns as they are shipped: between two words, whatever is written there; and the end of a word. */
export const GAP = "_";
export const END = "!";

/** Hardly ever of any but a council in the United Kingdom: to make the patterns that tell would take longer than all the rest. */
const NAMED = / C(oun|i)ty Council/;

/** What says "council" beside a place, besides the words of `saysCouncil`. */
const SAYS_SHORT = /\b(?:[LR]B|[CBD]C|[LM]BC|MDC|UA)\b/;
/**
 * How each of the words begins of which `mayBeOurs` needs one. True of some piece of every page that could be about
 * children's services, wherever it is cut: "social" may end a piece, and "care" begin the next.
 */
export const TOPIC =
  /ofsted|ilacs|child|social\s*(?:[wcs]|$)|leaver|looked.a|safegu|foster|inadeq|inspect|interven|improv|watchdog|regulator|\b(?:rat(?:ed|ing)|grade|judge|outst|lead\b|commissioner|statut|caseloa|practice|agency|monitor|focused|thresh|trust|director|placem|failing|exploit|authorit|adopti|departm|services)/i;

/** Patterns. `begins`: how names begin, as a tree of letters. `names`: whole names that neither a place nor "council" gives away. */
export type GateData = { begins: string; names: string };

/** Where the first word of one may stand, and of one of `names`: with a capital at its beginning. */
export type TextGateData = GateData & { capitals: string; namesInCapitals: string };

/**
 * Told the text of a page, piece by piece and in any order, says whether the page could name anything by now: a council
 * in so many words, or a place, which may mean its council where the page is about children's services. No name may be
 * cut by a piece's end.
 */
export type Gate = (piece: string) => boolean;

/**
 * @param hasNewerNames names may have come since `data` was made: their beginnings are not known
 * @returns the gate; and whether any name may begin in a plain text (`plainText`), whatever its page is about
 */
export function createGate(data: GateData, hasNewerNames?: boolean): [Gate, (plain: string) => boolean] {
  let made: RegExp | undefined;
  let madeWhole: RegExp | undefined;
  const head = () => (made ??= patternOf(data.begins, "iy"));
  const whole = () => (madeWhole ??= patternOf(data.names, "i"));
  let hasPlace = false;
  let isOurs = false;
  const mayBegin = (plain: string) => hasNewerNames || beginsName(plain, /[A-Z]/g, head());
  return [
    (piece) => {
      if (!piece.trim()) return false;
      const text = plainText(piece);
      if (NAMED.test(text)) return true;
      if (mayBegin(text)) {
        if (saysCouncil(text) || whole().test(text)) return true;
        hasPlace = true;
      }
      isOurs ||= TOPIC.test(text) || (text !== piece && TOPIC.test(piece));
      return hasPlace && isOurs;
    },
    mayBegin,
  ];
}

/** The same gate for whole texts, one after the other: what is quickest to tell is asked first. */
export function createTextGate(data: TextGateData): (text: string) => boolean {
  const head = patternOf(data.begins, "iy");
  const capitals = inCapitals(data.capitals);
  const whole = patternOf(data.names, "i");
  const namesInCapitals = inCapitals(data.namesInCapitals);
  // In small letters a name is found beside "council" alone.
  const isNamed = (text: string) => text.search(namesInCapitals) >= 0 && whole.test(text);
  return (written) => {
    const text = plainText(written);
    if (!beginsName(text, capitals, head)) return false;
    return (
      saysCouncil(text) || TOPIC.test(text) || (text !== written && TOPIC.test(written)) || isNamed(text)
    );
  };
}

/** Where the finder looks: at words in capitals, and at any word before "council" or behind "borough of". */
function beginsName(text: string, capitals: RegExp, head: RegExp): boolean {
  const isHead = (at: number) => {
    head.lastIndex = at;
    return head.test(text);
  };
  let at = 0;
  return (
    someMatch(capitals, text, isHead) ||
    someMatch(LOWER_ANCHOR, text, (index) => {
      for (at = Math.max(at, index - AROUND); at < index + AROUND; at++) if (isHead(at)) return true;
      return false;
    })
  );
}

/** Not by `matchAll`: that makes the expression anew at each call. */
function someMatch(pattern: RegExp, text: string, isWanted: (at: number) => boolean): boolean {
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text))
    if (isWanted(found.index)) return true;
  return false;
}

export function saysCouncil(text: string): boolean {
  return /council|borough|unitary|\bc(?:ity|ounty) of\b/i.test(text) || SAYS_SHORT.test(text);
}

/** @param pattern as shipped: small pages pay for the making, so there is little to be done */
export function patternOf(pattern: string, flags: string): RegExp {
  return new RegExp(`(?<![a-z\\d])(?:${spelledOut(pattern)})`, flags);
}

/** These, or more capitals together: nearly all of a long text is passed over by a search for them. */
function inCapitals(pattern: string): RegExp {
  return new RegExp(`${spelledOut(pattern)}|[A-Z]{2}`, "g");
}

function spelledOut(pattern: string): string {
  return pattern.replaceAll("(", "(?:").replaceAll(GAP, "[^a-zA-Z]*").replaceAll(END, "(?![a-zA-Z])");
}
