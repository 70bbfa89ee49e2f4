/**
 * `npm start`: builds the extension and opens a real browser with it on a sample news page.
 * With no display it runs headless, prints the councils found with their grades and saves a screenshot.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright";
import { build } from "wxt";
import { type ExtensionBrowser, openChromium } from "./extensionInChromium.ts";
import { servePages } from "./pageServer.ts";
import { middleOfText } from "./textOnPage.ts";

const root = join(import.meta.dirname, "..");

try {
  await build({ root, browser: "chrome" });
  await show();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function show(): Promise<void> {
  const server = await servePages();
  const inWindow = hasDisplay() ? await openInWindow() : null;
  const browser = inWindow ?? (await openChromium({ viewport: { width: 1000, height: 900 }, font: null }));
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.goto(server.url("news.html"));
    await page.bringToFront();
    if (inWindow) await leaveOpen(browser);
    else await printAndPhotograph(browser, page);
  } finally {
    await browser.close();
    await server.close();
  }
}

function hasDisplay(): boolean {
  return process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** @returns null, and says so, where the display that the environment names cannot be used */
async function openInWindow(): Promise<ExtensionBrowser | null> {
  try {
    return await openChromium({ headless: false, viewport: null, font: null });
  } catch (error) {
    const display = process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY;
    if (process.platform !== "linux" || !/display|ozone|X server|closed/i.test(String(error))) throw error;
    console.error(
      `The display ${display} cannot be used: going on without one. Start it to see the browser.`,
    );
    return null;
  }
}

async function leaveOpen({ context }: ExtensionBrowser): Promise<void> {
  console.log("The sample page is open. Point at an underlined council; close the browser to end.");
  await new Promise((resolve) => context.once("close", resolve));
}

async function printAndPhotograph(browser: ExtensionBrowser, page: Page): Promise<void> {
  // The welcome page may have opened in front of it.
  const tab = await browser.background.evaluate(
    async (url) => (await chrome.tabs.query({})).find((each) => each.url === url)?.id,
    page.url(),
  );
  const popup = await browser.context.newPage();
  await popup.goto(`${browser.page("popup.html")}?tab=${tab}`);
  await popup.locator("li").first().waitFor();
  for (const row of await popup.locator("li").all()) {
    const [name, count, grade] = await row.locator("span").allInnerTexts();
    console.log(`${name?.padEnd(36)} ${grade?.padEnd(44)} ${count}`);
  }
  await popup.close();
  await page.bringToFront();
  const { x, y } = await middleOfText(page, "Oxfordshire County Council");
  await page.mouse.move(x, y);
  await page.locator("council-ratings-card .card").waitFor();
  mkdirSync(join(root, "dist"), { recursive: true });
  const path = join(root, "dist", "screenshot.png");
  await page.screenshot({ path });
  console.log(`\nScreenshot: ${path}`);
}
