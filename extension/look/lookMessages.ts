/** What is said between the background and the worker that looks. */

import type { ReleaseData } from "../../core/data/releaseSchema.ts";
import type { Progress } from "../../core/ingest/look.ts";
import type { Report } from "../../core/ingest/readReport.ts";
import type { LookOutcome } from "../store/lookStatus.ts";

/** Of the lock that is held for the time of a look. */
export const LOOK_LOCK = "council-ratings-look";

/** What a look starts from. */
export type LookOrder = {
  /** The data without what was read here. */
  data: ReleaseData;
  /** Of the extension: what one version could not read, another may. */
  version: string;
};

export type LookEvent =
  | { kind: "progress"; progress: Progress }
  /** Something is to be shown: a report was read. */
  | { kind: "read" }
  | { kind: "done"; outcome: LookOutcome }
  /** Another look is under way. */
  | { kind: "busy" };

/** What the worker that reads one report is given. */
export type ReportOrder = { data: ReleaseData; bytes: Uint8Array<ArrayBuffer> };
export type ReportAnswer = { report: Report };
