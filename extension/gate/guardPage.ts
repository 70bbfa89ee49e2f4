/** Waits until the page could name a council: now, or when it changes. Then, and not before, the rest is brought. */
import type { Gate } from "../../core/find/gate.ts";
import { domText } from "../annotate/domText.ts";
import { readGate } from "./readGate.ts";
import { watchText } from "./watchText.ts";

/** How long the extension has to get ready before it is asked again, ms. */
const RETRY = 1000;

/**
 * @param mayName told the page's text, says whether it could name anything
 * @param bring brings the rest, which does its own reading; what fails is tried again soon, and when the page changes. After
 *   it nothing is watched here
 * @param onNothing called when the page was read, and could name nobody as it is now
 * @returns brings the rest whatever the page could name
 */
export function guardPage(
  mayName: Gate,
  bring: () => Promise<void>,
  onNothing: () => void,
): () => Promise<void> {
  let isOpen = false;
  let opening: Promise<void> | null = null;
  let tries = 3;
  // Changes during a reading wait for it.
  let reading = Promise.resolve();
  const read = (roots: Iterable<Node>) => {
    reading = reading
      .then(async () => {
        isOpen ||= await readGate(roots, mayName, dom);
        if (isOpen) await open();
        else onNothing();
      })
      .catch(() => {});
  };
  const [onHost, stop] = watchText(read);
  const dom = domText(onHost);
  const open = () => {
    opening ??= bring().then(stop, (error) => {
      opening = null;
      if (tries-- > 0) setTimeout(read, RETRY, []);
      throw error;
    });
    return opening;
  };
  read([document.documentElement]);
  return open;
}
