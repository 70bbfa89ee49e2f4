/** One copy of our scripts lives in a page: when the extension is updated, the new one takes the place of the old. */

/** Heard in every world of the page, the old extension's among them. */
const STARTED = "council-ratings-started";

/** @returns aborts when a newer copy starts here */
export function takeOver(): AbortController {
  document.dispatchEvent(new Event(STARTED));
  const life = new AbortController();
  document.addEventListener(STARTED, () => life.abort(), { signal: life.signal });
  // What an older copy brought is of its own version.
  globalThis.councilRatingsMarks = undefined;
  globalThis.councilRatingsCard = undefined;
  return life;
}
