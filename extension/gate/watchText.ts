/** Watches a page whose marks are not there yet: less exact than annotate/watch.ts, and a fraction of its size. */
import { CHANGES, changedBlocks, GATHER, LATE } from "../annotate/changedBlocks.ts";
import { blockOf, isInsideLeftOut } from "../annotate/domText.ts";
import { isConnected, shadowRootOf } from "../annotate/tree.ts";

/**
 * @param read called after changes, with the blocks to read again
 * @returns to be told of each element that has, or may come to have, a shadow tree; and ends the watching
 */
export function watchText(read: (roots: Iterable<Node>) => void): [(host: Element) => void, () => void] {
  let changed = new Set<Element>();
  let unready: Element[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    const roots = [...changed].filter((block) => isConnected(block) && !isInsideLeftOut(block));
    changed = new Set();
    timer = undefined;
    if (roots.length > 0) read(roots);
  };
  const observer = new MutationObserver((records) => {
    for (const record of records) for (const block of changedBlocks(record)) changed.add(block);
    if (changed.size > 0) timer ??= setTimeout(flush, GATHER);
  });
  observer.observe(document, CHANGES);
  let isLooking = false;
  let looks = LATE.length;
  const readReady = () => {
    const ready = unready.filter(shadowRootOf);
    // Nobody asks for them after the last look.
    unready = --looks ? unready.filter((host) => !shadowRootOf(host)) : [];
    if (ready.length > 0) read(ready.map((host) => blockOf(host) ?? host));
  };
  return [
    (host) => {
      const root = shadowRootOf(host);
      if (root) observer.observe(root, CHANGES);
      else if (looks) {
        unready.push(host);
        if (!isLooking) for (const delay of LATE) setTimeout(readReady, delay);
        isLooking = true;
      }
    },
    () => {
      observer.disconnect();
      clearTimeout(timer);
      unready = [];
    },
  ];
}
