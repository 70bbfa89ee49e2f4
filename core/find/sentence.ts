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
  const offset = Math.max(0, start - reach, text.lastIndexOf("\n\n", start) + 1);
  const blockEnd = text.indexOf("\n\n", end);
  let from = offset;
  let to = Math.min(blockEnd < 0 ? text.length : blockEnd, end + reach);
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
