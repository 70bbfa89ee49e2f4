/**
 * Real React, Vue and Svelte pages, in development builds that report what they find wrong: whatever they do with
 * marked text, they meet no error, no word is lost or doubled, and the marks are right afterwards.
 */
import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { BUILT_FOR_TESTS, type ExtensionBrowser, openChromium } from "../extensionInChromium.ts";
import { buildFrameworkPage, FRAMEWORKS } from "../frameworks/build.ts";
import { type Item, START, type Story, words } from "../frameworks/story.ts";
import { type PageServer, servePages } from "../pageServer.ts";
import { expectMarked, marked } from "./inChromium.ts";

const html = (name: string, content: string, script = "") =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Framework</title><link rel="icon" href="data:,"></head><body><div style="height: 200vh">Far below stands the story.</div><main>${content}</main><script src="${name}.js"></script>${script && `<script>${script}</script>`}</body></html>`;

let server: PageServer;
let browser: ExtensionBrowser;
let errors: string[] = [];

beforeAll(async () => {
  const made = new Map<string, string>();
  for (const name of FRAMEWORKS) {
    const { script, rendered } = await buildFrameworkPage(name);
    made.set(`${name}.js`, script);
    made.set(`${name}.html`, html(name, ""));
    made.set(`${name}-rendered.html`, html(name, rendered));
    made.set(`${name}-hydrated.html`, html(name, rendered, "story.hydrate()"));
  }
  server = await servePages(made);
  browser = await openChromium({ built: BUILT_FOR_TESTS });
});
afterEach(() => {
  expect(errors).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(name: string): Promise<Page> {
  errors = [];
  const page = await browser.context.newPage();
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) errors.push(message.text());
  });
  await page.goto(server.url(name));
  return page;
}

async function show(page: Page, story: Story): Promise<void> {
  await page.evaluate((next) => window.story.show(next), story);
}

/** The page's words are the story's, each once; the marks are on its councils; the page has no node too many. */
async function expectStory(page: Page, { title, items }: Story): Promise<void> {
  const paragraphs = () => page.locator("article p").allTextContents();
  await expect.poll(paragraphs).toEqual(items.map(words));
  expect(await page.locator("h1").textContent()).toBe(title);
  await expectMarked(
    page,
    items.map(({ council }) => council),
  );
}

const badges = (page: Page) => page.locator("council-ratings-badge").count();
const withBadges = (page: Page, count: number) => expect.poll(() => badges(page)).toBe(count);

const [kent, essex, leeds] = START.items as [Item, Item, Item];

describe.each(FRAMEWORKS)("%s", (name) => {
  test("renders again, edits, reorders, removes and puts back text that has marks and badges", async () => {
    const page = await open(`${name}.html`);
    const steps: Story[] = [
      START,
      { ...START, title: "Three councils, still" },
      {
        ...START,
        items: [
          kent,
          { ...essex, text: "has now seen the bus, and finds that it would do for the winter." },
          leeds,
        ],
      },
      { ...START, items: [{ ...kent, council: "Devon County Council" }, essex, leeds] },
      { ...START, items: [leeds, kent, essex] },
      { ...START, items: [leeds, essex] },
      { ...START, items: [essex, kent, leeds] },
      // As short as the first half of a text that a badge cut: it must not be taken for it.
      { ...START, items: [{ ...kent, text: "" }, essex, leeds] },
      START,
    ];
    for (const story of steps) {
      await show(page, story);
      await expectStory(page, story);
      // Each step meets a page that is full of badges; a short text is none that a badge belongs to.
      await withBadges(page, story.items.filter(({ text }) => text !== "").length);
      await expectStory(page, story);
    }
  });

  test("changes text while marks are being made, a hundred times over", async () => {
    const page = await open(`${name}.html`);
    for (let i = 0; i < 100; i++) {
      const items = START.items.map((item, at) => ({ ...item, text: `${item.text} (${i + at})` }));
      await show(page, { ...START, items: i % 2 ? items : items.toReversed() });
      // Now and then the marks catch up.
      if (i % 10 === 0) await expect.poll(() => marked(page)).not.toEqual([]);
    }
    await show(page, START);
    await expectStory(page, START);
  });

  test("hydrates what its server rendered, at once", async () => {
    const page = await open(`${name}-hydrated.html`);
    await expectStory(page, START);
    const edited = {
      ...START,
      items: [leeds, { ...kent, text: "has sold the bus again, to nobody's surprise, and for less." }],
    };
    await show(page, edited);
    await expectStory(page, edited);
  });

  test("hydrates late, when marks have long been made and the page was quiet", async () => {
    const page = await open(`${name}-rendered.html`);
    await expectStory(page, START);
    // Text that nobody will take over tells when badges have come: the story has none.
    await page.evaluate(() => {
      const other = document.createElement("p");
      other.textContent =
        "Of those that have nothing to do with it, Surrey County Council keeps a list of buses that anybody may read.";
      document.body.prepend(other);
    });
    await withBadges(page, 1);
    expect(await page.locator("main council-ratings-badge").count()).toBe(0);
    await page.evaluate(() => document.querySelector("body > p")?.remove());
    await page.evaluate(() => window.story.hydrate());
    await expectStory(page, START);
    await show(page, { ...START, items: [essex, kent] });
    await expectStory(page, { ...START, items: [essex, kent] });
  });
});
