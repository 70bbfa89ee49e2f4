/** What a look at Ofsted's site leaves, beside the data; and how old the data says it is. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { register } from "../../core/bundledData.ts";
import { ageOf, FRESH_DAYS, oldWords } from "../../core/model/freshness.ts";
import { latestRating } from "../../core/model/rating.ts";
import { type ReportHere, withReportsHere } from "../../core/model/reportsHere.ts";

const KENT = register.councils.kent!;
const LATEST = KENT.inspections[0]!;
const about = (published: string, number = "60000001") => ({
  urn: KENT.urn!,
  published,
  report: `https://files.ofsted.gov.uk/v1/file/${number}`,
});
const graded = (published: string, number?: string): ReportHere => ({
  ...about(published, number),
  kind: "graded",
  readOn: "2026-11-25",
  inspection: {
    ...LATEST,
    ...about(published, number),
    started: null,
    ended: null,
    judgements: { leaders: "outstanding", "help-and-protection": "good" },
  },
});
const unread = (published: string): ReportHere => ({
  ...about(published),
  kind: "unread",
  why: "a scan",
  version: "1",
});
const kentWith = (...reports: ReportHere[]) => withReportsHere(register, reports, null).councils.kent!;

describe("reports read on this computer", () => {
  test("a newer one is the council's latest, and says that it was read here", () => {
    const rating = latestRating(kentWith(graded("2026-11-03")));
    expect(rating).toMatchObject({ inspection: { published: "2026-11-03", readHere: "2026-11-25" } });
  });

  test.each([
    ["the same report", graded(LATEST.published, LATEST.report.split("/").at(-1))],
    ["one published within a day of it", graded(LATEST.published)],
  ])("the data's own takes the place of %s", (_, report) => {
    expect(kentWith(report).inspections).toEqual(KENT.inspections);
  });

  test("an older one is history, not the latest", () => {
    const { inspections } = kentWith(graded("2019-01-10"));
    expect(inspections).toHaveLength(KENT.inspections.length + 1);
    expect(inspections[0]).toEqual(LATEST);
  });

  test("one that could not be read changes no grade; it is told only while it is the newest", () => {
    const council = kentWith(unread("2026-11-03"));
    expect(council.inspections).toEqual(KENT.inspections);
    expect(council.unread?.published).toBe("2026-11-03");
    expect(kentWith(unread("2018-01-01")).unread).toBeUndefined();
    const dayAfter = new Date(Date.parse(LATEST.published) + 864e5).toISOString().slice(0, 10);
    expect(kentWith(unread(dayAfter)).unread).toBeUndefined();
    expect(kentWith(unread("2026-11-03"), graded("2026-11-10", "60000002")).unread).toBeUndefined();
  });

  test("a visit changes nothing, nor does any report of a council that is gone or not known", () => {
    const visit: ReportHere = { ...about("2026-11-03"), kind: "ungraded", what: "a monitoring visit" };
    const other = { ...graded("2026-11-03"), urn: "1" };
    const cumbria = { ...graded("2026-11-03"), urn: register.councils.cumbria!.urn! };
    expect(withReportsHere(register, [visit, other, cumbria], null)).toEqual({
      ...register,
      councils: { ...register.councils },
    });
  });

  test("whatever was read, inspections are newest first, and none of the data's is lost", () => {
    const day = fc.date({ min: new Date("2013-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });
    const report = fc
      .tuple(day, fc.nat(99), fc.boolean())
      .map(([date, number, isRead]) =>
        isRead
          ? graded(date.toISOString().slice(0, 10), `6${number}`)
          : unread(date.toISOString().slice(0, 10)),
      );
    fc.assert(
      fc.property(fc.array(report, { maxLength: 6 }), (reports) => {
        const { inspections } = kentWith(...reports);
        const days = inspections.map(({ published }) => published);
        expect(days).toEqual([...days].sort().reverse());
        expect(inspections.filter(({ readHere }) => !readHere)).toEqual(KENT.inspections);
      }),
    );
  });

  test("a look that missed nothing moves the day on, and never back", () => {
    expect(withReportsHere(register, [], "2026-11-25").asOf).toBe("2026-11-25");
    expect(withReportsHere(register, [], "2020-01-01").asOf).toBe(register.asOf);
  });
});

describe("how old the data is", () => {
  const on = (day: string) => Date.parse(`${day}T12:00:00Z`);

  test("nothing is said for 45 days, then how many it has been", () => {
    expect(FRESH_DAYS).toBe(45);
    expect(oldWords("2026-08-22", on("2026-10-06"))).toBeNull();
    expect(oldWords("2026-08-22", on("2026-10-07"))).toBe(
      "Checked 46 days ago; Ofsted may have published since",
    );
    expect(oldWords("2026-08-22", on("2026-11-25"))).toContain("95 days ago");
  });

  test("a clock that is behind the data says nothing", () => {
    expect(ageOf("2026-08-22", on("2025-08-22"))).toBeLessThan(0);
    expect(oldWords("2026-08-22", on("2025-08-22"))).toBeNull();
  });
});
