/** What came of looking for newer data, in words for the reader. */
import type { UpdateProblem, UpdateStatus } from "../store/updateStatus.ts";

/** @param detail what the problem is about, in its own terms; see `UpdateError` */
const PROBLEM_WORDS: Record<UpdateProblem, (detail: string) => string> = {
  interrupted: () => "The last look for newer data was broken off: the browser was closed.",
  unreachable: () => "The data address could not be reached. Are you online?",
  slow: () => "The data address took too long to answer. Try again later.",
  status: (code) => `The data address answered with an error (${code}). Try again later.`,
  "too-large": () => "The answer was far larger than any data release, and was not read.",
  "not-a-release": (detail) =>
    `The answer was not a whole data release${detail ? ` (${detail})` : ""}. Try again later.`,
  unsigned: () => "The data release carries no signature, and this build takes signed releases only.",
  tampered: () => "The data release's signature does not fit it: it was changed after it was signed.",
  invalid: (detail) => `The data release does not hold together (${detail}).`,
  older: (asOf) => `The data release is older (${asOf}) than the data at hand.`,
  "fewer-councils": (council) => `The data release lacks a council that the data at hand has (${council}).`,
  "storage-full": () => "There is no room left to store newer data. Free some disk space, then try again.",
  storage: (detail) => `Newer data could not be stored (${detail}).`,
};

export function updateWords({ outcome }: UpdateStatus): string {
  switch (outcome.kind) {
    case "checking":
      return "Looking for newer data…";
    case "updated":
      return "Newer data was found and is in use.";
    case "current":
      return "This is the newest data.";
    case "failed":
      return `${PROBLEM_WORDS[outcome.problem](outcome.detail)} The data at hand stays in use.`;
  }
}
