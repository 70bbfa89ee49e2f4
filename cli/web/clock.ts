/** The time, and waiting: replaced where a test has a clock of its own. */
import { setTimeout as sleep } from "node:timers/promises";

export type Clock = {
  /** ms since 1970. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal is aborted. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
};

export const CLOCK: Clock = {
  now: () => Date.now(),
  async wait(ms, signal) {
    if (ms <= 0 || signal?.aborted) return;
    await sleep(ms, undefined, { ...(signal && { signal }) }).catch(() => undefined);
  },
};
