/** `npm run screenshots`: takes the pictures in docs/ from the built extension on the sample page. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "wxt";
import { frontTab, openChromium } from "./extensionInChromium.ts";
import { servePages } from "./pageServer.ts";
import { middleOfText } from "./textOnPage.ts";

const root = join(import.meta.dirname, "..");
const docs = join(root, "docs");
mkdirSync(docs, { recursive: true });
await build({ root, browser: "chrome" });
const server = await servePages();
for (const colorScheme of ["light", "dark"] as const) {
  const browser = await openChromium({ colorScheme, viewport: { width: 1280, height: 720 } });
  const page = await browser.context.newPage();
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 720 });
    await page.goto(server.url("news.html"));
    await page.waitForFunction(() => CSS.highlights.size > 1);
    const { x, y } = await middleOfText(page, width === 360 ? "Blackpool Council" : "Hackney Council");
    await page.mouse.move(2, 2);
    await page.mouse.move(x, y);
    await page.locator("council-ratings-card .card").waitFor();
    await page.screenshot({ path: join(docs, `card-${width}-${colorScheme}.png`) });
  }
  const tab = await frontTab(browser);
  const popup = await browser.context.newPage();
  await popup.setViewportSize({ width: 380, height: 600 });
  await popup.goto(`${browser.page("popup.html")}?tab=${tab}`);
  await popup.locator("li").first().waitFor();
  await popup.screenshot({ path: join(docs, `popup-${colorScheme}.png`) });
  await browser.close();
}
await server.close();
