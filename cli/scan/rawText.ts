/**
 * An HTML source -> all the text it may show, in its order, in one pass and without a tree. It holds whatever the tree would
 * show, and more: menus, buttons, what is hidden. Where only a tree could tell what belongs together, it says so.
 */
import { GREATER, isLetter, isSpace, SLASH, SPACE, TagReader } from "./rawTag.ts";
import { FORM, KNOWN_KINDS, OPTION, SELECT, SVG, TABLE, type TagKind } from "./tagKinds.ts";

export type RawText = {
  text: string;
  /** The source up to the body, without styles and scripts: what the page says of itself. */
  head: string;
};

/** @returns null where only the tree can tell */
export function readRawText(html: string): RawText | null {
  // Browsers leave it out, even in a word.
  if (html.includes("\0")) return null;
  return new RawReader(html).read();
}

/** The most that is taken for the head of a page without a body (UTF-16 units). */
const LONGEST_HEAD = 200_000;
const BREAK = "\n\n";
const EXCLAMATION = 33;
const LESS = 60;
const QUESTION = 63;
const DELETE = 127;
/** How far a drawing's description is looked at. */
const LONGEST_DESCRIPTION = 1000;

class RawReader {
  readonly #html: string;
  readonly #tag: TagReader;
  #text = "";
  #titles = "";
  #head = "";
  /** Where the part of the head begins that is not yet in `#head`; -1 behind it. */
  #headFrom = 0;
  /** How many of each are open, as far as tags say. */
  readonly #open = new Uint32Array(KNOWN_KINDS);
  /** Text since something broke it: what comes next may be joined to it. */
  #isInText = false;
  /** Objects that are open, and what is open in the outermost. */
  #objects = 0;
  #inlines = 0;
  #optionsBefore = 0;
  #isBetweenCells = false;
  /** There was a drawing whose end cannot be told. */
  #isLost = false;

  constructor(html: string) {
    this.#html = html;
    this.#tag = new TagReader(html);
  }

  read(): RawText | null {
    const html = this.#html;
    let at: number | null = 0;
    while (at !== null && at >= 0) {
      // One tag behind the other: nothing need be searched for.
      const next: number = html.charCodeAt(at) === LESS ? at : html.indexOf("<", at);
      const to = next < 0 ? html.length : next;
      if (to > at && !this.#addText(html.slice(at, to))) return null;
      at = next < 0 ? -1 : this.#readMarkup(next);
    }
    if (at === null) return null;
    this.#endHead(html.length);
    return { text: this.#text + this.#titles, head: this.#head };
  }

  /** @returns false where nobody can tell where it is shown */
  #addText(text: string): boolean {
    if (!this.#isInText) {
      if (!isPlainlyText(text) && !/\S/.test(text)) return true;
      if (this.#isBetweenCells) return false;
      this.#isInText = true;
    }
    this.#text += text;
    return true;
  }

  #break(): void {
    if (this.#isInText) this.#text += BREAK;
    this.#isInText = false;
  }

  /** @returns where it goes on; -1 at the end, null where nobody can tell */
  #readMarkup(at: number): number | null {
    const html = this.#html;
    const second = html.charCodeAt(at + 1);
    const third = html.charCodeAt(at + 2);
    if (isLetter(second)) return this.#readStart(at + 1);
    if (second === SLASH && isLetter(third)) return this.#readEnd(at + 2);
    if (html.startsWith("<!--", at)) return behindComment(html, at + 4);
    if (html.startsWith("<![CDATA[", at)) return null;
    const isComment = second === EXCLAMATION || second === QUESTION || (second === SLASH && third >= 0);
    if (isComment) return html.indexOf(">", at) + 1 || -1;
    return this.#addText("<") ? at + 1 : null;
  }

  #readStart(at: number): number | null {
    const tag = this.#tag;
    tag.read(at);
    const { kind, end } = tag;
    if (end < 0) return end;
    if (kind.isUnsure) return null;
    if (kind.isRaw) return this.#passRaw(kind, at);
    if (kind.leaves && (this.#isLost || this.#count(SVG) > 0)) return null;
    if (kind.isShell) {
      if (kind.name === "body") this.#endHead(end);
      return end;
    }
    if (this.#isDropped(kind)) return this.#isInText ? null : end;
    if (tag.isLeftOut && !this.#canBeLeftOut(kind)) return null;
    this.#isLost ||= this.#isOddDrawing(kind.name);
    if (!kind.breaks) {
      if (!kind.isVoid) this.#inlines++;
      return end;
    }
    // Its text is another document's.
    if (kind.name === "template" && this.#isInText) return null;
    if (kind.isTablePart || kind === TABLE) this.#isBetweenCells = !kind.isCell;
    this.#break();
    if (!kind.isVoid) this.#open[kind.id] = this.#count(kind) + 1;
    if (kind.isObject && !kind.isVoid && this.#objects++ === 0) this.#inlines = 0;
    if (kind === SELECT) this.#optionsBefore = this.#count(OPTION);
    return end;
  }

  #isDropped(kind: TagKind): boolean {
    if (kind.isTablePart) return this.#count(TABLE) === 0;
    return kind === FORM && this.#count(FORM) > 0;
  }

  /** Its text is taken for text nevertheless: harmless where it cannot stand between words that belong together. */
  #canBeLeftOut({ name, breaks, isLoose, isVoid }: TagKind): boolean {
    if (isVoid && name !== "br" && name !== "hr") return true;
    return breaks && !isLoose && !this.#isInText;
  }

  /** Holds what is no drawing, which may be closed by anything. */
  #isOddDrawing(name: string): boolean {
    if (name === "math" || name === "foreignobject") return true;
    if (name !== "desc") return false;
    const { end } = this.#tag;
    return !/^[^<]*<\/desc/i.test(this.#html.slice(end, end + LONGEST_DESCRIPTION));
  }

  #readEnd(at: number): number | null {
    this.#tag.read(at);
    const { kind, end } = this.#tag;
    if (end < 0) return end;
    if (kind.isShell) return end;
    if (!kind.breaks) return this.#endInline() ? end : null;
    const count = this.#count(kind);
    if (count > 0) this.#open[kind.id] = count - 1;
    // Where nothing is open, only these are more than nothing.
    else if (kind.name !== "p" && kind.name !== "br") return this.#isInText ? null : end;
    if (kind.isTablePart || kind === TABLE) this.#isBetweenCells = kind !== TABLE;
    if (kind.isObject && count > 0) this.#objects--;
    if (kind === SELECT) this.#endOptions();
    this.#break();
    return end;
  }

  /** Most have no end of their own. */
  #endOptions(): void {
    const before = Math.min(this.#optionsBefore, this.#count(OPTION));
    this.#objects -= this.#count(OPTION) - before;
    this.#open[OPTION.id] = before;
  }

  /** @returns false where it may be the end of an object, which nothing shows */
  #endInline(): boolean {
    return this.#inlines-- > 0 || this.#objects === 0;
  }

  /** Behind a script, or its like. */
  #passRaw(kind: TagKind, at: number): number | null {
    const html = this.#html;
    const { name } = kind;
    const from = this.#tag.end;
    const to = endTagOf(html, name, from);
    const inside = html.slice(from, to < 0 ? html.length : to);
    if (this.#isOddPlace(name) && (to < 0 || inside.includes("<"))) return null;
    if (name === "script" && mayHideItsEnd(inside)) return null;
    if (kind.breaks) this.#break();
    const isData = name === "title" || (name === "script" && /json|&/i.test(html.slice(at, from)));
    if (!isData) this.#leaveOutOfHead(from, from + inside.length);
    if (name === "title") this.#titles += BREAK + inside;
    if (to < 0) return -1;
    this.#tag.read(to + 2);
    return this.#tag.end;
  }

  /** Where the parser may take for markup, or drop, what is raw elsewhere. */
  #isOddPlace(name: string): boolean {
    return this.#isLost || this.#count(SVG) > 0 || (name !== "script" && this.#count(SELECT) > 0);
  }

  #count(kind: TagKind): number {
    return this.#open[kind.id] ?? 0;
  }

  #leaveOutOfHead(from: number, to: number): void {
    if (this.#headFrom < 0) return;
    this.#head += this.#html.slice(this.#headFrom, Math.min(from, LONGEST_HEAD));
    this.#headFrom = from > LONGEST_HEAD ? -1 : to;
  }

  #endHead(at: number): void {
    if (this.#headFrom >= 0) this.#head += this.#html.slice(this.#headFrom, Math.min(at, LONGEST_HEAD));
    this.#headFrom = -1;
  }
}

/** Does its first character tell that it is no white space? */
function isPlainlyText(text: string): boolean {
  const first = text.charCodeAt(0);
  return first > SPACE && first < DELETE;
}

/** @returns -1 where it has no end */
function behindComment(html: string, from: number): number {
  if (html.startsWith(">", from)) return from + 1;
  if (html.startsWith("->", from)) return from + 2;
  for (let at = html.indexOf("--", from); at >= 0; at = html.indexOf("--", at + 1)) {
    if (html.startsWith(">", at + 2)) return at + 3;
    if (html.startsWith("!>", at + 2)) return at + 4;
  }
  return -1;
}

/** @returns -1 where there is none */
function endTagOf(html: string, name: string, from: number): number {
  for (let at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
    const last = at + 2 + name.length;
    const code = html.charCodeAt(last);
    const isEnd = isSpace(code) || code === SLASH || code === GREATER;
    if (isEnd && html.slice(at + 2, last).toLowerCase() === name) return at;
  }
  return -1;
}

/** A script's end tag does not end it behind both of these. */
function mayHideItsEnd(script: string): boolean {
  const comment = script.indexOf("<!--");
  return comment >= 0 && /<script/i.test(script.slice(comment));
}
