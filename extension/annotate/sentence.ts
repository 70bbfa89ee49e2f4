/** The sentence a mention stands in, for lists. */
import { readBlocks } from "../../core/html/blocks.ts";
import { blockOf, domText } from "./domText.ts";
import type { Mark } from "./mark.ts";

/** UTF-16 units on either side. */
const MOST = 160;

/** @returns the rest of the sentence before and behind the mention, in plain spaces, shortened with "…" */
export function sentenceAround({ range }: Mark): { before: string; after: string } {
  const { startContainer, endContainer, startOffset, endOffset } = range;
  for (const block of readBlocks(blockOf(startContainer) ?? document.documentElement, domText())) {
    const first = block.segments.find((s) => s.node === startContainer);
    const last = block.segments.find((s) => s.node === endContainer);
    if (!first || !last) continue;
    const start = first.start + startOffset;
    const end = last.start + endOffset;
    const { from, to } = sentenceBounds(block.text, start, end);
    return {
      before: shortened(plain(block.text.slice(from, start)), "start"),
      after: shortened(plain(block.text.slice(end, to)), "end"),
    };
  }
  return { before: "", after: "" };
}

function sentenceBounds(text: string, start: number, end: number): { from: number; to: number } {
  const reach = 4 * MOST;
  const offset = Math.max(0, start - reach);
  let from = offset;
  let to = Math.min(text.length, end + reach);
  const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
  for (const { index, segment } of sentences.segment(text.slice(offset, to))) {
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
