/** Whether two records are of one inspection. */

/** When, as far as it is known, and which report. */
export type Dated = { published: string; started?: string | null | undefined; report: string };

/** The same report, or one of the same days, or published within a day: listings and reports may differ by one. */
export function isSameInspection(a: Dated, b: Dated): boolean {
  return (
    reportNumber(a.report) === reportNumber(b.report) ||
    Boolean(a.started && a.started === b.started) ||
    Math.abs(Date.parse(a.published) - Date.parse(b.published)) <= 864e5
  );
}

/** The number at the end of a report's address: hosts have changed, numbers stayed. */
export function reportNumber(address: string): string {
  return address.split("/").at(-1) ?? address;
}
