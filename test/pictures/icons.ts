/** The extension's icon, drawn from one SVG file at every size that browsers and stores ask for. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium as playwright } from "playwright";
import { CHROMIUM_SWITCHES, chromium } from "../browsers.ts";
import { ROOT } from "../extensionInChromium.ts";

const SIZES = [16, 32, 48, 96, 128];

export async function drawIcons(): Promise<void> {
  const svg = readFileSync(join(ROOT, "extension", "listing", "icon.svg"), "utf8");
  const folder = join(ROOT, "extension", "public", "icon");
  mkdirSync(folder, { recursive: true });
  const browser = await playwright.launch({ executablePath: chromium(), args: CHROMIUM_SWITCHES });
  const page = await browser.newPage();
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    await page.screenshot({ path: join(folder, `${size}.png`), omitBackground: true });
  }
  await browser.close();
}
