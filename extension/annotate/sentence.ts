/** The sentence a mark stands in. */
import { type Sentence, sentenceOf } from "../../core/find/sentence.ts";
import { readBlocks } from "../../core/html/blocks.ts";
import { blockOf, domText, textsIn } from "./domText.ts";
import type { Mark } from "./mark.ts";

export function sentenceAround({ range }: Mark): Sentence {
  const { startContainer, endContainer, startOffset, endOffset } = range;
  for (const block of readBlocks(blockOf(startContainer) ?? document.documentElement, domText())) {
    const texts = block.segments.flatMap(textsIn);
    const first = texts.find((s) => s.node === startContainer);
    const last = texts.find((s) => s.node === endContainer);
    if (first && last) return sentenceOf(block.text, first.start + startOffset, last.start + endOffset);
  }
  return { before: "", after: "" };
}
