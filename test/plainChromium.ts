/** A real Chromium without the extension, for what stands on its own: the widget and the site. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright";
import { afterAll, afterEach, beforeAll } from "vitest";
import { CHROMIUM_SWITCHES, chromium as executable, HEADED, SLOW_MOTION } from "./browsers.ts";
import { withFont } from "./fonts.ts";

export type PlainChromium = {
  /** A page in a context of its own. What goes wrong in it is in `errors`. */
  open(address: string, options?: BrowserContextOptions): Promise<Page>;
  errors: string[];
};

/** Filled before the first test of the file. */
export function plainChromium(): PlainChromium {
  let browser: Browser;
  const errors: string[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executable(),
      args: CHROMIUM_SWITCHES,
      env: withFont("wide"),
      headless: !HEADED,
      ...SLOW_MOTION,
    });
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    errors.length = 0;
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  return {
    errors,
    async open(address, options = {}) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      await page.goto(address);
      return page;
    },
  };
}
