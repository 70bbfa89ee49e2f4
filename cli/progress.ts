/** How far a command is, and how long it will go on: a bar on a terminal, a line now and then elsewhere. */
import { SingleBar } from "cli-progress";

export type ProgressShown = {
  /** @param share of all, 0 to 1; null where that is not known. @param count of what is done */
  show(share: number | null, count: number): void;
  end(): void;
};

/** ms: what is done sooner needs no bar. */
const PATIENCE = 2000;
/** ms between two lines where there is no terminal to draw on. */
const LINE_EVERY = 10_000;

/** @param what is counted: "pages" */
export function showProgress(what: string, isQuiet = false): ProgressShown {
  const started = performance.now();
  const isTerminal = process.stderr.isTTY === true;
  const bar = new SingleBar({
    stream: process.stderr,
    format: "{bar} {percentage}% | {count}, {rate} | {left}",
    hideCursor: true,
    clearOnComplete: true,
  });
  let isShown = false;
  let last = started;
  return {
    show(share, count) {
      const now = performance.now();
      const seconds = (now - started) / 1000;
      if (isQuiet || now - started < PATIENCE) return;
      const words = {
        count: `${count.toLocaleString("en-GB")} ${what}`,
        rate: `${(count / seconds).toFixed(0)} ${what} a second`,
        left: share && share < 1 ? `${timeWords((seconds / share) * (1 - share))} left` : "",
      };
      if (isTerminal && !isShown) {
        bar.start(1000, 0, words);
        isShown = true;
      }
      if (isTerminal) bar.update(Math.round((share ?? 0) * 1000), words);
      else if (now - last > LINE_EVERY) {
        last = now;
        console.error([words.count, words.rate, words.left].filter((word) => word !== "").join(", "));
      }
    },
    end() {
      if (isShown) bar.stop();
      isShown = false;
    },
  };
}

function timeWords(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} seconds`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} minutes` : `${(seconds / 3600).toFixed(1)} hours`;
}
