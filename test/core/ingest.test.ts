/** Reports in every layout, whole, broken and hostile: what is read, and what is refused. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import PDFDocument from "pdfkit";
import { afterAll, expect, test } from "vitest";
import { createReportReader } from "../../cli/ingest/reportReader.ts";
import type { Report } from "../../core/ingest/readReport.ts";
import { ilacs, type ReportPdf, reportPdf, sif } from "../reportPdf.ts";

const folder = mkdtempSync(join(tmpdir(), "council-ratings-reports-"));
const reader = createReportReader();
afterAll(() => reader.close());

async function readBytes(bytes: Uint8Array): Promise<Report> {
  const path = join(folder, "report.pdf");
  writeFileSync(path, bytes);
  return reader.read(path);
}
const read = async (report: ReportPdf) => readBytes(await reportPdf(report));

const OF_2024 = ilacs(
  "Inspection of Oxfordshire local authority children’s services",
  "12 to 23 February 2024",
  {
    leaders: "Good",
    help: "Requires improvement to be good",
    care: "Good",
    leavers: "Outstanding",
    overall: "Good",
  },
);
const GRADES_2024 = {
  leaders: "good",
  "help-and-protection": "requires-improvement",
  "in-care": "good",
  "care-leavers": "outstanding",
  overall: "good",
};

test("ILACS from 2023 to March 2026: five judgements, council, dates and type", async () => {
  const report = await read(OF_2024);
  expect(report).toMatchObject({
    kind: "ilacs",
    council: "oxfordshire",
    urn: "80536",
    type: "standard",
    started: "2024-02-12",
    ended: "2024-02-23",
    problems: [],
  });
  expect(report.judgements).toEqual(GRADES_2024);
  expect(report.readings.find(({ judgement }) => judgement === "care-leavers")).toMatchObject({
    page: 1,
    grade: "outstanding",
  });
});

test("ILACS of 2018 to 2022: care judged together, the council above the title, a short inspection", async () => {
  const report = await read(
    ilacs(
      "Inspection of children’s social care services",
      "16 April 2018 to 20 April 2018",
      {
        leaders: "Inadequate",
        help: "Inadequate",
        care: "Requires improvement to be good",
        overall: "Inadequate",
      },
      { above: "Bristol City of" },
    ),
  );
  expect(report).toMatchObject({ kind: "ilacs", council: "bristol", type: "short", problems: [] });
  expect(report.judgements).toEqual({
    leaders: "inadequate",
    "help-and-protection": "inadequate",
    "in-care-and-care-leavers": "requires-improvement",
    overall: "inadequate",
  });
});

test("ILACS from April 2026: no overall grade, and none made up", async () => {
  const report = await read(
    ilacs("Inspection of Kent local authority children’s services", "8 to 19 June 2026", {
      leaders: "Outstanding",
      help: "Good",
      care: "Outstanding",
      leavers: "Good",
    }),
  );
  expect(report.problems).toEqual([]);
  expect(report.judgements).toEqual({
    leaders: "outstanding",
    "help-and-protection": "good",
    "in-care": "outstanding",
    "care-leavers": "good",
  });
});

test.each([
  "The overall judgement is requires improvement",
  "Children’s services in Derby City require improvement to be good",
])("SIF: five judgements and the overall one of “%s”", async (verdict) => {
  const report = await read(sif("Derby City", "6 March 2017 – 30 March 2017", "7 June 2017", verdict));
  expect(report).toMatchObject({
    kind: "sif",
    council: "derby",
    type: null,
    started: "2017-03-06",
    ended: "2017-03-30",
    published: "2017-06-07",
    problems: [],
  });
  expect(report.judgements).toEqual({
    overall: "requires-improvement",
    "help-and-protection": "requires-improvement",
    "looked-after": "good",
    adoption: "good",
    "care-leavers": "outstanding",
    leaders: "requires-improvement",
  });
});

test("a judgement that could not be made, and an inspection with one day printed", async () => {
  const report = await read(
    sif(
      "City of London",
      "28 July 2016",
      "20 September 2016",
      "Children’s services in the City of London require improvement",
      {
        rows: [
          ["1. Children who need help and protection", "Requires improvement"],
          ["2. Children looked after and achieving permanence", "Good"],
          ["2.1 Adoption performance", "Not judged"],
          ["2.2 Experiences and progress of care leavers", "Good"],
          ["3. Leadership, management and governance", "Requires improvement"],
        ],
      },
    ),
  );
  expect(report).toMatchObject({ council: "city-of-london", started: null, ended: null, problems: [] });
  expect(report.judgements.adoption).toBe("not-judged");
});

test.each([
  [
    "a heading that says another grade than the table",
    { body: [...OF_2024.body, "The experiences and progress of care leavers: good"] },
    /the table says .* page 1 says/,
  ],
  ["a table without its headings", { body: ["Nothing is confirmed."] }, /the text confirms 0 judgements/],
  [
    "a table that lacks a grade",
    { rows: OF_2024.rows.map(([label, grade], i): [string, string] => [label, i === 1 ? "" : grade]) },
    /no grade was found for help-and-protection|judgements and \d grades/,
  ],
  [
    "a table with a grade too many",
    {
      rows: [
        ...OF_2024.rows.slice(0, 2),
        ["Quality of tea", "Good"] as [string, string],
        ...OF_2024.rows.slice(2),
      ],
    },
    /6 grades/,
  ],
  ["an overall grade after they ended", { dates: "8 to 19 June 2026" }, /no overall grade by then/],
  [
    "a council nobody knows",
    { title: "Inspection of Atlantis local authority children’s services" },
    /no council is known as “Atlantis”/,
  ],
  ["days that run backwards", { dates: "23 February 2024 to 12 February 2024" }, /run backwards/],
  ["days that do not exist", { dates: "31 to 32 February 2024" }, /no dates/],
  [
    "no judgement of care leavers",
    { rows: OF_2024.rows.filter(([label]) => !label.endsWith("of care leavers")) },
    /care leavers or apart/,
  ],
] as [string, Partial<ReportPdf>, RegExp][])("%s: no grades, and why", async (_, change, problem) => {
  const report = await read({ ...OF_2024, ...change });
  expect(report.judgements).toEqual({});
  expect(report.problems.join("; ")).toMatch(problem);
});

test("a SIF verdict that does not fit its key judgements is refused", async () => {
  const report = await read(
    sif(
      "Derby City",
      "6 March 2017 – 30 March 2017",
      "7 June 2017",
      "Children’s services in Derby City are inadequate",
    ),
  );
  expect(report.judgements).toEqual({});
  expect(report.problems.join()).toContain("does not fit");
});

async function letter(words: string[], options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const pdf = new PDFDocument(options);
  const chunks: Buffer[] = [];
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => pdf.on("end", () => resolve(Buffer.concat(chunks))));
  for (const each of words) pdf.text(each);
  if (words.length === 0) pdf.rect(50, 50, 200, 200).fill("grey");
  pdf.end();
  return done;
}

test.each([
  [
    "a monitoring visit",
    () => letter(["Monitoring visit to Kent children’s services", "Inspectors found that leaders are good."]),
  ],
  ["a focused visit", () => letter(["Focused visit to Kent", "Overall effectiveness: good"])],
  [
    "a review of a safeguarding board",
    () =>
      letter([
        "Kent Safeguarding Children Board",
        "Review of the effectiveness of the Local Safeguarding Children Board",
        "The board is good",
      ]),
  ],
  [
    "an inspection of looked after children",
    () =>
      letter([
        "Inspection of looked after children services",
        "Kent County Council",
        "Overall effectiveness Good",
      ]),
  ],
  ["an HTML page", async () => Buffer.from("<!doctype html><html><body>Sorry, Good</body></html>")],
  ["an empty file", async () => Buffer.alloc(0)],
  ["no PDF", async () => Buffer.from("GIF89a Good Good Good")],
  ["a scan", () => letter([])],
  ["a password", () => letter(["Good"], { userPassword: "secret" })],
] as [string, () => Promise<Buffer>][])("named for what it is: %s", async (what, make) => {
  const report = await readBytes(await make());
  const isTitled = /visit|review|inspection/.test(what);
  expect(report).toMatchObject({ kind: isTitled ? "ungraded" : "other", judgements: {} });
  expect(report.problems.join()).toContain(what);
});

test("a report cut off or with bits flipped gives its own grades or none", { timeout: 180_000 }, async () => {
  const whole = await reportPdf(OF_2024);
  const damage = fc.oneof(
    fc.nat(whole.length - 1).map((end) => whole.subarray(0, end)),
    fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(7)), { minLength: 1, maxLength: 12 }).map((flips) => {
      const damaged = Buffer.from(whole);
      for (const [at, bit] of flips) damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
      return damaged;
    }),
    fc
      .tuple(fc.nat(whole.length - 1), fc.uint8Array({ maxLength: 60 }))
      .map(([at, bytes]) => Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at)])),
  );
  await fc.assert(
    fc.asyncProperty(damage, async (bytes) => {
      const { judgements } = await readBytes(bytes);
      if (Object.keys(judgements).length > 0) expect(judgements).toEqual(GRADES_2024);
    }),
    { numRuns: 150 },
  );
});
