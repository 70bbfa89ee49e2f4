/** Where every surface is photographed, and the ways to come to one. */
import type { Page } from "playwright";
import { type ExtensionBrowser, frontTab } from "../extensionInChromium.ts";
import type { PageServer } from "../pageServer.ts";
import { middleOfText } from "../textOnPage.ts";

export type Stage = { browser: ExtensionBrowser; server: PageServer };

export type Surface = {
  /** Of the file: "card". */
  name: string;
  /** What the picture shows. */
  words: string;
  widths: readonly number[];
  /** Height of the window; of the whole page where it is not given. */
  height?: number;
  /** @returns the page to be photographed */
  show(stage: Stage, width: number): Promise<Page>;
};

export const WIDE = 1280;
export const NARROW = 360;
/** As wide as the popup makes itself, and as a side panel is when it is opened. */
export const POPUP = 384;
export const PANEL = 400;

export async function openSite({ browser, server }: Stage, name: string, width: number): Promise<Page> {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width, height: 800 });
  await page.goto(server.url(name));
  if (name.endsWith(".html")) await page.waitForFunction(() => CSS.highlights.size > 1);
  return page;
}

export async function openOurs({ browser }: Stage, path: string, width: number): Promise<Page> {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width, height: 800 });
  await page.goto(browser.page(path));
  await page.locator("main").waitFor();
  return page;
}

/** The popup or the side panel, of the tab that shows one of our test pages. */
export async function openForSite(
  stage: Stage,
  path: string,
  width: number,
  name = "news.html",
): Promise<Page> {
  const site = await openSite(stage, name, 1280);
  await site.bringToFront();
  const tab = await frontTab(stage.browser);
  const ours = await openOurs(stage, `${path}?tab=${tab}`, width);
  if (name.endsWith(".html")) await ours.locator("li").first().waitFor();
  return ours;
}

export async function openCard(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  const { x, y } = await middleOfText(page, name);
  await page.mouse.move(2, 2);
  await page.mouse.move(x, y);
  await page.locator("council-ratings-card .card").waitFor();
}
