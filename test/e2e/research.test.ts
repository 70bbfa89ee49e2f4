/** Research in the browser: the scan log and the page that shows it. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import type { Download, Page } from "playwright";
import { describe, expect, test } from "vitest";
import type { PageRecord } from "../../core/record/pageRecord.ts";
import { findings } from "../axe.ts";
import { emptyProfile } from "../browsers.ts";
import { BUILT_FOR_TESTS, killBrowser, openChromium } from "../extensionInChromium.ts";
import { servePages } from "../pageServer.ts";
import { storyPage } from "../pages/storyPage.ts";
import { chromiumForTests, waitForMark } from "./inChromium.ts";
import { fillLog, openEmptyResearch, readLog } from "./logInBrowser.ts";

const chromium = chromiumForTests();

const openResearch = ({ on = true } = {}) => openEmptyResearch(chromium, on);

async function visit(name: string, research: Page): Promise<PageRecord> {
  const page = await chromium.open(name);
  const ofPage = async () => (await readLog(research)).find((record) => record.foundAt === page.url());
  await expect.poll(ofPage).toBeDefined();
  await page.close();
  return (await ofPage())!;
}

async function show(research: Page): Promise<void> {
  await research.bringToFront();
  await research.reload();
}

const toolbarText = () =>
  chromium.browser.background.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true });
    return [
      await chrome.action.getBadgeText({ tabId: tab!.id! }),
      await chrome.action.getTitle({ tabId: tab!.id! }),
    ];
  });

const rows = (research: Page) => research.locator("tbody tr:not(.gap)");

const rowOf = (research: Page, council: string) =>
  rows(research)
    .filter({ has: research.locator("td:nth-child(2)", { hasText: council }) })
    .first();

async function saved(download: Download): Promise<Uint8Array> {
  return new Uint8Array(readFileSync(await download.path()));
}

async function exported(research: Page, format: RegExp): Promise<Record<string, Uint8Array>> {
  await research.getByRole("tab", { name: "Export and import" }).click();
  await research.getByRole("radio", { name: format }).check();
  const [download] = await Promise.all([
    research.waitForEvent("download"),
    research.getByRole("button", { name: "Export", exact: true }).click(),
  ]);
  return unzipSync(await saved(download));
}

describe("the scan log", () => {
  test("is off until it is turned on, and then keeps what a page says and names", async () => {
    const research = await openResearch({ on: false });
    const before = await chromium.open("news.html");
    await waitForMark(before, "Hackney Council");
    expect((await toolbarText())[0]).not.toContain("●");
    await before.close();
    expect(await readLog(research)).toEqual([]);

    await research.getByRole("button", { name: "Turn on" }).click();
    const record = await visit("news.html", research);
    expect(record).toMatchObject({
      title: "Five councils share a plan to keep social workers",
      site: new URL(record.address).host,
      published: "2019-03-05",
      publishedFrom: "meta",
      lang: "en-GB",
      textFrom: "main",
    });
    const barnet = record.mentions.find(({ surface }) => surface === "London Borough of Barnet");
    expect(barnet).toMatchObject({
      class: "name",
      councils: ["barnet"],
      gradesNow: [{ grade: "good", framework: "ILACS" }],
      gradesThen: [{ grade: "inadequate", framework: "SIF" }],
    });
    expect(`${barnet?.before}${barnet?.surface}`).toContain("London Borough of Barnet");
  });

  test("has a sign on the toolbar and in the popup, where it is paused and a site is excluded", async () => {
    const research = await openResearch();
    const page = await chromium.open("grades.html");
    await expect.poll(async () => (await readLog(research)).length).toBe(1);
    expect(await toolbarText()).toEqual([
      expect.stringMatching(/^●\d/),
      expect.stringContaining("scan log on"),
    ]);
    const popup = await chromium.openOurs("popup.html", page);
    await popup.getByText("● Scan log on").waitFor();
    expect(await findings(popup)).toEqual([]);
    await popup.getByRole("switch", { name: /^Log pages of/ }).uncheck();
    await (await chromium.open("news.html")).close();
    await popup.getByRole("switch", { name: /^Log pages of/ }).check();
    await popup.getByRole("button", { name: "Pause" }).click();
    await popup.getByText("Scan log paused").waitFor();
    await page.bringToFront();
    await expect.poll(async () => (await toolbarText())[0]).not.toContain("●");
    const marked = await chromium.open("news.html");
    await waitForMark(marked, "Hackney Council");
    expect((await readLog(research)).map(({ title }) => title)).toEqual(["Six ways to plan a winter"]);
  });

  test("a page visited again is brought up to date, and its labels stay", async () => {
    const research = await openResearch();
    const first = await visit("news.html", research);
    await show(research);
    await rowOf(research, "London Borough of Barnet").click();
    await research.getByRole("button", { name: "Wrong council" }).click();
    await research.getByRole("textbox", { name: "Note" }).fill("another Barnet");
    await research.getByRole("textbox", { name: "Note" }).blur();
    const again = async () => (await readLog(research))[0]!;
    await expect.poll(async () => JSON.stringify(await again())).toContain("another Barnet");
    await (await chromium.open("news.html?utm_source=letter")).waitForLoadState();
    await expect.poll(async () => (await again()).scannedAt > first.scannedAt).toBe(true);
    expect(await readLog(research)).toHaveLength(1);
    expect((await again()).mentions.filter(({ label }) => label)).toMatchObject([
      { label: { verdict: "wrong-council", note: "another Barnet" } },
    ]);
  });
});

test("storage full is told, and loses nothing", async () => {
  const profile = emptyProfile();
  const server = await servePages();
  const start = async () => {
    const browser = await openChromium({ built: BUILT_FOR_TESTS, profile });
    const research = await browser.context.newPage();
    await research.goto(browser.page("research.html"));
    const visit = async (name: string) => {
      const page = await browser.context.newPage();
      await page.goto(server.url(name));
      await page.waitForLoadState();
    };
    return { browser, research, visit };
  };
  const first = await start();
  await first.research.getByRole("button", { name: "Turn on" }).click();
  await first.visit("news.html");
  await expect.poll(async () => (await readLog(first.research)).length).toBe(1);
  await first.browser.close();

  // Chromium remembers for half a minute how much room there was: it is asked anew after a restart.
  const { browser, research, visit } = await start();
  const devtools = await browser.context.newCDPSession(research);
  const origin = `chrome-extension://${new URL(research.url()).host}`;
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await visit("grades.html");
  await research.getByText(/disk space that the browser grants is used up/).waitFor();
  await research.getByText("Scan log paused").waitFor();
  expect(await findings(research)).toEqual([]);
  await rows(research).first().click();
  await research.getByRole("button", { name: "Relevant", exact: true }).click();
  await research.getByText(/no disk space left for this: nothing was changed/).waitFor();
  expect((await readLog(research)).map(({ title }) => title)).toEqual([
    "Five councils share a plan to keep social workers",
  ]);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin });
  await research.getByRole("button", { name: "Resume log" }).click();
  await visit("grades.html");
  await expect.poll(async () => (await readLog(research)).length).toBe(2);
  await browser.close();
  await server.close();
});

describe("the research page", () => {
  test("filters, sorts, goes by keyboard, deletes and takes it back", async () => {
    const research = await openResearch();
    for (const name of ["news.html", "grades.html", "split.html"]) await visit(name, research);
    await show(research);
    const count = research.locator(".count");
    const all = /^(\d+) mentions on 3 pages/;
    await expect.poll(() => count.innerText()).toMatch(all);
    const total = Number(all.exec(await count.innerText())?.[1]);
    expect(await findings(research)).toEqual([]);

    await research
      .getByRole("combobox", { name: "Council" })
      .selectOption({ label: "London Borough of Barnet" });
    await expect.poll(() => rows(research).count()).toBe(1);
    expect(await rows(research).innerText()).toContain("Inadequate");
    await research.getByRole("button", { name: "Show all" }).click();
    await research.getByLabel("Search").fill("winter kent");
    for (const text of await rows(research).allInnerTexts()) expect(text).toMatch(/Kent/);
    await research.getByLabel("Search").fill("nothing like this");
    await research.getByText("No mention is left by these filters.").waitFor();
    await research.getByLabel("Search").fill("");
    await research.getByLabel("Published from").fill("2019-01-01");
    await expect.poll(() => count.innerText()).toMatch(/^11 of/);
    await research.getByRole("button", { name: "Show all" }).click();

    await research.getByRole("columnheader", { name: "Council" }).getByRole("button").click();
    const councils = async () =>
      (await rows(research).locator("td:nth-child(2)").allInnerTexts()).slice(0, 8);
    expect(await councils()).toEqual([...(await councils())].sort());
    await rows(research).first().focus();
    await research.keyboard.press("End");
    await expect
      .poll(() => research.evaluate(() => document.activeElement?.ariaRowIndex))
      .toBe(String(total + 1));
    await research.keyboard.press("Home");
    await research.keyboard.press("ArrowDown");
    await research.keyboard.press("Enter");
    await expect.poll(() => research.evaluate(() => document.activeElement?.tagName)).toBe("H2");
    expect(await findings(research)).toEqual([]);
    await research.getByRole("button", { name: "Delete this page" }).click();
    await expect.poll(() => count.innerText()).toMatch(/on 2 pages/);
    await research.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => count.innerText()).toMatch(/on 3 pages/);
    await research.getByRole("tab", { name: "Log", exact: true }).click();
    await research.getByRole("button", { name: "Delete the whole log" }).click();
    await research.getByText("0 pages with 0 mentions").waitFor();
    await research.getByRole("button", { name: "Undo" }).click();
    await research.getByText(`3 pages with ${total} mentions`).waitFor();
    expect(await findings(research)).toEqual([]);
  });

  test("draws four charts, each to be saved as SVG, PNG and figures", async () => {
    const research = await openResearch();
    await visit("news.html", research);
    await show(research);
    await research.getByRole("tab", { name: "Charts" }).click();
    await expect.poll(() => research.locator("figure").count()).toBe(4);
    await research.locator("figure img").nth(2).waitFor();
    expect(await findings(research)).toEqual([]);
    const save = async (name: string) => {
      const [download] = await Promise.all([
        research.waitForEvent("download"),
        research.getByRole("button", { name }).click(),
      ]);
      return saved(download);
    };
    expect(strFromU8(await save("SVG: Councils by mentions"))).toMatch(/^<svg[\s\S]*Barnet[\s\S]*<\/svg>$/);
    expect([...(await save("PNG: Councils by mentions")).subarray(1, 4)]).toEqual([...Buffer.from("PNG")]);
    const figures = parse(Buffer.from(await save("Figures as CSV: Grade when mentioned against grade now")), {
      bom: true,
      columns: true,
    }) as Record<string, string>[];
    expect(figures.find((row) => row.grade_then === "inadequate")).toMatchObject({ grade_now: "good" });
  });

  test("exports tables with codebook and methods, and merges another researcher's log", async () => {
    const research = await openResearch();
    for (const name of ["news.html", "split.html"]) await visit(name, research);
    await show(research);
    const label = async (verdict: string) => {
      await research.getByRole("tab", { name: "Table" }).click();
      await rowOf(research, "London Borough of Barnet").click();
      await research.getByRole("button", { name: verdict, exact: true }).click();
      await expect
        .poll(async () => JSON.stringify(await readLog(research)))
        .toContain(verdict.toLowerCase().replace(" ", "-"));
    };
    await label("Wrong council");
    const onMap = research.getByRole("link", { name: "Their councils on the map" });
    expect(await onMap.getAttribute("href")).toMatch(/^england\.html\?councils=([a-z-]+,)*barnet(,|$)/);
    const theirs = await exported(research, /JSON Lines/);
    expect(Object.keys(theirs).sort()).toEqual([
      "codebook.md",
      "log.jsonl",
      "mentions.jsonl",
      "methods.md",
      "pages.jsonl",
    ]);
    expect(strFromU8(theirs["methods.md"]!)).toContain("labelled wrong council: 1");
    const table = await exported(research, /CSV/);
    const mentions = parse(Buffer.from(table["mentions.csv"]!), { bom: true, columns: true }) as Record<
      string,
      string
    >[];
    expect(mentions.filter((row) => row.label === "wrong-council")).toMatchObject([{ council_id: "barnet" }]);

    // Mine: one page of theirs with a label of my own, and a page that they have not.
    await research.getByRole("tab", { name: "Table" }).click();
    await label("Relevant");
    await research.getByLabel("Search").fill("pieces");
    await research
      .locator(".count")
      .getByRole("button", { name: /^Delete/ })
      .click();
    await visit("grades.html", research);
    await show(research);
    await research.getByRole("tab", { name: "Export and import" }).click();
    const choose = (name: string, content: Uint8Array | string) =>
      research.getByLabel("A log to import").setInputFiles({
        name,
        mimeType: "application/octet-stream",
        buffer: Buffer.from(content),
      });
    await choose("theirs.jsonl", `${strFromU8(theirs["log.jsonl"]!)}{"address":1}\n`);
    await research
      .getByText("1 pages were added and 0 brought up to date. 1 labels differ: yours were kept.")
      .waitFor();
    await research.getByText(/line 3: /).waitFor();
    expect(await readLog(research)).toHaveLength(3);
    await research.getByRole("button", { name: "Undo" }).click();
    await expect.poll(async () => (await readLog(research)).length).toBe(2);
    await choose("theirs.zip", "no zip");
    await research.getByText(/is a broken zip file. Export the other log again/).waitFor();
    expect(await readLog(research)).toHaveLength(2);
  });
});

test("a batch asks, reads one page at a time from each site, tells failures and goes on after a restart", async () => {
  const asked: string[] = [];
  const names = Array.from({ length: 5 }, (_, i) => `story${i}.html`);
  const server = await servePages(
    new Map(names.map((name) => [name, storyPage({ councils: ["Kent County Council"] })])),
  );
  const research = await openResearch();
  research.on("request", (request) => asked.push(request.url()));
  await research.getByRole("tab", { name: "Batch" }).click();
  await research
    .getByLabel(/^Addresses of pages/)
    .fill([...names, "gone.html"].map(server.url).concat("no address").join("\n"));
  await research.getByRole("button", { name: "Add", exact: true }).click();
  await research.getByText("2 lines are no address").waitFor();
  await research.getByText(/will be fetched from 127.0.0.1:\d+ \(6\), one at a time from each/).waitFor();
  expect(await findings(research)).toEqual([]);
  await research.getByRole("button", { name: "Start" }).click();
  await research.getByText(/^[12] of 6 read/).waitFor();
  await research.reload();
  await research.getByRole("tab", { name: "Batch" }).click();
  await research.getByRole("button", { name: "Pause", exact: true }).click();
  await research.getByRole("button", { name: "Resume", exact: true }).click();
  await research.getByText("5 of 6 read, 1 failed.").waitFor();
  await research.getByText("the site answered 404").waitFor();
  expect((await readLog(research)).map(({ mentions }) => mentions.length)).toEqual([1, 1, 1, 1, 1]);
  await server.close();
});

test("a killed browser loses at most the page being written", async () => {
  const profile = emptyProfile();
  const names = Array.from({ length: 12 }, (_, i) => `story${i}.html`);
  const server = await servePages(
    new Map(names.map((name) => [name, storyPage({ councils: ["Kent County Council"] })])),
  );
  const first = await openChromium({ built: BUILT_FOR_TESTS, profile });
  const research = await first.context.newPage();
  await research.goto(first.page("research.html"));
  await research.getByRole("button", { name: "Turn on" }).click();
  const page = await first.context.newPage();
  for (const name of names.slice(0, 8)) {
    await page.goto(server.url(name));
    const isLogged = async () => (await readLog(research)).some(({ address }) => address.endsWith(name));
    await expect.poll(isLogged).toBe(true);
  }
  const before = await readLog(research);
  expect(before).toHaveLength(8);
  // Another page may be in the middle of being written, or not.
  void page.goto(server.url(names[9]!)).catch(() => undefined);
  await killBrowser(first.context);

  const second = await openChromium({ built: BUILT_FOR_TESTS, profile });
  const after = await second.context.newPage();
  await after.goto(second.page("research.html"));
  await after.getByText("● Scan log on").waitFor();
  const kept = (await readLog(after)).map(({ address }) => address);
  expect(kept).toEqual(expect.arrayContaining(before.map(({ address }) => address)));
  await rows(after).first().waitFor();
  await second.close();
  await server.close();
});

test("100,000 mentions: all are there, filters find them, and the export is complete", {
  timeout: 180_000,
}, async () => {
  const research = await openResearch();
  const source = await visit("grades.html", research);
  const mentions = [...source.mentions, ...source.mentions].slice(0, 20);
  await fillLog(research, { ...source, mentions }, 5000);
  await show(research);
  const count = research.locator(".count");
  await expect.poll(() => count.innerText()).toMatch(/^100,013 mentions on 5,001 pages/);
  // Only what is in view is there.
  expect(await rows(research).count()).toBeLessThan(60);
  await research.getByLabel("Search").fill("story 4999");
  await expect.poll(() => count.innerText()).toMatch(/^20 of 100,013/);
  await research.getByLabel("Search").fill("");
  await research.getByLabel("Site").selectOption("news7.example");
  await expect.poll(() => count.innerText()).toMatch(/^2,500 of/);
  await research.getByRole("button", { name: "Show all" }).click();
  await rows(research).first().focus();
  await research.keyboard.press("End");
  await expect.poll(() => research.evaluate(() => document.activeElement?.ariaRowIndex)).toBe("100014");
  const files = await exported(research, /CSV/);
  expect(parse(Buffer.from(files["mentions.csv"]!), { bom: true })).toHaveLength(100_014);
  const { "mentions.parquet": parquet } = await exported(research, /Parquet/);
  expect(strFromU8(parquet!.subarray(0, 4))).toBe("PAR1");
});

describe("on a small screen", () => {
  const small = chromiumForTests({ viewport: { width: 360, height: 740 }, colorScheme: "dark" });

  test("nothing scrolls sideways but the table and the charts", async () => {
    const research = await small.openOurs("research.html");
    for (const tab of ["Table", "Charts", "Batch", "Export and import", "Log"]) {
      await research.getByRole("tab", { name: tab, exact: true }).click();
      const { content, window } = await research.evaluate(() => ({
        content: document.documentElement.scrollWidth,
        window: document.documentElement.clientWidth,
      }));
      expect(content, tab).toBeLessThanOrEqual(window);
      expect(await findings(research), tab).toEqual([]);
    }
  });
});
