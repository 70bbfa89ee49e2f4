/** When is a page quiet: loaded, not changing, and nothing to do? */

/** ms without a change. */
const PAUSE = 1500;

export type Quiet = {
  /** The page changed: wait anew. */
  disturb(): void;
};

/** @param onQuiet called once after each disturbance, and once at first */
export function whenQuiet(onQuiet: () => void, signal: AbortSignal): Quiet {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let changedAt = 0;
  const look = () => {
    // A page may have begun to write itself anew.
    const left = document.readyState === "complete" ? changedAt + PAUSE - Date.now() : PAUSE;
    // Clocks can be set back.
    if (left > 0) timer = setTimeout(look, Math.min(left, PAUSE));
    else {
      timer = undefined;
      idle(() => !signal.aborted && onQuiet());
    }
  };
  // Pages change all the time: one timer runs through many changes.
  const disturb = () => {
    changedAt = Date.now();
    if (!signal.aborted && document.readyState === "complete") timer ??= setTimeout(look, PAUSE);
  };
  if (document.readyState !== "complete") addEventListener("load", disturb, { signal, once: true });
  signal.addEventListener("abort", () => clearTimeout(timer));
  disturb();
  return { disturb };
}

function idle(work: () => void): void {
  requestIdleCallback(work, { timeout: 2000 });
}
