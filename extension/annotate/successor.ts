/** One copy of our scripts lives in a page: when the extension is updated, the new one takes the place of the old. */
import { browser } from "wxt/browser";
import { STARTED } from "../messages.ts";

/**
 * @param life ended when a newer copy starts here
 * @returns begins to listen, and again where a page has taken all listeners away
 */
export function listeningForSuccessor(life: AbortController): () => void {
  // The page can say so too: it is true where the browser has taken the extension's interface away from this copy.
  const onStarted = () => browser.runtime?.id ?? life.abort();
  return () => document.addEventListener(STARTED, onStarted, { signal: life.signal });
}
