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

type Surface = {
  name: string;
  words: string;
  /** Null for a publisher's page. */
  path: string | null;
  widths?: number[];
  schemes?: readonly Picture["scheme"][];
  media?: { forcedColors?: "active"; media?: "print" };
  /** Of what is photographed, where that is not the page. */
  style?: string;
};

const SCHEMES = ["light", "dark"] as const;
/** Longer than anybody looks at: their first screen. */
const CUT = ["builder", "england-printed"];
const ENGLAND = "index.html";

const SURFACES: Surface[] = [
  {
    name: "widget",
    words: "The element on a publisher's page: in a sentence, as badges, as cards",
    path: null,
  },
  {
    name: "builder",
    words: "The builder: search, choose, see, copy",
    path: "builder.html?council=blackpool&view=card",
  },
  {
    name: "builder-map",
    words: "The builder: the map of England, to stand on a publisher's page",
    path: "builder.html?show=map",
  },
  {
    name: "england",
    words: "England at a glance, the site's front page: a map, a table, how grades moved, the newest reports",
    path: ENGLAND,
    widths: [1920, WIDE, NARROW],
  },
  {
    name: "england-then",
    words: "England at a glance: the South West as it was in January 2016",
    path: `${ENGLAND}?day=2016-01-31&judgement=leaders&region=South+West`,
    widths: [WIDE],
  },
  {
    name: "england-forced-colours",
    words: "England at a glance, in forced colours",
    path: ENGLAND,
    widths: [WIDE],
    schemes: ["light"],
    media: { forcedColors: "active" },
  },
  {
    name: "england-printed",
    words: "England at a glance, printed in grey",
    path: ENGLAND,
    widths: [WIDE],
    schemes: ["light"],
    media: { media: "print" },
    style: "html { filter: grayscale(1) }",
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
  for (const { name, words, path, widths = [WIDE, NARROW], schemes = SCHEMES, media, style } of SURFACES) {
    for (const width of widths) {
      for (const scheme of schemes) {
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
        await page.emulateMedia({ colorScheme: scheme, ...media });
        await page.goto(path === null ? pages.url("publisher.html") : site.url(path));
        await page.waitForLoadState("networkidle");
        if (style) await page.addStyleTag({ content: style });
        const file = `${name}-${width}-${scheme}.png`;
        await page.screenshot({
          path: join(folder, file),
          fullPage: !CUT.includes(name),
        });
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
