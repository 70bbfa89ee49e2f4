/** The pictures a store shows beside the listing: 1280 by 800, as both stores ask. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright";
import { type ExtensionBrowser, openChromium, ROOT } from "../extensionInChromium.ts";
import type { PageServer } from "../pageServer.ts";
import { SURFACES } from "./surfaces.ts";

const SIZE = { width: 1280, height: 800 };
const SHOWN = ["card", "marks", "popup", "panel-comparison", "options"];

export async function takeStorePictures(server: PageServer): Promise<void> {
  const folder = join(ROOT, "extension", "listing", "pictures");
  mkdirSync(folder, { recursive: true });
  const browser = await openChromium({ font: null, viewport: SIZE });
  for (const [i, name] of SHOWN.entries()) {
    const surface = SURFACES.find((each) => each.name === name);
    if (!surface) throw new Error(`There is no surface "${name}"`);
    const width = surface.widths[0] ?? SIZE.width;
    const page = await surface.show({ browser, server }, width);
    const picture = width === SIZE.width ? page : await besideItsPage(browser, page, width, surface.words);
    await picture.setViewportSize(SIZE);
    await picture.screenshot({ path: join(folder, `${i + 1}-${name}.png`) });
    const [kept, ...others] = browser.context.pages();
    await Promise.all(others.map((other) => other.close()));
    await kept?.goto("about:blank");
  }
  await browser.close();
}

/** What is smaller than the picture stands in its middle, under what it is. */
async function besideItsPage(
  { context }: ExtensionBrowser,
  shown: Page,
  width: number,
  words: string,
): Promise<Page> {
  const content = await shown.evaluate(() => document.documentElement.scrollHeight);
  await shown.setViewportSize({ width, height: Math.min(content, 600) });
  const inside = (await shown.screenshot()).toString("base64");
  const page = await context.newPage();
  await page.setViewportSize(SIZE);
  await page.setContent(`<style>
      body { margin: 0; height: 100vh; display: grid; place-content: center; justify-items: center; gap: 32px; background: #17415c; color: #fff; font: 28px system-ui, sans-serif }
      img { border-radius: 10px; box-shadow: 0 8px 40px #0008 }
    </style><div></div><img alt="" src="data:image/png;base64,${inside}">`);
  await page.locator("div").evaluate((element, text) => {
    element.textContent = text;
  }, words);
  return page;
}
