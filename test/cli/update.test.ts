/** `update` against a site on this machine that behaves, and misbehaves, like Ofsted's. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createPoliteFetch } from "../../cli/update/politeFetch.ts";
import { applied, type Proposal, proposalWords } from "../../cli/update/proposal.ts";
import { updateFromCsv, updateFromFolder, updateFromSite } from "../../cli/update/update.ts";
import { readDataset } from "../../core/data/dataset.ts";
import {
  breaksOff,
  FILES,
  fails,
  hangs,
  type Listing,
  type OfstedSite,
  reportOf,
  serveOfsted,
} from "../ofstedSite.ts";
import { ilacs, reportPdf } from "../reportPdf.ts";

const dataset = readDataset();
const AS_OF = "2026-11-20";
const OLD = dataset.inspections.find(({ urn }) => urn === "80476")!;
const OLD_NUMBER = OLD.report.split("/").at(-1)!;
const LISTING: Listing = {
  "80476": [
    ["60000001", "Children’s services inspection", "03 November 2026"],
    [OLD_NUMBER, "Children’s services inspection", "01 January 2020"],
  ],
  "80536": [["60000002", "Monitoring visit", "04 November 2026"]],
  "80431": [],
};

const KENT = reportOf("Kent", ["Good", "Good", "Outstanding", "Good"]);

let site: OfstedSite;

beforeAll(async () => {
  site = await serveOfsted(LISTING);
  site.pdfs.set("60000001", await reportPdf(KENT));
  site.pdfs.set(
    "60000002",
    await reportPdf({ ...KENT, title: "Monitoring visit to Oxfordshire", hasHead: false }),
  );
});
afterAll(() => site.close());
afterEach(() => site.reset());

const FAST = { pause: 0, backoff: 10, retries: 3, patience: 400 };

function look(
  cache = mkdtempSync(join(tmpdir(), "council-ratings-cache-")),
  signal?: AbortSignal,
): Promise<Proposal> {
  return updateFromSite({
    dataset,
    asOf: AS_OF,
    tell: () => undefined,
    site: site.address,
    fetch: createPoliteFetch(FAST, signal),
    cache,
  });
}

const summary = ({ added, changed, refused, others }: Proposal) => ({
  added: added.map(({ inspection }) => `${inspection.urn} ${inspection.published}`),
  changed: changed.length,
  refused: refused.length,
  others: others.length,
});
const FOUND = { added: ["80476 2026-11-03"], changed: 0, refused: 0, others: 1 };

test("finds exactly the new reports, over all pages of the listing", async () => {
  const proposal = await look();
  expect(summary(proposal)).toEqual(FOUND);
  expect(proposal.added[0]!.inspection).toMatchObject({
    framework: "ILACS",
    type: "standard",
    started: "2026-09-07",
    judgements: {
      leaders: "good",
      "help-and-protection": "good",
      "in-care": "outstanding",
      "care-leavers": "good",
    },
    report: `${site.address}v1/file/60000001`,
  });
  expect(site.requests.filter((path) => path.startsWith(FILES))).toEqual([
    `${FILES}60000001`,
    `${FILES}60000002`,
  ]);
  const words = proposalWords(proposal);
  expect(words).toContain(
    "Children in care: Outstanding — page 1: “The experiences and progress of children in care: Outstanding”",
  );
  expect(words).toContain("a monitoring visit");
});

test("opens the pages of the two councils with a newer report, and no others", async () => {
  await look();
  expect(site.requests).toEqual([
    "/search",
    "/search",
    "/provider/44/80476",
    "/provider/44/80536",
    `${FILES}60000001`,
    `${FILES}60000002`,
  ]);
});

test("where nothing is new, only the listing is asked for", async () => {
  site.listing = {};
  expect(summary(await look())).toEqual({ added: [], changed: 0, refused: 0, others: 0 });
  expect(site.requests).toEqual(["/search", "/search"]);
});

test("the data counts as complete only up to a report that a person has yet to read", async () => {
  site.listing = { "80476": [["60000009", "Children’s services inspection", "03 November 2026"]] };
  site.pdfs.set("60000009", Buffer.from("GIF89a"));
  expect(await look()).toMatchObject({ asOf: "2026-11-02", refused: [{ why: "no PDF" }] });
});

test("a second look downloads nothing anew and finds the same; once applied, nothing", async () => {
  const cache = mkdtempSync(join(tmpdir(), "council-ratings-cache-"));
  const first = await look(cache);
  site.requests = [];
  expect(await look(cache)).toEqual(first);
  expect(site.requests.filter((path) => path.startsWith(FILES))).toEqual([]);
  const next = applied(dataset, first, []);
  expect(next.inspections).toHaveLength(dataset.inspections.length + 1);
  expect(next.asOf).toBe(AS_OF);
  const again = await updateFromSite({
    dataset: next,
    asOf: AS_OF,
    tell: () => undefined,
    site: site.address,
    fetch: createPoliteFetch(FAST),
    cache,
  });
  expect(summary(again)).toMatchObject({ added: [], changed: 0 });
});

test.each([
  ["429 with a time to wait", [fails(429, { "retry-after": "1" })]],
  ["500 twice", [fails(500), fails(503)]],
  ["an answer that does not come", [hangs]],
  ["a download that breaks off", [breaksOff, breaksOff]],
])("survives %s, on every kind of address", async (_, answers) => {
  for (const path of ["/search", "/provider/44/80476", `${FILES}60000001`])
    site.faults.set(path, [...answers]);
  expect(summary(await look())).toEqual(FOUND);
});

test("what stays broken is told, and the rest goes on", async () => {
  site.faults.set("/provider/44/80536", [fails(404)]);
  site.faults.set(`${FILES}60000001`, Array(9).fill(fails(500)));
  const proposal = await look();
  expect(summary(proposal)).toEqual({ added: [], changed: 0, refused: 2, others: 0 });
  expect(proposal.refused.map(({ why }) => why).join()).toMatch(/404.*500/);
});

test.each([
  ["the listing", (html: string) => html.replaceAll("/provider/44/", "/council/")],
  ["a council's page", (html: string) => html.replace('class="timeline"', 'class="reports"')],
  ["dates on a council's page", (html: string) => html.replaceAll(/pdf - [^<]*/g, "file")],
])("changed markup of %s stops it with a clear message", async (_, change) => {
  site.markup = change;
  await expect(look()).rejects.toThrow(/the site has changed/);
});

test("stopped in the middle, it goes on where it was", async () => {
  const cache = mkdtempSync(join(tmpdir(), "council-ratings-cache-"));
  const stop = new AbortController();
  site.faults.set(`${FILES}60000002`, [() => stop.abort(new Error("stopped"))]);
  await look(cache, stop.signal);
  expect(readdirSync(cache).filter((name) => name.endsWith(".part"))).toEqual([]);
  site.requests = [];
  expect(summary(await look(cache))).toEqual(FOUND);
  expect(site.requests.filter((path) => path.startsWith(FILES))).toEqual([`${FILES}60000002`]);
});

test("a download that was damaged on the disk is fetched anew", async () => {
  const cache = mkdtempSync(join(tmpdir(), "council-ratings-cache-"));
  await look(cache);
  for (const name of readdirSync(cache).filter((each) => each.endsWith(".pdf")))
    writeFileSync(join(cache, name), "damaged");
  writeFileSync(
    join(cache, "index.json"),
    readFileSync(join(cache, "index.json"), "utf8").replace("{", "{ "),
  );
  expect(summary(await look(cache))).toEqual(FOUND);
});

test("a report on another council's page, and one of tomorrow, are refused", async () => {
  site.listing = {
    "80536": [["60000001", "Children’s services inspection", "03 November 2026"]],
    "80476": [["60000001", "Children’s services inspection", "03 November 2027"]],
  };
  const proposal = await look();
  expect(summary(proposal)).toEqual({ added: [], changed: 0, refused: 2, others: 0 });
  expect(proposal.refused.map(({ why }) => why).join()).toMatch(
    /names kent.*after today|after today.*names kent/s,
  );
});

test("from a folder: a changed grade is no silent change, and an inspection is never lost", async () => {
  const folder = mkdtempSync(join(tmpdir(), "council-ratings-folder-"));
  const known = dataset.inspections.find(
    ({ urn, published }) => urn === "80536" && published === "2024-04-09",
  )!;
  const report = ilacs(
    "Inspection of Oxfordshire local authority children’s services",
    "12 to 23 February 2024",
    { leaders: "Inadequate", help: "Good", care: "Good", leavers: "Good", overall: "Good" },
  );
  writeFileSync(join(folder, "80536-2024-04-09.pdf"), await reportPdf(report));
  const proposal = await updateFromFolder(folder, { dataset, asOf: AS_OF, tell: () => undefined });
  expect(summary(proposal)).toEqual({ added: [], changed: 1, refused: 0, others: 0 });
  expect(proposalWords(proposal)).toContain("Impact of leaders on practice: Inadequate (was Good)");
  expect(applied(dataset, proposal, []).inspections).toEqual(dataset.inspections);
  const accepted = applied(dataset, proposal, ["80536-2024-04-09.pdf"]).inspections;
  expect(accepted).toHaveLength(dataset.inspections.length);
  expect(
    accepted.find(({ urn, published }) => urn === known.urn && published === known.published)?.judgements
      .leaders,
  ).toBe("inadequate");
});

test("from a CSV: what the data has is no change, what it has not is added", async () => {
  const head =
    "urn,council,framework,type,started,ended,published,overall,leaders,help_and_protection,in_care,care_leavers,in_care_and_care_leavers,looked_after_and_permanence,adoption,report_url";
  const file = join(mkdtempSync(join(tmpdir(), "council-ratings-csv-")), "inspections.csv");
  writeFileSync(
    file,
    `${head}\n80536,Oxfordshire,ILACS,standard,2024-02-12,2024-02-23,2024-04-09,good,good,good,good,good,,,,https://files.ofsted.gov.uk/v1/file/50243682\n80476,Kent,ILACS,standard,2026-09-07,2026-09-18,2026-11-03,,good,good,good,good,,,,https://files.ofsted.gov.uk/v1/file/60000001\n`,
  );
  const proposal = await updateFromCsv(file, { dataset, asOf: AS_OF, tell: () => undefined });
  expect(summary(proposal)).toMatchObject({ added: ["80476 2026-11-03"], changed: 0 });
});
