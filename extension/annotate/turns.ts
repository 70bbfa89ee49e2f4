/** Gives the main thread back while long work goes on. */

/** The thread is given back after this long (ms). */
const SLICE = 8;

/** TypeScript's DOM library does not know it yet: Chrome 129, Firefox 142. */
declare const scheduler: { yield(): Promise<void> };

/** @returns `await turn()` between two steps of the work: at once, or after the page had its turn */
export function takeTurns(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SLICE) return undefined;
    return scheduler.yield().then(() => {
      since = performance.now();
    });
  };
}
