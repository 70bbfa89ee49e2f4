/** Watches the page change and says which blocks must be read again, once the changes pause. */
import { isBlockTag } from "../../core/html/blocks.ts";
import { blockOf, isInsideLeftOut } from "./domText.ts";

/** Changes are gathered for this long (ms), so that a page that streams text is not read at every word. */
const GATHER = 200;

/**
 * @param onChange called with the changed block elements, none inside another
 * @param signal ends the watching
 */
export function watchPage(onChange: (blocks: Element[]) => void, signal: AbortSignal): void {
  const dirty = new Set<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const connected = [...dirty].filter((element) => element.isConnected);
    dirty.clear();
    const outermost = connected.filter(
      (element) => !connected.some((other) => other !== element && other.contains(element)),
    );
    const readable = outermost.filter((element) => !isInsideLeftOut(element));
    if (readable.length > 0) onChange(readable);
  };
  const observer = new MutationObserver((records) => {
    for (const record of records) {
      const block = changedBlock(record);
      if (block) dirty.add(block);
    }
    if (dirty.size > 0) timer ??= setTimeout(flush, GATHER);
  });
  observer.observe(document.documentElement, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["hidden", "contenteditable"],
  });
  signal.addEventListener("abort", () => {
    observer.disconnect();
    clearTimeout(timer);
  });
}

/** Only what is inside the changed block can have changed its text: a page need not be read whole. */
function changedBlock({ type, target, addedNodes, removedNodes }: MutationRecord): Element | null {
  if (type !== "childList") return blockOf(target);
  // A block put into a page splits nothing but itself from the text around: read it alone.
  const [only] = addedNodes;
  const isOneBlock =
    addedNodes.length === 1 &&
    removedNodes.length === 0 &&
    only instanceof Element &&
    isBlockTag(only.localName);
  return isOneBlock ? only : blockOf(target);
}
