/** England at a glance: as a page of the site, with scripts and without, and as a page of the extension. */
import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { register } from "../../core/bundledData.ts";
import { councilsOn, standingOf } from "../../core/overview/standing.ts";
import { findings } from "../axe.ts";
import { ROOT } from "../extensionInChromium.ts";
import { type PageServer, serveFolder } from "../pageServer.ts";
import { plainChromium } from "../plainChromium.ts";
import { chromiumForTests, openCard } from "./inChromium.ts";

const SITE = join(ROOT, "dist/site");

const tiles = (page: Page) => page.locator(".map a");
const atHand = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
const rows = (page: Page) => page.locator("[aria-label='Table of councils'] tbody tr");

describe("the page of the site", () => {
  const chromium = plainChromium();
  let site: PageServer;
  beforeAll(async () => {
    site = await serveFolder(SITE);
  });
  afterAll(() => site?.close());

  test("shows its map and its whole table before any script runs", async () => {
    const page = await chromium.open(site.url("england/index.html"), { javaScriptEnabled: false });
    expect(await tiles(page).count()).toBe(153);
    expect(await rows(page).count()).toBe(153);
    await page.getByRole("link", { name: /^Oxfordshire, good, inspected 20\d\d$/ }).waitFor();
  });

  test("weighs no more than 60 kB with its data", async () => {
    const files = ["england/index.html", "england/england.js", "site.css", "age.js"];
    const sizes = await Promise.all(
      files.map(async (file) => gzipSync(await readFile(join(SITE, file))).length),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000);
    expect(statSync(join(SITE, "england.hexjson")).size).toBeGreaterThan(1000);
  });

  test("is one stop for the keyboard, with arrows in two dimensions, and Enter opens the council", async () => {
    const page = await chromium.open(site.url("england/index.html"));
    expect(await page.locator('.map a[tabindex="0"]').count()).toBe(1);
    await page.locator('[data-id="oxfordshire"]').focus();
    expect(await atHand(page)).toMatch(/^Oxfordshire, good, inspected 20\d\d$/);
    await page.keyboard.press("ArrowRight");
    const right = await atHand(page);
    expect(right).not.toContain("Oxfordshire");
    await page.keyboard.press("ArrowLeft");
    expect(await atHand(page)).toContain("Oxfordshire");
    await page.keyboard.press("ArrowUp");
    expect(await atHand(page)).not.toContain("Oxfordshire");
    expect(await page.locator('.map a[tabindex="0"]').count()).toBe(1);
    await page.locator('[data-id="oxfordshire"]').focus();
    await page.locator(".at-hand").getByText("Oxfordshire County Council").waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/council\/oxfordshire\.html$/);
    await page.getByRole("heading", { level: 1, name: "Oxfordshire County Council" }).waitFor();
    await page.getByRole("heading", { name: /^Statistical neighbours/ }).waitFor();
  });

  test("a day of the past has the councils and grades of that day, in the map, the key and the table", async () => {
    const page = await chromium.open(site.url("england/index.html?day=2016-01-31&judgement=leaders"));
    await page.getByRole("link", { name: /^Northamptonshire, / }).waitFor();
    const then = councilsOn(Object.values(register.councils), "2016-01-31").map((council) =>
      standingOf(council, "leaders", "2016-01-31"),
    );
    expect(await tiles(page).count()).toBe(then.length);
    const good = then.filter(({ grade }) => grade === "good").length;
    await expect.poll(() => page.locator(".map-key").innerText()).toContain(`Good: ${good}`);
    await page.getByLabel("Region").selectOption("South West");
    await page.getByText(/^\d+ of 152 councils/).waitFor();
    await expect.poll(() => page.url()).toContain("region=South+West");
    const shown = await rows(page).count();
    expect(shown).toBe(then.filter(({ council }) => council.area?.region === "South West").length);
    expect(await page.locator(".map .left-out").count()).toBe(then.length - shown);
  });

  test("the slider moves the day, the table follows, and the address keeps it", async () => {
    const page = await chromium.open(site.url("england/index.html"));
    const slider = page.getByRole("slider", { name: /^What was in force on/ });
    await slider.focus();
    await page.keyboard.press("Home");
    await page.getByText("What was in force on 30 November 2013").waitFor();
    expect(await slider.getAttribute("aria-valuetext")).toBe("30 November 2013");
    await expect.poll(() => page.url()).toContain("day=2013-11-30");
    await expect.poll(() => rows(page).first().innerText()).toContain("None in this data");
    await page.getByRole("button", { name: "Play" }).click();
    await expect.poll(() => slider.getAttribute("aria-valuetext")).not.toBe("30 November 2013");
    await page.getByRole("button", { name: "Pause" }).click();
  });

  test("an address with what there is not shows the default and says so", async () => {
    const page = await chromium.open(
      site.url("england/index.html?judgement=weather&region=Mercia&day=2031-02-30&councils=atlantis"),
    );
    const told = page.locator(".problems");
    await told.waitFor();
    for (const part of [
      "“weather” is no judgement",
      "“Mercia” is no region",
      "“2031-02-30” is no day",
      "“atlantis”",
    ])
      expect(await told.innerText()).toContain(part);
    expect(await page.locator(".map .left-out").count()).toBe(0);
  });

  test("the table is sorted by its heads", async () => {
    const page = await chromium.open(site.url("england/index.html"));
    await page.getByRole("button", { name: "Published" }).click();
    const head = page.getByRole("columnheader", { name: "Published" });
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    await page.getByRole("button", { name: "Published" }).click();
    expect(await head.getAttribute("aria-sort")).toBe("descending");
    const newest = Object.values(register.councils).flatMap(
      ({ inspections }) => inspections[0]?.published ?? [],
    );
    await expect.poll(() => rows(page).first().innerText()).toContain(newest.sort().at(-1));
  });

  test("the front page is the same, and finds a council by any name, a district by its county", async () => {
    const page = await chromium.open(site.url("index.html"));
    expect(await tiles(page).count()).toBe(153);
    const search = page.getByRole("combobox", { name: "Find a council" });
    await search.fill("RBKC");
    await page.getByRole("option", { name: /^Royal Borough of Kensington and Chelsea/ }).click();
    await page.waitForURL(/\/council\/kensington-and-chelsea\.html$/);
    await page.getByRole("link", { name: "Council Ratings: all of England" }).click();
    await search.fill("cherwell");
    await page.getByRole("option", { name: /^Cherwell/ }).waitFor();
    await search.press("Enter");
    await page.waitForURL(/\/council\/oxfordshire\.html$/);
    await page.goBack();
    await search.fill("zzzz");
    await page.getByText("No council has a name like this.").waitFor();
    await page.getByRole("link", { name: "Put a rating on your site" }).click();
    await page.getByRole("heading", { level: 1, name: "Put a council’s rating on your site" }).waitFor();
  });

  test("where the names do not come, the search says so, and tries again", async () => {
    const page = await chromium.open(site.url("index.html"));
    await page.route("**/search.js", (route) => route.abort());
    const search = page.getByRole("combobox", { name: "Find a council" });
    await search.fill("kent");
    await page.getByText(/^The names did not come/).waitFor();
    await page.unroute("**/search.js");
    await search.pressSequentially(" c");
    await page.getByRole("option", { name: /^Kent County Council/ }).waitFor();
  });

  test("works from a disk, without any server", async () => {
    const page = await chromium.open(pathToFileURL(join(SITE, "index.html")).href);
    await page.getByRole("combobox", { name: "Find a council" }).fill("oxfordshire");
    await page.getByRole("option", { name: /^Oxfordshire County Council/ }).waitFor();
  });

  test("what is shown is kept as files that tell their day and their source", async () => {
    const page = await chromium.open(site.url("england/index.html?region=London&judgement=leaders"));
    const kept = async (button: string): Promise<[string, Buffer]> => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: button }).click(),
      ]);
      return [download.suggestedFilename(), await readFile(await download.path())];
    };
    const [mapName, map] = await kept("Map as SVG");
    expect(mapName).toBe(`england-leaders-${register.asOf}.svg`);
    expect(map.toString()).toContain("Impact of leaders on practice: London, 22 August 2026");
    expect(map.toString()).toContain("Open Government Licence v3.0");
    for (const button of ["Map as PNG", "Chart as PNG"]) {
      const [, png] = await kept(button);
      expect([...png.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join("")).toBe("PNG");
      // Its width, as the file's head tells it: twice that of the drawing.
      expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(1280);
    }
    const [, chart] = await kept("Chart as SVG");
    expect(chart.toString()).toMatch(
      /^<svg .*xmlns=.*Impact of leaders on practice, London.*As of 22 August 2026/s,
    );

    const read = (file: Buffer) => parse(file, { bom: true, columns: true }) as Record<string, string>[];
    const [, table] = await kept("Table as CSV");
    const councils = read(table);
    expect(councils).toHaveLength(33);
    for (const row of councils) {
      const given = register.councils[row.id ?? ""]?.inspections[0];
      expect([row.region, row.as_of, row.leaders]).toEqual([
        "London",
        register.asOf,
        given?.judgements.leaders,
      ]);
      expect(row.source).toContain("Ofsted");
    }
    const [, figures] = await kept("Figures as CSV");
    const last = read(figures).at(-1);
    expect(last).toMatchObject({ day: register.asOf, judgement: "leaders", councils: "London" });
    const outstanding = councils.filter((row) => row.leaders === "outstanding").length;
    expect(Number(last?.Outstanding)).toBe(outstanding);
  });

  test("the chart follows what is chosen by place, and the newest reports the day", async () => {
    const page = await chromium.open(site.url("england/index.html"));
    const newest = page.locator(".newest li");
    await page.getByLabel("Region").selectOption("North East");
    await page.getByText("Overall effectiveness: North East. What was in force").waitFor();
    await page.getByText("Figures: how many councils, at the end of each year").click();
    const last = page.locator(".shares tbody tr").last().locator("td");
    const counts = (await last.allInnerTexts()).map(Number);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12);
    await page.getByLabel("Day", { exact: true }).fill("2018-06-30");
    await expect
      .poll(async () => {
        const days = await newest.locator(".when").allInnerTexts();
        return days.length === 10 && days.every((day) => new Date(`${day} UTC`) <= new Date("2018-06-30"));
      })
      .toBe(true);
  });

  test("axe finds nothing, in light and dark, and nothing is wider than a phone", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await chromium.open(site.url("index.html"), {
        colorScheme,
        viewport: { width: 360, height: 800 },
      });
      expect(await findings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    }
    expect(chromium.errors.filter((error) => !/404|favicon/.test(error))).toEqual([]);
  });
});

describe("the page of the extension", () => {
  const chromium = chromiumForTests();

  test("opens from the popup, has every council, and leads to each, also without a connection", async () => {
    await chromium.browser.context.setOffline(true);
    const popup = await chromium.openOurs("popup.html");
    expect(await popup.getByRole("link", { name: "England at a glance" }).getAttribute("href")).toBe(
      "england.html",
    );
    const page = await chromium.openOurs("england.html?councils=oxfordshire,kent");
    await page.getByText("2 of 153 councils").waitFor();
    expect(await tiles(page).count()).toBe(153);
    expect(await findings(page)).toEqual([]);
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByText("153 of 153 councils").waitFor();
    await page.getByRole("link", { name: /^Kent, good/ }).click();
    await page.getByRole("heading", { name: "Kent County Council" }).waitFor();
    await page.getByRole("heading", { name: /^Statistical neighbours/ }).waitFor();
    await chromium.browser.context.setOffline(false);
  });

  test("opens from a card, with its council at hand; a page's own script opens nothing", async () => {
    const page = await chromium.open("news.html");
    const card = await openCard(page, "Kent County Council");
    const button = card.getByRole("button", { name: "All of England" });
    const opened = chromium.browser.context.waitForEvent("page");
    await button.dispatchEvent("click");
    await button.click();
    const england = await opened;
    await expect.poll(() => atHand(england)).toMatch(/^Kent, good/);
    expect(england.url()).toMatch(/england\.html#kent$/);
    const others = chromium.browser.context.pages().filter((each) => each.url().includes("england.html"));
    expect(others).toHaveLength(1);
  });

  test("what is shown is kept as a file", async () => {
    const page = await chromium.openOurs("england.html?region=London");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Table as CSV" }).click(),
    ]);
    const rows = parse(await readFile(await download.path()), { bom: true, columns: true });
    expect(rows).toHaveLength(33);
    expect(rows).toContainEqual(expect.objectContaining({ id: "hackney", as_of: register.asOf }));
  });
});
