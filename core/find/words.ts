/** Reading words around an offset. All bounded, so that work stays linear. */

import { foldUnit } from "./lexicon.ts";
import { isWordUnit, skipGap } from "./scan.ts";

export type Word = { start: number; end: number /** lower case */; folded: string; capital: boolean };

const LONGEST_WORD = 24;

/** The word behind a gap at `at`; "&" reads as "and". Null behind punctuation or at the end of a block. */
export function wordAfter(text: string, at: number): Word | null {
  if (foldUnit(text.charCodeAt(at)) !== 32) return null;
  const start = skipGap(text, at);
  if (start < 0) return null;
  if (text[start] === "&") return { start, end: start + 1, folded: "and", capital: false };
  let end = start;
  while (end < start + LONGEST_WORD && isWordUnit(text.charCodeAt(end))) end++;
  return end === start ? null : word(text, start, end);
}

/** The word in front of a gap that ends at `at`. Null behind punctuation or at the start of a block. */
export function wordBefore(text: string, at: number): Word | null {
  const end = gapBefore(text, at);
  return end === at ? null : wordEndingAt(text, end);
}

export function wordEndingAt(text: string, end: number): Word | null {
  if (end <= 0) return null;
  if (text[end - 1] === "&") return { start: end - 1, end, folded: "and", capital: false };
  let start = end;
  while (start > end - LONGEST_WORD && start > 0 && isWordUnit(text.charCodeAt(start - 1))) start--;
  return start === end ? null : word(text, start, end);
}

/** Where the gap that ends at `at` begins; `at` itself when there is none. */
export function gapBefore(text: string, at: number): number {
  let start = at;
  while (start > 0 && start > at - LONGEST_WORD && foldUnit(text.charCodeAt(start - 1)) === 32) start--;
  return start < at && skipGap(text, start) === at ? start : at;
}

function word(text: string, start: number, end: number): Word {
  const written = text.slice(start, end);
  const first = written.charAt(0);
  return { start, end, folded: written.toLowerCase(), capital: first !== first.toLowerCase() };
}
