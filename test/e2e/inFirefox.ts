/** What the end-to-end tests in Firefox share: one browser and one server a file, and how to look at a page. */
import { join } from "node:path";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { firefox, HEADED } from "../browsers.ts";
import { BUILT_FOR_TESTS, ROOT } from "../extensionInChromium.ts";
import { withFont } from "../fonts.ts";
import { type PageServer, servePages } from "../pageServer.ts";

/** The address of the extension's own pages: given, since Firefox makes one up for every installation. */
export const UUID = "6f1a7f0e-8f6b-4b7b-9c53-1c1d6a5e2f10";
const ID = "council-ratings@council-ratings.example";
const EXTENSION = join(ROOT, BUILT_FOR_TESTS, "firefox-mv3");

export type Firefox = {
  browser: Browser;
  server: PageServer;
  /** Opens one of our test pages in a new tab. */
  open(name: string): Promise<Page>;
  /** Once more, over the copy that is there: as an update. */
  install(): Promise<void>;
};

/** Filled before the first test of the file. */
export function firefoxForTests(): Firefox {
  const shared = {} as Firefox;
  beforeAll(async () => {
    shared.server = await servePages();
    shared.browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: firefox(),
      headless: !HEADED,
      env: withFont("wide"),
      // To drive the extension's own pages as well.
      args: ["--remote-allow-system-access"],
      extraPrefsFirefox: { "extensions.webextensions.uuids": JSON.stringify({ [ID]: UUID }) },
    });
    await shared.install();
  });
  afterEach(async () => {
    const [, ...others] = await shared.browser.pages();
    for (const page of others) await page.close().catch(() => undefined);
  });
  afterAll(async () => {
    await shared.browser?.close();
    await shared.server?.close();
  });
  shared.install = async () => void (await shared.browser.installExtension(EXTENSION));
  shared.open = async (name) => {
    const page = await shared.browser.newPage();
    await page.setViewport({ width: 1200, height: 900 });
    await page.goto(shared.server.url(name));
    return page;
  };
  return shared;
}

/** The texts marked, whatever their order. */
export function markedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => !name.endsWith("current"))
      .flatMap(([, set]) => [...set])
      .map((range) => {
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        return live.toString().replace(/\s+/g, " ");
      }),
  );
}

export function markCount(page: Page): Promise<number> {
  return page.evaluate(() => [...CSS.highlights.values()].reduce((sum, set) => sum + set.size, 0));
}

/** In front, where a tab is never slowed down: the welcome page of a fresh installation may have opened over it. */
export const waitForMarks = (page: Page, count: number) =>
  expect.poll(() => page.bringToFront().then(() => markCount(page))).toBe(count);

export async function pointAt(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  const point = await page.evaluate((wanted) => {
    for (const range of [...CSS.highlights.values()].flatMap((set) => [...set])) {
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      const [line] = live.getClientRects();
      if (live.toString() === wanted && line)
        return { x: line.left + line.width / 2, y: line.top + line.height / 2 };
    }
    return null;
  }, name);
  if (!point) throw new Error(`${name} is not marked`);
  await page.mouse.move(2, 2);
  await page.mouse.move(point.x, point.y);
}

/** Empty while no card is open. */
export function cardText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const card = document.querySelector("council-ratings-card");
    return card?.matches(":popover-open") ? (card.shadowRoot?.querySelector(".card")?.textContent ?? "") : "";
  });
}
