/** Gives the main thread back while long work goes on. */

/** The thread is given back after this long (ms). */
export const SLICE = 8;

declare global {
  /** TypeScript's DOM library does not know it yet: Chrome 129, Firefox 142. */
  var scheduler: { yield(): Promise<void> };
}

/** @returns `await turn()` between two steps of the work: at once, or after the page had its turn */
export function takeTurns(): () => Promise<void> | undefined {
  // Not by `performance`, which browsers make when it is first asked for; clocks can be set back.
  let since = Date.now();
  return () => {
    if (Math.abs(Date.now() - since) < SLICE) return undefined;
    return scheduler.yield().then(() => {
      since = Date.now();
    });
  };
}
