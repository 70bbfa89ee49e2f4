/** England at a glance: as a page of the site, with scripts and without, and as a page of the extension. */
import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { register } from "../../core/bundledData.ts";
import { councilsOn, standingOf } from "../../core/overview/standing.ts";
import { findings } from "../axe.ts";
import { ROOT } from "../extensionInChromium.ts";
import { type PageServer, serveFolder } from "../pageServer.ts";
import { plainChromium } from "../plainChromium.ts";
import { chromiumForTests } from "./inChromium.ts";

const SITE = join(ROOT, "dist/site");

const tiles = (page: Page) => page.locator(".map a");
const atHand = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
const rows = (page: Page) => page.locator(".councils-table tbody tr");

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

  test("axe finds nothing, in light and dark, and nothing is wider than a phone", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await chromium.open(site.url("england/index.html"), {
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

  test("opens from the popup, has every council, and leads to each", async () => {
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
  });
});
