/** `update` against a site on this machine that behaves, and misbehaves, like Ofsted's. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createPoliteFetch } from "../../cli/update/politeFetch.ts";
import { applied, type Proposal, proposalWords } from "../../cli/update/proposal.ts";
import { updateFromCsv, updateFromFolder, updateFromSite } from "../../cli/update/update.ts";
import { readDataset } from "../../core/data/dataset.ts";
import { ilacs, reportPdf } from "../reportPdf.ts";

const dataset = readDataset();
const AS_OF = "2026-11-20";
const FILES = "/v1/file/";

/** URN -> what its page lists: a report's number, title, and day in words. */
type Listing = Record<string, [number: string, title: string, published: string][]>;

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

const KENT = ilacs("Inspection of Kent local authority children’s services", "7 to 18 September 2026", {
  leaders: "Good",
  help: "Good",
  care: "Outstanding",
  leavers: "Good",
});

const pdfs = new Map<string, Buffer>();
/** What happens to the next answers at a path; after that all is well. */
const faults = new Map<string, ((response: ServerResponse) => void)[]>();
let requests: string[] = [];
let listing = LISTING;
let markup = (html: string) => html;
let site = "";

const server = createServer((request, response) => answer(request, response));

beforeAll(async () => {
  pdfs.set("60000001", await reportPdf(KENT));
  pdfs.set(
    "60000002",
    await reportPdf({ ...KENT, title: "Monitoring visit to Oxfordshire", hasHead: false }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => {
  faults.clear();
  requests = [];
  listing = LISTING;
  markup = (html) => html;
});

function answer(request: IncomingMessage, response: ServerResponse): unknown {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  requests.push(pathname);
  const fault = faults.get(pathname)?.shift();
  if (fault) return fault(response);
  if (pathname === "/search") return response.end(markup(searchPage(Number(searchParams.get("start")))));
  const urn = /^\/provider\/44\/(\d+)$/.exec(pathname)?.[1];
  if (urn && listing[urn]) return response.end(markup(providerPage(listing[urn])));
  const pdf = pathname.startsWith(FILES) ? pdfs.get(pathname.slice(FILES.length)) : undefined;
  if (pdf) return response.end(pdf);
  return response.writeHead(404).end("not found");
}

/** Two councils a page. */
function searchPage(start: number): string {
  const urns = Object.keys(listing).slice(start, start + 2);
  const items = urns.map(
    (urn) => `<li class="search-result"><h3><a href="/provider/44/${urn}">A council</a></h3></li>`,
  );
  const next =
    start + 2 < Object.keys(listing).length
      ? `<a class="pagination__next" href="/search?start=${start + 2}">Next</a>`
      : "";
  return `<html><body><ul class="results-list">${items.join("")}</ul>${next}</body></html>`;
}

function providerPage(reports: Listing[string]): string {
  const days = reports.map(
    ([number, title, day]) =>
      `<li class="timeline__day"><a class="publication-link" href="${FILES}${number}">${title} <span class="nonvisual">${title}, pdf - ${day}</span></a></li>`,
  );
  return `<html><body><h1>A council</h1><ol class="timeline">${days.join("")}</ol></body></html>`;
}

const FAST = { pause: 0, backoff: 10, retries: 3, patience: 400 };

function look(
  cache = mkdtempSync(join(tmpdir(), "council-ratings-cache-")),
  signal?: AbortSignal,
): Promise<Proposal> {
  return updateFromSite({
    dataset,
    asOf: AS_OF,
    tell: () => undefined,
    site,
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
    report: `${site}v1/file/60000001`,
  });
  expect(requests.filter((path) => path.startsWith(FILES))).toEqual([`${FILES}60000001`, `${FILES}60000002`]);
  const words = proposalWords(proposal);
  expect(words).toContain(
    "Children in care: Outstanding — page 1: “The experiences and progress of children in care: Outstanding”",
  );
  expect(words).toContain("a monitoring visit");
});

test("a second look downloads nothing anew and finds the same; once applied, nothing", async () => {
  const cache = mkdtempSync(join(tmpdir(), "council-ratings-cache-"));
  const first = await look(cache);
  requests = [];
  expect(await look(cache)).toEqual(first);
  expect(requests.filter((path) => path.startsWith(FILES))).toEqual([]);
  const next = applied(dataset, first, []);
  expect(next.inspections).toHaveLength(dataset.inspections.length + 1);
  expect(next.asOf).toBe(AS_OF);
  const again = await updateFromSite({
    dataset: next,
    asOf: AS_OF,
    tell: () => undefined,
    site,
    fetch: createPoliteFetch(FAST),
    cache,
  });
  expect(summary(again)).toMatchObject({ added: [], changed: 0 });
});

const fails =
  (status: number, headers = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, headers).end();
const hangs = () => undefined;
const breaksOff = (response: ServerResponse) => {
  response.writeHead(200, { "content-length": "100000" }).write("%PDF-1.4 only the start");
  setTimeout(() => response.destroy(), 20);
};

test.each([
  ["429 with a time to wait", [fails(429, { "retry-after": "1" })]],
  ["500 twice", [fails(500), fails(503)]],
  ["an answer that does not come", [hangs]],
  ["a download that breaks off", [breaksOff, breaksOff]],
])("survives %s, on every kind of address", async (_, answers) => {
  for (const path of ["/search", "/provider/44/80476", `${FILES}60000001`]) faults.set(path, [...answers]);
  expect(summary(await look())).toEqual(FOUND);
});

test("what stays broken is told, and the rest goes on", async () => {
  faults.set("/provider/44/80536", [fails(404)]);
  faults.set(`${FILES}60000001`, Array(9).fill(fails(500)));
  const proposal = await look();
  expect(summary(proposal)).toEqual({ added: [], changed: 0, refused: 2, others: 0 });
  expect(proposal.refused.map(({ why }) => why).join()).toMatch(/404.*500/);
});

test.each([
  ["the listing", (html: string) => html.replaceAll("/provider/44/", "/council/")],
  ["a council's page", (html: string) => html.replace('class="timeline"', 'class="reports"')],
  ["dates on a council's page", (html: string) => html.replaceAll(/pdf - [^<]*/g, "file")],
])("changed markup of %s stops it with a clear message", async (_, change) => {
  markup = change;
  await expect(look()).rejects.toThrow(/the site has changed/);
});

test("stopped in the middle, it goes on where it was", async () => {
  const cache = mkdtempSync(join(tmpdir(), "council-ratings-cache-"));
  const stop = new AbortController();
  faults.set(`${FILES}60000002`, [() => stop.abort(new Error("stopped"))]);
  await look(cache, stop.signal);
  expect(readdirSync(cache).filter((name) => name.endsWith(".part"))).toEqual([]);
  requests = [];
  expect(summary(await look(cache))).toEqual(FOUND);
  expect(requests.filter((path) => path.startsWith(FILES))).toEqual([`${FILES}60000002`]);
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
  listing = {
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
