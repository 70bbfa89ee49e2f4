/** The sentence a mention stands in, for lists and tables. */

/** UTF-16 units on either side. */
const MOST = 160;

export type Sentence = { before: string; after: string };

/**
 * @param text one block, or blocks with blank lines between
 * @param start, end the mention's UTF-16 offsets
 * @returns the rest of the sentence before and behind the mention, in plain spaces, shortened with "…"
 */
export function sentenceOf(text: string, start: number, end: number): Sentence {
  const { from, to } = boundsOf(text, start, end);
  return {
    before: shortened(plain(text.slice(from, start)), "start"),
    after: shortened(plain(text.slice(end, to)), "end"),
  };
}

/** Slow to make. */
let segmenter: Intl.Segmenter | undefined;

function boundsOf(text: string, start: number, end: number): { from: number; to: number } {
  const reach = 4 * MOST;
  // Looked for no further than the sentence may reach: a block may be of any length.
  const first = Math.max(0, start - reach);
  const blockStart = text.slice(first, start + 2).lastIndexOf("\n\n");
  const blockEnd = text.slice(end, end + reach + 2).indexOf("\n\n");
  const offset = blockStart < 0 ? first : first + blockStart + 1;
  let from = offset;
  let to = Math.min(text.length, blockEnd < 0 ? end + reach : end + blockEnd);
  segmenter ??= new Intl.Segmenter("en", { granularity: "sentence" });
  for (const { index, segment } of segmenter.segment(text.slice(offset, to))) {
    const at = offset + index;
    if (at <= start) from = at;
    if (at + segment.length >= end) {
      to = at + segment.length;
      break;
    }
  }
  return { from, to };
}

function plain(text: string): string {
  return text.replace(/[\s\ufffc]+/g, " ");
}

function shortened(text: string, side: "start" | "end"): string {
  if (text.length <= MOST) return side === "start" ? text.trimStart() : text.trimEnd();
  return side === "start"
    ? `…${text.slice(-MOST).replace(/^\S*\s/, "")}`
    : `${text.slice(0, MOST).replace(/\s\S*$/, "")}…`;
}
