/**
 * Could a page as it came name anything? Told from its source, which takes a tenth of the time of parsing it. It may let
 * a page through that names nobody, and never stops one that the finder would find something in.
 */
import { decodeHTML } from "entities";
import { lexiconData } from "../../core/bundledData.ts";
import { compileGate, createGate, gatePatterns } from "../../core/find/gate.ts";
import { BREAKING_TAGS } from "../../core/html/blocks.ts";

/** What looks like a tag: up to the first `>`, which no tag outlasts unless it has one in a value. Never text. */
const TAG = /<(?:\/?([a-z][^\s/>]*)|[/!?])[^>]*>/gi;
const BREAKING = new Set(BREAKING_TAGS.split(" "));
/** What is not seen may stand inside a name, and may hold `>`. */
const UNSEEN =
  /<!--(?:>|->|[\s\S]*?(?:--!?>|$))|<(script|style|template|noscript|rt|rp|datalist)(?![\w-])[\s\S]*?(?:<\/\1(?![\w-])[^>]*>|$)/gi;
/** Where the source does not tell the text: it is parsed. Tags may be text, values have `>`, parts of a word are not shown. */
const UNSURE =
  /<(?:xmp|plaintext)|<!\[CDATA|="[^"<>]*>|='[^'<>]*>|[a-z'’]<[^<>]*(?:\s(?:hidden|contenteditable|role)|ace_editor|codemirror|monaco-editor|xterm)/i;
/** The class of such a tag may hold an editor's name in entities: looked at one tag at a time, whatever its length. */
const INSIDE_WORD = /[a-z'’]<[^<>]*/gi;

const data = compileGate(lexiconData);
const patterns = gatePatterns(data);

export function rawPageMayName(html: string): boolean {
  const seen = html.replace(UNSEEN, "");
  // With what is not seen left in, nothing of the text can be lost; without it, no name is interrupted.
  return UNSURE.test(seen) || hasCodedClass(seen) || mayName(seen) || mayName(html);
}

function mayName(html: string): boolean {
  // Behind the last `>` there is no tag, however many begin there.
  const end = html.lastIndexOf(">") + 1;
  const text = html.slice(0, end).replace(TAG, spaceOf) + html.slice(end);
  return createGate(data, false, patterns)(text.includes("&") ? decodeHTML(text) : text);
}

function hasCodedClass(html: string): boolean {
  if (!html.includes("&")) return false;
  for (const [tag] of html.matchAll(INSIDE_WORD)) {
    const from = tag.search(/\sclass=/i);
    if (from >= 0 && tag.lastIndexOf("&") > from) return true;
  }
  return false;
}

/** What a tag leaves of itself in the text. */
function spaceOf(_tag: string, name: string | undefined): string {
  return name !== undefined && BREAKING.has(name.toLowerCase()) ? "\n\n" : "";
}
