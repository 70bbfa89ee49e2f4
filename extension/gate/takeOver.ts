/** One copy of our scripts lives in a page: when the extension is updated, the new one takes the place of the old. */

/** Heard in every world of the page, the old extension's among them. */
const STARTED = "council-ratings";

/** @returns aborts when a newer copy starts here */
export function takeOver(): AbortController {
  document.dispatchEvent(new Event(STARTED));
  const life = new AbortController();
  // The page can say so too: it is true where the browser has taken the extension's interface away from this copy.
  const onStarted = () => (globalThis.browser ?? globalThis.chrome).runtime?.id ?? life.abort();
  document.addEventListener(STARTED, onStarted, { signal: life.signal });
  return life;
}
