/** What the end-to-end tests in Chromium share: one browser and one server a file, and how to look at a page. */
import type { Frame, Locator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { BUILT_FOR_TESTS, type ExtensionBrowser, frontTab, openChromium } from "../extensionInChromium.ts";
import { type PageServer, servePages } from "../pageServer.ts";
import { middleOfText } from "../textOnPage.ts";

type Options = Parameters<typeof openChromium>[0];

export type Chromium = {
  browser: ExtensionBrowser;
  server: PageServer;
  /** Opens one of our test pages in a new tab. */
  open(name: string): Promise<Page>;
  /** Opens one of the extension's own pages, for the tab that shows `page`. */
  openOurs(path: string, page?: Page): Promise<Page>;
};

/** Filled before the first test of the file. */
export function chromiumForTests(options: Options = {}): Chromium {
  const chromium = {} as Chromium;
  beforeAll(async () => {
    chromium.server = await servePages();
    chromium.browser = await openChromium({ built: BUILT_FOR_TESTS, ...options });
  });
  afterAll(async () => {
    await chromium.browser?.close();
    await chromium.server?.close();
  });
  afterEach(async () => {
    const [kept, ...others] = chromium.browser.context.pages();
    await Promise.all(others.map((page) => page.close()));
    await kept?.goto("about:blank");
  });
  chromium.open = async (name) => {
    const page = await chromium.browser.context.newPage();
    await page.goto(chromium.server.url(name));
    return page;
  };
  chromium.openOurs = async (path, page) => {
    const ours = await chromium.browser.context.newPage();
    const tab = page && (await tabOf(chromium.browser, page));
    await ours.goto(`${chromium.browser.page(path)}${tab ? `?tab=${tab}` : ""}`);
    // Pages behind others draw a frame a second.
    await ours.bringToFront();
    return ours;
  };
  return chromium;
}

/** Brings the page to the front: an extension is not told the address of every tab. */
export async function tabOf(browser: ExtensionBrowser, page: Page): Promise<number> {
  await page.bringToFront();
  return frontTab(browser);
}

/** Opens one of our test pages, and watches for layout shifts once it has its own fonts and pictures. */
export async function openAndWatch(chromium: Chromium, name: string): Promise<Page> {
  const page = await chromium.browser.context.newPage();
  await page.addInitScript(() => {
    const shifts: unknown[] = [];
    Object.assign(globalThis, { shifts });
    const nextFrame = () => new Promise(requestAnimationFrame);
    addEventListener("load", async () => {
      await Promise.all([...document.fonts].map((font) => font.load()));
      // Drawn in them, and that shift told.
      await nextFrame();
      await nextFrame();
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push(entry.toJSON());
      }).observe({ type: "layout-shift" });
    });
  });
  await page.goto(chromium.server.url(name));
  return page;
}

export function shiftsOf(page: Page): Promise<unknown[]> {
  return page.evaluate("shifts");
}

/** The texts marked, in the order of the page; the registry of highlights is shared with the page. */
export function marked(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ranges = [...CSS.highlights]
      .filter(([name]) => !name.endsWith("current"))
      .flatMap(([, set]) => [...set] as StaticRange[]);
    const live = ranges.map((range) => {
      const made = document.createRange();
      made.setStart(range.startContainer, range.startOffset);
      made.setEnd(range.endContainer, range.endOffset);
      return made;
    });
    const hosts = (range: Range) => {
      const path: Node[] = [range.startContainer];
      for (let root = path[0]?.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
        path.unshift(root.host);
      return path[0] as Node;
    };
    const inOrder = live.sort((a, b) => {
      const [first, second] = [hosts(a), hosts(b)];
      if (first === second) return a.startOffset - b.startOffset;
      return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
    });
    return inOrder.map((range) => range.toString().replaceAll("\u00ad", "").replace(/\s+/g, " "));
  });
}

export async function expectMarked(page: Page, names: string[]): Promise<void> {
  await expect.poll(() => marked(page)).toEqual(names);
}

/** Waits until the page was read, as far as it names this. */
export async function waitForMark(page: Page, name: string): Promise<void> {
  await expect.poll(() => marked(page)).toContain(name);
}

/** How marks on the element with this text, wherever it stands, are drawn. */
export function lookOfMarks(page: Page | Frame, text: string): Promise<string> {
  return page
    .getByText(text)
    .last()
    .evaluate((element) =>
      [...CSS.highlights.keys()]
        .filter((name) => !name.endsWith("current"))
        .map((name) => getComputedStyle(element, `::highlight(${name})`).textDecorationLine)
        .join(" "),
    );
}

export function card(page: Page): Locator {
  return page.locator("council-ratings-card .card");
}

export async function pointAt(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  const { x, y } = await middleOfText(page, name);
  await page.mouse.move(2, 2);
  await page.mouse.move(x, y);
}

/**
 * Points at a name until its card is open. Badges come when the page is quiet, which on a busy machine may be while
 * the pointer is on its way: then the name has moved, and a reader would follow it.
 */
export async function openCard(page: Page, name: string): Promise<Locator> {
  for (let attempt = 1; ; attempt++) {
    await pointAt(page, name);
    try {
      await card(page).waitFor({ timeout: ATTEMPT });
      return card(page);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

const ATTEMPT = 10_000;
const ATTEMPTS = 3;
