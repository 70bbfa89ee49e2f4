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
const hasDisplay =
  process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

await build({ root, browser: "chrome" });
const server = await servePages();
try {
  const browser = await openChromium({
    headless: !hasDisplay,
    viewport: hasDisplay ? null : { width: 1000, height: 900 },
  });
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.goto(server.url("news.html"));
    await page.bringToFront();
    if (hasDisplay) await leaveOpen(browser);
    else await printAndPhotograph(browser, page);
  } finally {
    await browser.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await server.close();
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
