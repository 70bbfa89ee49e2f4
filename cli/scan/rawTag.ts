/** One tag of an HTML source: where it ends, and whether it may keep what is inside it from being read (HTML, 13.2.5). */
import { decodeHTMLAttribute } from "entities";
import { DRAWN_EDITOR } from "../../core/html/blocks.ts";
import { NOTHING, type TagKind, tagKind } from "./tagKinds.ts";

const TAB = 9;
const LINE = 10;
const PAGE = 12;
const RETURN = 13;
export const SPACE = 32;
const QUOTE = 34;
const APOSTROPHE = 39;
export const SLASH = 47;
const EQUALS = 61;
export const GREATER = 62;

/** Reads the tags of one source, one after the other. It is asked for each of them: what it reads it keeps in its fields. */
export class TagReader {
  kind: TagKind = NOTHING;
  /** The index behind the tag's `>`; -1 where the source ends before. */
  end = -1;
  /** Do its attributes leave out the element's text? */
  isLeftOut = false;

  readonly #html: string;

  constructor(html: string) {
    this.#html = html;
  }

  /** @param at of the first letter of its name */
  read(at: number): void {
    const html = this.#html;
    let to = at;
    let packed = 0;
    for (let code = html.charCodeAt(to); !endsName(code); code = html.charCodeAt(++to))
      packed = (packed << 7) | (code < 128 ? code : -1);
    this.kind = kindOf(html, at, to, packed);
    this.isLeftOut = false;
    this.end = this.#attributes(to);
  }

  #attributes(from: number): number {
    const html = this.#html;
    for (let at = from; ; ) {
      let code = html.charCodeAt(at);
      while (isSpace(code) || code === SLASH) code = html.charCodeAt(++at);
      if (code === GREATER) return at + 1;
      if (Number.isNaN(code)) return -1;
      const nameFrom = at;
      // Where a name begins, "=" is part of it.
      do code = html.charCodeAt(++at);
      while (code !== EQUALS && !endsName(code));
      const nameTo = at;
      while (isSpace(code)) code = html.charCodeAt(++at);
      let valueFrom = at;
      let valueTo = at;
      if (code === EQUALS) {
        do code = html.charCodeAt(++at);
        while (isSpace(code));
        valueFrom = at;
        if (code === QUOTE || code === APOSTROPHE) {
          valueFrom++;
          valueTo = html.indexOf(code === QUOTE ? '"' : "'", valueFrom);
          if (valueTo < 0) return -1;
          at = valueTo + 1;
        } else {
          while (code !== GREATER && !isSpace(code) && !Number.isNaN(code)) code = html.charCodeAt(++at);
          valueTo = at;
        }
      }
      if (mayLeaveOut(html.charCodeAt(nameFrom), nameTo - nameFrom)) {
        const value = html.slice(valueFrom, valueTo);
        this.isLeftOut ||= leavesOut(html.slice(nameFrom, nameTo).toLowerCase(), value);
      }
    }
  }
}

/** What was read last, each at a place of its own: a page has some ten names, in a thousand tags. */
const LAST_KINDS: TagKind[] = new Array(128).fill(NOTHING);
const LAST_PACKED = new Int32Array(LAST_KINDS.length);
/** UTF-16 units. Of a name so short all is packed; one that is not ASCII makes a number below zero. */
const LONGEST_PACKED = 4;
/** UTF-16 units. Longer strings would keep the whole source in memory. */
const LONGEST_KEPT = 12;

/** @param packed the name's last units, 7 bits each */
function kindOf(html: string, from: number, to: number, packed: number): TagKind {
  const place = (packed ^ (packed >> 7)) & (LAST_KINDS.length - 1);
  const last = LAST_KINDS[place];
  const length = to - from;
  const isAlike = last?.name.length === length && packed === LAST_PACKED[place];
  if (last && isAlike && (length <= LONGEST_PACKED || html.startsWith(last.name, from))) return last;
  const name = html.slice(from, to);
  const kind = tagKind(name.toLowerCase());
  if (name === kind.name && name.length <= LONGEST_KEPT) {
    LAST_KINDS[place] = kind;
    LAST_PACKED[place] = packed;
  }
  return kind;
}

export function isLetter(code: number): boolean {
  const small = code | 32;
  return small >= 97 && small <= 122;
}

export function isSpace(code: number): boolean {
  return (
    code <= SPACE && (code === SPACE || code === LINE || code === TAB || code === RETURN || code === PAGE)
  );
}

/** `NaN` is the source's end. */
function endsName(code: number): boolean {
  // Most are letters: one question for them.
  return !(code > GREATER) && (code === GREATER || code === SLASH || isSpace(code) || Number.isNaN(code));
}

/** Looked at for every attribute: "hidden", "contenteditable", "role", "class". */
function mayLeaveOut(first: number, length: number): boolean {
  const letter = first | 32;
  if (letter === 99) return length === 5 || length === 15;
  return (letter === 104 && length === 6) || (letter === 114 && length === 4);
}

/** As `isLeftOut` of the tree has it. */
function leavesOut(name: string, source: string): boolean {
  const value = source.includes("&") ? decodeHTMLAttribute(source) : source;
  switch (name) {
    case "hidden":
      return true;
    case "contenteditable":
      return value.toLowerCase() !== "false";
    case "role":
      return value === "textbox";
    case "class":
      return DRAWN_EDITOR.test(value);
    default:
      return false;
  }
}
