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
  const disturb = () => {
    clearTimeout(timer);
    if (signal.aborted || document.readyState !== "complete") return;
    timer = setTimeout(() => idle(() => !signal.aborted && onQuiet()), PAUSE);
  };
  if (document.readyState !== "complete") addEventListener("load", disturb, { signal, once: true });
  signal.addEventListener("abort", () => clearTimeout(timer));
  disturb();
  return { disturb };
}

function idle(work: () => void): void {
  requestIdleCallback(work, { timeout: 2000 });
}
