import type { Report } from "./readReport.ts";

/** What there is to say of a file that gives no text. @param problem what it is instead, or why */
export function unreadable(problem: string): Report {
  return {
    kind: "other",
    council: null,
    urn: null,
    framework: null,
    type: null,
    started: null,
    ended: null,
    published: null,
    judgements: {},
    readings: [],
    problems: [problem],
  };
}
