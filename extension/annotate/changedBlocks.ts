/** What is listened for in a page, and what must be read again for it. */
import { isBlockTag, OURS } from "../../core/html/blocks.ts";
import { blockOf } from "./domText.ts";
import { localNameOf } from "./tree.ts";

/** Changes are gathered for this long (ms), so that a page that streams text is not read at every word. */
export const GATHER = 200;
/**
 * Elements of a page's own may grow their shadow tree late, which no observer is told: looked at again so long (ms) after the
 * first of them was met.
 */
export const LATE = [500, 2000, 6000];

export const CHANGES: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ["hidden", "contenteditable", "slot"],
};

/** Only what is inside the changed blocks can have changed their text: a page need not be read whole. */
export function changedBlocks({ type, target, addedNodes, removedNodes }: MutationRecord): Element[] {
  if (type !== "childList") return listed(blockOf(target));
  // Beside the body stand the elements of other extensions; a body put in anew is read itself.
  if (target === document || target === document.documentElement)
    return [...addedNodes].filter((node) => node instanceof Element);
  // Blocks put into a page split nothing but the text around: read alone, if there is none.
  const [only] = addedNodes;
  if (!addedNodes[1] && !removedNodes[0] && only instanceof Element && isBlockTag(localNameOf(only)))
    return [only];
  return listed(target instanceof ShadowRoot ? (blockOf(target.host) ?? target.host) : blockOf(target));
}

/** Did nothing but our own elements come or go? */
export function isOfOurs({ type, addedNodes, removedNodes }: MutationRecord): boolean {
  return type === "childList" && [...addedNodes, ...removedNodes].every(isOurs);
}

function isOurs(node: Node): boolean {
  return node instanceof Element && localNameOf(node).startsWith(OURS);
}

function listed(block: Element | null): Element[] {
  return block ? [block] : [];
}
