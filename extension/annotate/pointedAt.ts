/** Which marks are under the pointer. */
import { liveRange } from "./liveRange.ts";
import type { Mark } from "./mark.ts";

/** What TypeScript's DOM library does not know yet: Chrome 140, Firefox 150. */
type PointedHighlights = {
  highlightsFromPoint?: (
    x: number,
    y: number,
    options?: { shadowRoots: ShadowRoot[] },
  ) => { ranges: AbstractRange[] }[];
};

/** Null where the browser cannot tell. */
export function rangesFromPoint(x: number, y: number, shadowRoots: ShadowRoot[]): AbstractRange[] | null {
  const registry = CSS.highlights as HighlightRegistry & PointedHighlights;
  return registry.highlightsFromPoint?.(x, y, { shadowRoots }).flatMap((hit) => hit.ranges) ?? null;
}

/** By the caret that a click there would set. */
export function isCaretInside(mark: Mark, x: number, y: number): boolean {
  const caret = document.caretPositionFromPoint(x, y);
  const range = liveRange(mark);
  if (!caret || !range.isPointInRange(caret.offsetNode, caret.offset)) return false;
  return [...range.getClientRects()].some((r) => x >= r.left && x <= r.right && y >= r.top && y <= r.bottom);
}
