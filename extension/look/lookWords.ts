/** What came of a look at Ofsted's site, in words for the reader. */
import type { LookOutcome, LookProblem, LookStatus } from "../store/lookStatus.ts";

/** @param detail what the problem is about; see `LookError` */
const PROBLEM_WORDS: Record<LookProblem, (detail: string) => string> = {
  interrupted: () =>
    "The last look was broken off: the browser was closed. The next one goes on where it was.",
  unreachable: () => "Ofsted's site could not be reached. Are you online?",
  slow: () => "Ofsted's site took too long to answer. Try again later.",
  refused: (status) => `Ofsted's site asks to be left alone for now (${status}).`,
  status: (status) => `Ofsted's site answered with an error (${status}). Try again later.`,
  elsewhere: (address) => `Ofsted's site leads to another one (${address}), which was not asked.`,
  "too-large": () => "Ofsted's site sent far more than any of its pages has.",
  markup: (missing) =>
    `Ofsted's site does not look as it did (no ${missing}): nothing was taken. It needs a newer version of Council Ratings.`,
  most: (number) =>
    `Ofsted's site was asked ${number} times, the most for one look. The next one goes on where this was.`,
  "storage-full": () => "There is no room left to keep what was read. Free some disk space, then look again.",
  storage: (detail) => `The look could not be finished, or what was read could not be kept (${detail}).`,
};

export function lookWords({ outcome, notBefore }: LookStatus, now = Date.now()): string {
  switch (outcome.kind) {
    case "looking":
      return outcome.of > 0
        ? `Reading Ofsted's site: council ${outcome.done + 1} of ${outcome.of} with news…`
        : "Looking at Ofsted's site…";
    case "done":
      return doneWords(outcome);
    case "failed": {
      const next = notBefore > now ? ` The next look can be at ${timeWords(notBefore)}.` : "";
      return `${PROBLEM_WORDS[outcome.problem](outcome.detail)}${next} The grades at hand stay.`;
    }
  }
}

/** "25 November 2026 at 14:30", by the reader's own clock. */
export function timeWords(epochMs: number): string {
  return new Date(epochMs).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
}

function doneWords({ read, unread, missed, clock }: Extract<LookOutcome, { kind: "done" }>): string {
  const reports = (count: number) => (count === 1 ? "1 newer report" : `${count} newer reports`);
  const sentences = [
    read > 0 ? `${reports(read)} with grades ${read === 1 ? "was" : "were"} read.` : null,
    unread > 0
      ? `${reports(unread)} could not be read: the grades of ${unread === 1 ? "its council" : "those councils"} stay, and say so.`
      : null,
    read + unread === 0 ? "Ofsted has published no newer grades." : null,
    missed > 0
      ? `${missed === 1 ? "1 council" : `${missed} councils`} could not be looked at; the next look tries again.`
      : null,
    clock !== 0 ? "This computer's clock is wrong: set it, so that ages are told rightly." : null,
  ];
  return sentences.filter((sentence) => sentence !== null).join(" ");
}
