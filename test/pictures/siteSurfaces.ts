/** The widget and the site, photographed in a browser without the extension. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium as playwright } from "playwright";
import { CHROMIUM_SWITCHES, chromium } from "../browsers.ts";
import { ROOT } from "../extensionInChromium.ts";
import { serveFolder, servePages } from "../pageServer.ts";
import type { Picture } from "./gallery.ts";

const SITE = join(ROOT, "dist/site");
const WIDE = 1280;
const NARROW = 360;

const SURFACES = [
  {
    name: "widget",
    words: "The element on a publisher's page: in a sentence, as badges, as cards",
    path: null,
  },
  {
    name: "builder",
    words: "The builder: search, choose, see, copy",
    path: "index.html?council=blackpool&view=card",
  },
  { name: "site-council", words: "A council's page on the site", path: "council/birmingham.html" },
];

/** @param folder where the pictures go */
export async function takeSitePictures(folder: string): Promise<Picture[]> {
  execFileSync("npx", ["tsx", "widget/site/build.ts"], { cwd: ROOT, stdio: "ignore" });
  const built = (file: string): [string, string] => [file, readFileSync(join(SITE, file), "utf8")];
  const site = await serveFolder(SITE);
  const pages = await servePages(new Map([built("council-rating.js"), built("ratings.json")]));
  const browser = await playwright.launch({ executablePath: chromium(), args: CHROMIUM_SWITCHES });
  const pictures: Picture[] = [];
  for (const { name, words, path } of SURFACES) {
    for (const width of [WIDE, NARROW]) {
      for (const scheme of ["light", "dark"] as const) {
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
        await page.goto(path === null ? pages.url("publisher.html") : site.url(path));
        await page.waitForLoadState("networkidle");
        const file = `${name}-${width}-${scheme}.png`;
        await page.screenshot({ path: join(folder, file), fullPage: name !== "builder" });
        pictures.push({ file, words, width, scheme });
        await page.close();
      }
    }
  }
  await browser.close();
  await pages.close();
  await site.close();
  return pictures;
}
