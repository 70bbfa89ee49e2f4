import type { LookProblem } from "../store/lookStatus.ts";

/** Ends a look. */
export class LookError extends Error {
  override name = "LookError";
  constructor(
    readonly problem: LookProblem,
    /** What it is about, in the problem's own terms: a status, an address, what was not found. */
    readonly detail = "",
    /** ms that the site asks to wait. */
    readonly wait = 0,
  ) {
    super(`${problem} ${detail}`.trim());
  }
}
