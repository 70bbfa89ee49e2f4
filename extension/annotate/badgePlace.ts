/** Where a badge may stand: in running text, behind the mention, where a line can take it. */
import { blockOf } from "./domText.ts";
import type { Mark } from "./mark.ts";
import { mayBeTakenOver } from "./takenOver.ts";

/** Where a badge goes: behind `text`'s first `at` units (UTF-16), or behind the element that they end. */
export type BadgePlace = { block: Element; text: Text; at: number; behind: Element | null };

const RUNNING_TEXT = "p, li, dd, blockquote, figcaption";
const NOT_ARTICLE =
  "nav, header, footer, aside, h1, h2, h3, h4, h5, h6, table, form, label, summary, menu, [role=navigation], [role=banner], [role=contentinfo], [role=menu], [role=tablist], [aria-hidden=true]";
/** UTF-16 units of text that make an item or a paragraph more than a label. */
const SENTENCE = 60;

/** @returns null where the mention does not stand in running text */
export function badgePlace({ range, rating, councils }: Mark): BadgePlace | null {
  if (rating.style === "no-grade" || councils.length > 1) return null;
  const { endContainer: text, endOffset } = range;
  if (!(text instanceof Text) || text.getRootNode() !== document) return null;
  const block = blockOf(text);
  if (!block?.matches(RUNNING_TEXT) || block.closest(NOT_ARTICLE) || mayBeTakenOver(block)) return null;
  if ((block.textContent?.trim().length ?? 0) < SENTENCE || !flows(block)) return null;
  const at = endOffset + (/^[’']s?(?![\w])/.exec(text.data.slice(endOffset))?.[0].length ?? 0);
  if (/^[\w-]/.test(text.data.slice(at))) return null;
  if (at < text.length) return { block, text, at, behind: null };
  const behind = outermostEndedBy(text, block);
  return behind && !isInline(behind) ? null : { block, text, at, behind };
}

function flows(block: Element): boolean {
  const style = getComputedStyle(block);
  return (
    ["block", "list-item", "flow-root"].includes(style.display) &&
    ["normal", "pre-wrap", "pre-line", "break-spaces"].includes(style.whiteSpace) &&
    style.textOverflow !== "ellipsis" &&
    ["none", ""].includes(style.getPropertyValue("-webkit-line-clamp"))
  );
}

function outermostEndedBy(text: Text, block: Element): Element | null {
  let ended: Element | null = null;
  for (let node: Node = text; node.parentElement && node.parentElement !== block; node = node.parentElement) {
    if (node.nextSibling) return ended;
    ended = node.parentElement;
  }
  return ended;
}

function isInline(element: Element): boolean {
  return getComputedStyle(element).display === "inline";
}
