/** Looks at Ofsted's site, from the reader's button to the grades in an open page, and whatever may go wrong with one. */
import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { readDataset } from "../../core/data/dataset.ts";
import { emptyProfile } from "../browsers.ts";
import { BUILT_FOR_TESTS, killBrowser, openChromium } from "../extensionInChromium.ts";
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
import { type ReportPdf, reportPdf } from "../reportPdf.ts";
import { card, chromiumForTests, openCard, waitForMark } from "./inChromium.ts";
import { readLog } from "./logInBrowser.ts";

const chromium = chromiumForTests();
let ofsted: OfstedSite;
/** Where what came of looks is told. */
let options: Page;

const GOOD: [string, string, string, string] = ["Good", "Good", "Good", "Good"];
const KENT = reportOf("Kent", ["Outstanding", "Good", "Outstanding", "Good"]);
const TITLE = "Children’s services inspection";
const DAY = "03 November 2026";

const pdf = async (number: string, report: ReportPdf) => ofsted.pdfs.set(number, await reportPdf(report));

beforeAll(async () => {
  ofsted = await serveOfsted({ "80476": [["60000001", TITLE, DAY]] }, inject("ofstedPorts").chrome);
  await pdf("60000001", KENT);
  await pdf("60000002", { ...KENT, title: "Monitoring visit to Oxfordshire", hasHead: false });
  await pdf("60000003", reportOf("Oxfordshire", GOOD));
  await pdf("60000004", reportOf("Hackney", GOOD));
  ofsted.pdfs.set("60000005", Buffer.from("<!doctype html><title>Sorry</title>"));
  await pdf("60000006", { ...KENT, userPassword: "secret" });
  ofsted.pdfs.set("60000007", (await reportPdf(KENT)).subarray(0, 900));
  ofsted.pdfs.set("60000008", Buffer.alloc(25_000_000, "%PDF-1.4 "));
  await pdf("60000009", { ...KENT, title: "Area inspection of Kent", hasHead: false });
  await pdf("60000010", { ...KENT, rows: KENT.rows.map(([label]) => [label, "Inadequate"]) });
});
afterAll(() => ofsted.close());
afterEach(async () => {
  await forgetAll();
  ofsted.reset();
});

async function openOptions(): Promise<void> {
  if (options && !options.isClosed()) return;
  options = await chromium.openOurs("options.html");
}

/** As at first: nothing read, no look made. */
async function forgetAll(): Promise<void> {
  await openOptions();
  await options.evaluate(async () => {
    await chrome.storage.local.remove(["look-status", "look-weekly"]);
    await new Promise((resolve) => {
      indexedDB.deleteDatabase("council-ratings-look").onsuccess = resolve;
    });
    await chrome.storage.local.set({ "look-taken": Date.now() });
  });
  await options.close();
}

/** ms: forty reports are read in one look, on a machine that may be at much else. */
const LOOK = 600_000;

/** Presses the button, on the settings page unless told. @returns what is told when the look is done */
async function look(page?: Page): Promise<string> {
  if (!page) await openOptions();
  const at = page ?? options;
  const told = () =>
    at.evaluate(() => {
      const element = document.querySelector<HTMLElement>(".look");
      const { outcome = "" } = element?.dataset ?? {};
      return { outcome, at: element?.querySelector("time")?.dateTime, words: element?.textContent ?? "" };
    });
  const before = await told();
  await at.getByRole("button", { name: "Check Ofsted now" }).first().click();
  let now = before;
  const isDone = async () => {
    now = await told();
    return now.at !== undefined && now.at !== before.at && now.outcome !== "looking";
  };
  await expect.poll(isDone, { timeout: LOOK }).toBe(true);
  return now.words;
}

/** What the council's own page shows. */
async function councilPage(id: string): Promise<string> {
  const page = await chromium.openOurs(`council.html?id=${id}`);
  const rating = page.locator(".rating");
  await rating.waitFor();
  const text = (await rating.textContent()) ?? "";
  await page.close();
  return text;
}

const UNCHANGED = /Read from Ofsted's report|newer report/;

test("a reader with older data presses the button in the card, and sees the new grades there", async () => {
  const page = await chromium.open("news.html");
  await waitForMark(page, "Kent County Council");
  const opened = await openCard(page, "Kent County Council");
  const before = await opened.textContent();
  expect(before).not.toContain("Read from Ofsted's report");
  expect(before).toMatch(/Checked \d+ days ago; Ofsted may have published since/);
  const england = await chromium.openOurs("england.html?councils=kent&judgement=in-care");
  const inEngland = england.locator(".newest li").first();
  await expect.poll(() => inEngland.textContent()).not.toContain("November 2026");
  await page.bringToFront();
  await openCard(page, "Kent County Council");
  await opened.getByRole("button", { name: "Check Ofsted now" }).click();
  await expect
    .poll(() => card(page).textContent(), { timeout: LOOK })
    .toContain("1 newer report with grades was read");
  await expect.poll(() => card(page).textContent()).toContain("published 3 November 2026");
  const after = (await card(page).textContent()) ?? "";
  expect(after).toMatch(/Children in care\s*Outstanding/);
  expect(after).toMatch(/Read from Ofsted's report on this computer, \d+ \w+ 20\d\d\./);
  expect(await card(page).getByRole("link", { name: "Read the report" }).getAttribute("href")).toBe(
    `${ofsted.address}v1/file/60000001`,
  );
  expect(after).not.toContain("may have published since");
  // The page's own badges, and the other surfaces.
  await expect
    .poll(() =>
      page
        .locator("council-ratings-badge")
        .first()
        .evaluate((badge) => badge.isConnected),
    )
    .toBe(true);
  const popup = await chromium.openOurs("popup.html", page);
  await expect.poll(() => popup.locator(".councils").textContent()).toContain("read on this computer");
  const panel = await chromium.openOurs("sidepanel.html", page);
  await expect.poll(() => panel.locator("main").textContent()).toContain("read on this computer");
  // Open all the while: the newest report, the tile and the day are those of now.
  await england.bringToFront();
  await expect.poll(() => inEngland.textContent()).toMatch(/3 November 2026.*Outstanding/);
  await england.getByRole("link", { name: "Kent, outstanding, inspected 2026" }).waitFor();
});

test("nothing new costs two requests, and less when asked again; three new reports cost eight", async () => {
  ofsted.listing = {};
  expect(await look()).toContain("Ofsted has published no newer grades.");
  expect(ofsted.requests).toEqual(["/search", "/search"]);
  ofsted.requests = [];
  expect(await look()).toContain("no newer grades");
  expect(ofsted.requests).toEqual(["/search 304", "/search 304"]);
  ofsted.requests = [];
  ofsted.listing = {
    "80476": [["60000001", TITLE, DAY]],
    "80536": [
      ["60000003", TITLE, DAY],
      ["50243682", TITLE, "09 April 2024"],
    ],
    "80489": [["60000002", "Monitoring visit", DAY]],
  };
  expect(await look()).toContain("2 newer reports with grades were read.");
  expect(ofsted.requests).toHaveLength(8);
  ofsted.requests = [];
  await look();
  expect(ofsted.requests).toEqual(["/search 304", "/search 304"]);
});

test("a look asks forty times at the most, and the next one goes on where it was", async () => {
  const urns = readDataset().councils.flatMap(({ urn, end }) => (urn && !end ? [urn] : []));
  const listing: Listing = {};
  for (const [i, urn] of urns.slice(0, 25).entries()) {
    ofsted.pdfs.set(`6100${i}`, ofsted.pdfs.get("60000002")!);
    listing[urn] = [[`6100${i}`, "Monitoring visit", DAY]];
  }
  ofsted.listing = listing;
  expect(await look()).toContain("asked 40 times, the most for one look");
  expect(ofsted.requests).toHaveLength(40);
  const before = ofsted.requests.filter((path) => path.startsWith(FILES));
  ofsted.requests = [];
  expect(await look()).toContain("no newer grades");
  const after = ofsted.requests.filter((path) => path.startsWith(FILES));
  expect(new Set([...before, ...after]).size).toBe(25);
  expect(after).toHaveLength(25 - before.length);
});

test("the scan log has the grades that were read", async () => {
  await look();
  const research = await chromium.openOurs("research.html");
  await research.getByRole("button", { name: "Turn on" }).click();
  await chromium.open("news.html");
  const kents = async () =>
    (await readLog(research)).flatMap(({ mentions }) =>
      mentions.flatMap(({ gradesNow }) => gradesNow.filter(({ council }) => council === "kent")),
    );
  await expect.poll(async () => (await kents())[0]?.published).toBe("2026-11-03");
  expect((await kents())[0]).toMatchObject({
    grade: "no-overall-grade",
    report: `${ofsted.address}v1/file/60000001`,
  });
});

test("without being asked, no request is made; with a weekly look chosen, a time for it is set", async () => {
  const page = await chromium.open("news.html");
  await waitForMark(page, "Kent County Council");
  await openCard(page, "Kent County Council");
  for (const path of ["popup.html", "sidepanel.html", "options.html", "welcome.html", "council.html?id=kent"])
    await (await chromium.openOurs(path)).locator("h1").waitFor();
  expect(ofsted.requests).toEqual([]);
  const alarm = () => chromium.browser.background.evaluate(() => chrome.alarms.get("look"));
  expect(await alarm()).toBeUndefined();
  await openOptions();
  const weekly = options.getByRole("switch", { name: "Look at Ofsted's site each week" });
  await weekly.click();
  await expect.poll(async () => (await alarm())?.scheduledTime).toBeGreaterThan(Date.now());
  await weekly.click();
  await expect.poll(alarm).toBeUndefined();
});

test("forgetting what was read brings the data's grades back, and can be undone", async () => {
  await look();
  expect(await councilPage("kent")).toContain("Read from Ofsted's report");
  await openOptions();
  await options.getByRole("button", { name: "Forget what was read here" }).click();
  await options.getByText("What was read on this computer was forgotten.").waitFor();
  expect(await councilPage("kent")).not.toMatch(UNCHANGED);
  await options.getByRole("button", { name: "Undo" }).click();
  await options.getByText("Taken back.").waitFor();
  expect(await councilPage("kent")).toContain("Read from Ofsted's report");
});

describe.sequential("what goes wrong is told in words, and the grades at hand stay", () => {
  const cases: [string, () => void, RegExp][] = [
    ["404", () => ofsted.faults.set("/search", [fails(404)]), /answered with an error \(404\)/],
    [
      "403",
      () => ofsted.faults.set("/search", [fails(403)]),
      /to be left alone for now \(403\)\. The next look can be at/,
    ],
    [
      "429 with a long time to wait",
      () => ofsted.faults.set("/search", [fails(429, { "retry-after": "7200" })]),
      /to be left alone for now \(429\)\. The next look can be at/,
    ],
    ["500 again and again", () => ofsted.faults.set("/search", Array(9).fill(fails(500))), /error \(500\)/],
    ["no answer", () => ofsted.faults.set("/search", [hangs]), /took too long/],
    ["a listing that breaks off", () => ofsted.faults.set("/search", [breaksOff]), /could not be reached/],
    [
      "another listing",
      () => {
        ofsted.markup = (html) => html.replaceAll("/provider/44/", "/council/");
      },
      /does not look as it did \(no link to a council\): nothing was taken/,
    ],
    [
      "a listing without days",
      () => {
        ofsted.markup = (html) => html.replaceAll("Latest report", "Newest");
      },
      /no day of any report/,
    ],
    [
      "a council's page without dates",
      () => {
        ofsted.markup = (html) => html.replaceAll(/pdf - [^<]*/g, "file");
      },
      /no date on any report/,
    ],
    [
      "a listing of one page of two",
      () => {
        ofsted.markup = (html) => html.replaceAll("pagination__next", "next-page");
      },
      /5\d councils could not be looked at/,
    ],
  ];
  test.each(cases)("%s", async (_, go, words) => {
    go();
    expect(await look()).toMatch(words);
    expect(await councilPage("oxfordshire")).not.toMatch(UNCHANGED);
  });

  test("after a refusal nothing is asked before its time", async () => {
    ofsted.faults.set("/search", [fails(429, { "retry-after": "7200" })]);
    await look();
    ofsted.requests = [];
    await options.evaluate(() => chrome.runtime.sendMessage({ type: "check-ofsted" }));
    expect(ofsted.requests).toEqual([]);
  });

  test("a short wait that is asked for is waited", async () => {
    ofsted.faults.set("/search", [fails(429, { "retry-after": "1" }), fails(503)]);
    expect(await look()).toContain("1 newer report with grades was read.");
  });
});

describe.sequential("a report that cannot be read changes no grade, and the card says that it is there", () => {
  test.each([
    ["about another council than its page", "60000004"],
    ["an HTML page", "60000005"],
    ["encrypted", "60000006"],
    ["truncated", "60000007"],
    ["far too large", "60000008"],
    ["of a framework not known", "60000009"],
    ["whose table and text differ", "60000010"],
    ["not there", "60000099"],
  ])("%s", async (_, number) => {
    ofsted.listing = { "80476": [[number, TITLE, DAY]] };
    expect(await look()).toContain("1 newer report could not be read");
    const shown = await councilPage("kent");
    expect(shown).toMatch(/Ofsted published a newer report on 3 November 2026\.\s*Read it on Ofsted's site/);
    expect(shown).not.toContain("Read from Ofsted's report");
    // It is not asked for again by the same version.
    ofsted.requests = [];
    await look();
    expect(ofsted.requests.filter((path) => path.startsWith(FILES))).toEqual([]);
  });

  test("a visit changes nothing but the day of the look", async () => {
    ofsted.listing = { "80476": [["60000002", "Monitoring visit", DAY]] };
    expect(await look()).toContain("Ofsted has published no newer grades.");
    expect(await councilPage("kent")).not.toMatch(UNCHANGED);
  });

  test("a report of tomorrow is none, by the site's own clock", async () => {
    ofsted.listing = { "80476": [["60000001", TITLE, "03 November 2046"]] };
    expect(await look()).toContain("1 newer report could not be read");
  });
});

test("offline it says so", async () => {
  await openOptions();
  await ofsted.close();
  try {
    expect(await look()).toMatch(/could not be reached\. Are you online\?/);
  } finally {
    const { pdfs, listing } = ofsted;
    ofsted = await serveOfsted(listing, inject("ofstedPorts").chrome);
    for (const [number, bytes] of pdfs) ofsted.pdfs.set(number, bytes);
  }
});

test("a browser that is killed in the middle says so, and the next look asks for nothing twice", async () => {
  const profile = emptyProfile();
  const first = await openChromium({ built: BUILT_FOR_TESTS, profile });
  ofsted.listing = {
    "80476": [["60000001", TITLE, DAY]],
    "80536": [["60000003", TITLE, DAY]],
  };
  // Council by council, in the order of the listing.
  ofsted.faults.set(`${FILES}60000003`, [hangs]);
  const page = await first.context.newPage();
  await page.goto(first.page("options.html"));
  await page.getByRole("button", { name: "Check Ofsted now" }).click();
  await expect.poll(() => ofsted.requests).toContain(`${FILES}60000003`);
  await killBrowser(first.context);
  ofsted.requests = [];
  const second = await openChromium({ built: BUILT_FOR_TESTS, profile });
  try {
    const again = await second.context.newPage();
    await again.goto(second.page("options.html"));
    await again.getByText("The last look was broken off").waitFor();
    expect(await look(again)).toContain("1 newer report with grades was read.");
    expect(ofsted.requests.filter((path) => path.startsWith(FILES))).toEqual([`${FILES}60000003`]);
    await again.goto(second.page("council.html?id=kent"));
    await again.getByText("Read from Ofsted's report").first().waitFor();
  } finally {
    await second.close();
  }
});

test("with no room left to keep it, nothing is taken", async () => {
  // A browser that has written nothing yet: how much room there was at the last time is remembered for a while.
  const browser = await openChromium({ built: BUILT_FOR_TESTS });
  try {
    const page = await browser.context.newPage();
    await page.goto(browser.page("options.html"));
    const session = await browser.context.newCDPSession(page);
    const origin = `chrome-extension://${new URL(page.url()).host}`;
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
    expect(await look(page)).toMatch(/no room left|could not be kept/);
    await page.goto(browser.page("council.html?id=kent"));
    await page.locator(".rating").waitFor();
    expect(await page.locator(".rating").textContent()).not.toMatch(UNCHANGED);
  } finally {
    await browser.close();
  }
});

test("a clock that is a year off changes no day of a report, and is told", async () => {
  const yearBefore = new Date(Date.now() - 366 * 864e5).toUTCString();
  ofsted.date = yearBefore;
  const told = await look();
  expect(told).toContain("This computer's clock is wrong");
  // By the site's clock the report is of the future.
  expect(told).toContain("1 newer report could not be read");
  // Also where the site says no more than that nothing has changed.
  ofsted.requests = [];
  expect(await look()).toContain("This computer's clock is wrong");
  expect(ofsted.requests).toEqual(["/search 304", "/search 304"]);
});

test("two windows that look at once make one look", async () => {
  const other = await chromium.openOurs("council.html?id=kent");
  await openOptions();
  await Promise.all([look(), look(other)]);
  expect(ofsted.requests.filter((path) => path === "/search")).toHaveLength(2);
});
