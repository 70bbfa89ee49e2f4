/** A smoke test of the built extension in a real Firefox. */
import { join } from "node:path";
import puppeteer, { type Browser } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { firefox } from "../browsers.ts";
import { type PageServer, servePages } from "../pageServer.ts";

let server: PageServer;
let browser: Browser;

beforeAll(async () => {
  server = await servePages();
  browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox(), headless: true });
  await browser.installExtension(join(import.meta.dirname, "..", "..", ".output", "firefox-mv3"));
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

test("councils on the sample page are marked, and a card opens", async () => {
  const page = await browser.newPage();
  await page.goto(server.url("news.html"));
  const count = () =>
    page.evaluate(() => [...CSS.highlights.values()].reduce((sum, set) => sum + set.size, 0));
  await expect.poll(count, { timeout: 20_000 }).toBe(11);
  const point = await page.evaluate(() => {
    const ranges = [...CSS.highlights.values()].flatMap((set) => [...set] as Range[]);
    const rect = ranges.find((range) => range.toString() === "Hackney Council")?.getClientRects()[0];
    return rect ? { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 } : null;
  });
  expect(point).not.toBeNull();
  await page.mouse.move(point!.x, point!.y);
  const cardText = () =>
    page.evaluate(() => document.querySelector("council-ratings-card")?.shadowRoot?.textContent ?? "");
  await expect.poll(cardText, { timeout: 10_000 }).toContain("London Borough of Hackney");
});
