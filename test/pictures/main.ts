/**
 * `npm run pictures`: draws the icons, builds the extension and photographs every surface, light and dark, at its real
 * size: for docs/gallery.md, and for the stores.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright";
import { build } from "wxt";
import { openChromium, ROOT } from "../extensionInChromium.ts";
import { servePages } from "../pageServer.ts";
import { gallery, type Picture } from "./gallery.ts";
import { drawIcons } from "./icons.ts";
import { takeSitePictures } from "./siteSurfaces.ts";
import { takeStorePictures } from "./storePictures.ts";
import { SURFACES } from "./surfaces.ts";

const docs = join(ROOT, "docs");
const folder = join(docs, "pictures");

await drawIcons();
await build({ root: ROOT, browser: "chrome" });
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const server = await servePages();
const pictures: Picture[] = [];
for (const scheme of ["light", "dark"] as const) {
  const browser = await openChromium({ font: null, colorScheme: scheme });
  for (const { name, words, widths, height, show } of SURFACES) {
    for (const width of widths) {
      const page = await show({ browser, server }, width);
      await windowFor(page, width, height);
      const file = `${name}-${width}-${scheme}.png`;
      await page.screenshot({ path: join(folder, file) });
      pictures.push({ file, words, width, scheme });
      await closeAll(browser.context.pages());
    }
  }
  await browser.close();
}
pictures.push(...(await takeSitePictures(folder)));
writeFileSync(join(docs, "gallery.md"), gallery(pictures));
await takeStorePictures(server);
await server.close();

/** A window as high as the page, or as told. */
async function windowFor(page: Page, width: number, height: number | undefined): Promise<void> {
  const size = height ?? (await page.evaluate(() => document.body.getBoundingClientRect().height));
  await page.setViewportSize({ width, height: Math.ceil(size) });
}

async function closeAll([kept, ...others]: Page[]): Promise<void> {
  await Promise.all(others.map((page) => page.close()));
  await kept?.goto("about:blank");
}
