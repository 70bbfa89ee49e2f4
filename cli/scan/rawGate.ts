/**
 * Could a page as it came name anything? Told from its source, which takes a tenth of the time of parsing it. It may let
 * a page through that names nobody, and never stops one that the finder would find something in.
 */
import { decodeHTML } from "entities";
import { lexiconData } from "../../core/bundledData.ts";
import { compileGate, createGate, gatePatterns } from "../../core/find/gate.ts";
import { BREAKING_TAGS } from "../../core/html/blocks.ts";

/** What looks like a tag: up to the first `>`, which no tag outlasts unless it has one in a value. Never text. */
const BREAKING_TAG = new RegExp(`</?(?:${BREAKING_TAGS.replaceAll(" ", "|")})(?![\\w-])[^>]*>`, "gi");
const OTHER_TAG = /<[a-z/!?][^>]*>/gi;
/** What is not seen may stand inside a name, and may hold `>`. */
const UNSEEN =
  /<!--(?:>|->|[\s\S]*?(?:--!?>|$))|<(script|style|template|noscript|rt|rp|datalist)(?![\w-])[\s\S]*?(?:<\/\1(?![\w-])[^>]*>|$)/gi;
/** Where the source does not tell the text: it is parsed. Tags may be text, values have `>`, parts of a word are not shown. */
const UNSURE =
  /<(?:xmp|plaintext)|<!\[CDATA|="[^"<>]*>|='[^'<>]*>|[a-z'’]<[^<>]*(?:\s(?:hidden|contenteditable|role|class=[^<>]*&)|ace_editor|codemirror|monaco-editor|xterm)/i;

const data = compileGate(lexiconData);
const patterns = gatePatterns(data);

export function rawPageMayName(html: string): boolean {
  const seen = html.replace(UNSEEN, "");
  // With what is not seen left in, nothing of the text can be lost; without it, no name is interrupted.
  return UNSURE.test(seen) || mayName(seen) || mayName(html);
}

function mayName(html: string): boolean {
  // Behind the last `>` there is no tag, however many begin there.
  const end = html.lastIndexOf(">") + 1;
  const text = html.slice(0, end).replace(BREAKING_TAG, "\n\n").replace(OTHER_TAG, "") + html.slice(end);
  return createGate(data, false, patterns)(text.includes("&") ? decodeHTML(text) : text);
}
