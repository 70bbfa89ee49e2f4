/** One site: asked one thing at a time, with a pause behind each answer, and left alone while it asks for that. */
import type { Clock } from "./clock.ts";
import { WebProblem } from "./webProblem.ts";

export type Site = {
  /** In the order of the calls. @throws {WebProblem} while the site wants to be left alone, and what `request` throws */
  ask<T>(request: () => Promise<T>): Promise<T>;
  /** A longer pause than the usual one. @param ms between the end of an answer and the next request */
  slowTo(ms: number): void;
  /** Nothing is asked before then. @param until ms since 1970 */
  leaveAlone(until: number): void;
};

/** ms that a site is waited for. One that asks for more is not asked again in that time: its pages are problems. */
export const LONGEST_WAIT = 3_600_000;

export function createSite(pause: number, clock: Clock, signal?: AbortSignal): Site {
  let last: Promise<unknown> = Promise.resolve();
  let between = pause;
  let next = 0;
  let aloneUntil = 0;
  return {
    ask(request) {
      const answer = last.then(async () => {
        const left = aloneUntil - clock.now();
        if (left > LONGEST_WAIT)
          throw new WebProblem(`the site asks to be left alone for ${inWords(left)}`, true);
        await clock.wait(Math.max(next, aloneUntil) - clock.now(), signal);
        signal?.throwIfAborted();
        try {
          return await request();
        } finally {
          next = clock.now() + between;
        }
      });
      last = answer.catch(() => undefined);
      return answer;
    },
    slowTo(ms) {
      between = Math.max(pause, ms);
      // The robots.txt that asks for it was an answer of the site too.
      next = Math.max(next, clock.now() + between);
    },
    leaveAlone(until) {
      aloneUntil = Math.max(aloneUntil, until);
    },
  };
}

export function inWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
