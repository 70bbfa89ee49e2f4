/** Reports that were read on the reader's own computer, put into the register beside those of the data. */
import type { Council, Inspection } from "./council.ts";
import type { Register } from "./register.ts";
import { isSameInspection } from "./sameInspection.ts";

/** One report of a council that a look at Ofsted's site has settled. Dates are ISO dates. */
export type ReportHere = { urn: string; published: string; report: string } & (
  | { kind: "graded"; inspection: Inspection; readOn: string }
  /** A visit, or something else without such grades: it changes nothing. */
  | { kind: "ungraded"; what: string }
  /** What may hold grades and could not be read, or only once, by that version of the program. */
  | { kind: "unread"; why: string; version: string }
);

/**
 * @param completeOn ISO date of the last look that missed nothing
 * @returns the register with the inspections that the data does not have yet, and with word of reports that could not
 *   be read; the data's own where it has the same report
 */
export function withReportsHere(
  register: Register,
  reports: readonly ReportHere[],
  completeOn: string | null,
): Register {
  const councils = { ...register.councils };
  for (const council of Object.values(register.councils)) {
    const own = reports.filter(({ urn }) => urn === council.urn);
    if (own.length > 0 && !council.end) councils[council.id] = withOwn(council, own);
  }
  const asOf = completeOn !== null && completeOn > register.asOf ? completeOn : register.asOf;
  return { ...register, councils, asOf };
}

function withOwn(council: Council, own: readonly ReportHere[]): Council {
  const read = own.flatMap((each): Inspection[] =>
    each.kind === "graded" ? [{ ...each.inspection, readHere: each.readOn }] : [],
  );
  const added = read.filter((each) => !council.inspections.some((known) => isSameInspection(known, each)));
  const inspections = [...added, ...council.inspections].sort((a, b) =>
    b.published.localeCompare(a.published),
  );
  const [latest] = inspections;
  const [unread] = own
    .filter((each) => each.kind === "unread" && !inspections.some((known) => isSameInspection(known, each)))
    .filter((each) => each.published > (latest?.published ?? ""))
    .sort((a, b) => b.published.localeCompare(a.published));
  return {
    ...council,
    inspections,
    ...(unread && { unread: { published: unread.published, report: unread.report } }),
  };
}
