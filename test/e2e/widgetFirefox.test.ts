/** The element in a real Firefox: the one tag, its data, its fallback. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import puppeteer, { type Browser } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { firefox, HEADED } from "../browsers.ts";
import { ROOT } from "../extensionInChromium.ts";
import { withFont } from "../fonts.ts";
import { type PageServer, servePages } from "../pageServer.ts";

let browser: Browser;
let server: PageServer;

beforeAll(async () => {
  const built = (file: string) => readFileSync(join(ROOT, "dist/widget", file), "utf8");
  server = await servePages(
    new Map([
      ["council-rating.js", built("council-rating.js")],
      ["ratings.json", built("ratings.json")],
    ]),
  );
  browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: firefox(),
    headless: !HEADED,
    env: withFont("wide"),
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test("every view shows its rating; a name that several share keeps the fallback", async () => {
  const page = await browser.newPage();
  await page.goto(server.url("publisher.html"));
  const said = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("council-rating")].map((each) =>
        (each.shadowRoot?.textContent ?? "").replace(/\s+/g, " ").trim(),
      ),
    );
  await expect
    .poll(said)
    .toEqual(
      expect.arrayContaining([
        expect.stringContaining(
          "Oxfordshire County Council children’s services: Good (Ofsted, 9 April 2024)",
        ),
        expect.stringContaining(
          "Trafford Metropolitan Borough Council children’s services: Impact of leaders on practice: Inadequate",
        ),
        expect.stringContaining("Did you mean East Sussex County Council or West Sussex County Council?"),
      ]),
    );
  expect(await page.evaluate(() => document.querySelector("council-rating[status=error]")?.textContent)).toBe(
    "The two councils of Sussex",
  );
});
