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
    // Clocks can be set back; and a page may have begun to write itself anew.
    const left = document.readyState === "complete" ? PAUSE - Math.abs(Date.now() - changedAt) : PAUSE;
    if (left > 0) timer = setTimeout(look, left);
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
