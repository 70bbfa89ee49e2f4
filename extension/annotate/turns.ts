/** Gives the main thread back while long work goes on. */

/** The thread is given back after this long (ms). */
const SLICE = 8;

/** TypeScript's DOM library does not know it yet: Chrome 129, Firefox 142. */
type Scheduling = { scheduler?: { yield?: () => Promise<void> } };

/** @returns `await turn()` between two steps of the work: at once, or after the page had its turn */
export function takeTurns(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SLICE) return undefined;
    return giveWay().then(() => {
      since = performance.now();
    });
  };
}

/** A timer would do, but a page in the background has its timers slowed down to one a second. */
function giveWay(): Promise<void> {
  const { scheduler } = globalThis as Scheduling;
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
