/** Soft hyphens and zero-width characters stand inside words and are not seen: they are taken out before finding. */
import type { Mention } from "./mention.ts";

const IGNORABLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

export type PlainText = {
  text: string;
  /** Offsets, in the original, of the characters taken out. */
  removed: number[];
};

/** Costs next to nothing where a text has none, as nearly all have. */
export function withoutIgnorables(text: string): PlainText {
  if (text.search(IGNORABLE) < 0) return { text, removed: [] };
  const removed: number[] = [];
  const plain = text.replace(IGNORABLE, (_char, offset: number) => {
    removed.push(offset);
    return "";
  });
  return { text: plain, removed };
}

/** The same without saying where. */
export function plainText(text: string): string {
  return text.replace(IGNORABLE, "");
}

/** Mentions found in the plain text, with offsets and surfaces of the original. */
export function restoreOffsets(
  mentions: readonly Mention[],
  removed: readonly number[],
  original: string,
): Mention[] {
  let passed = 0;
  const toOriginal = (offset: number) => {
    while (passed < removed.length && (removed[passed] ?? 0) <= offset + passed) passed++;
    return offset + passed;
  };
  return mentions.map((mention) => {
    const start = toOriginal(mention.start);
    // The end lies behind the last character of the mention, before anything ignorable that follows it.
    const end = toOriginal(mention.end - 1) + 1;
    return { ...mention, start, end, surface: original.slice(start, end) };
  });
}
