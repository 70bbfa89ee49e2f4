/**
 * Keyboard commands, the context menu and the address bar. A test cannot press the browser's own keys or open its
 * menus: here the browser's events are sent to the extension as it would receive them, and all the rest is real.
 */
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { card, chromiumForTests, expectMarked, tabOf, waitForMark } from "./inChromium.ts";

const chromium = chromiumForTests();

/** What Chromium's events have and their types do not say. */
type Dispatching = { dispatch(...args: unknown[]): void };

async function press(page: Page, command: string): Promise<void> {
  const tab = await tabOf(chromium.browser, page);
  await chromium.browser.background.evaluate(
    async ({ tab, command }) =>
      (chrome.commands.onCommand as unknown as Dispatching).dispatch(command, await chrome.tabs.get(tab)),
    { tab, command },
  );
}

async function lookUp(page: Page, text: string): Promise<void> {
  const tab = await tabOf(chromium.browser, page);
  await chromium.browser.background.evaluate(
    async ({ tab, text }) =>
      (chrome.contextMenus.onClicked as unknown as Dispatching).dispatch(
        { menuItemId: "look-up", selectionText: text, frameId: 0, editable: false },
        await chrome.tabs.get(tab),
      ),
    { tab, text },
  );
}

async function select(page: Page, selector: string): Promise<void> {
  await page.evaluate((chosen) => {
    getSelection()?.selectAllChildren(document.querySelector(chosen) as Element);
  }, selector);
}

const shown = (page: Page, name: string) => expect.poll(() => card(page).textContent()).toContain(name);

test("next and previous go from mention to mention, around at the ends, and give the card the focus", async () => {
  const page = await chromium.open("news.html");
  await waitForMark(page, "Oxford City Council");
  await press(page, "next-mention");
  await shown(page, "Oxfordshire County Council");
  await press(page, "next-mention");
  await shown(page, "London Borough of Hackney");
  await press(page, "previous-mention");
  await press(page, "previous-mention");
  await shown(page, "Kent County Council");
  expect(await card(page).evaluate((element) => element.matches(":focus-within"))).toBe(true);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe("council-ratings-card");
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
});

test("a command opens the card of the first mention in view", async () => {
  const page = await chromium.open("grades.html");
  await waitForMark(page, "Suffolk County Council");
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await press(page, "open-card");
  await shown(page, "Suffolk County Council");
});

test("a command turns the site off and on", async () => {
  const page = await chromium.open("strict.html");
  await expectMarked(page, ["Norfolk County Council"]);
  await press(page, "toggle-site");
  await expectMarked(page, []);
  await press(page, "toggle-site");
  await expectMarked(page, ["Norfolk County Council"]);
});

test("“Look up this council” opens a card at the selection, marked or not", async () => {
  const page = await chromium.open("plain.html");
  await page.evaluate(() => {
    const p = document.createElement("p");
    p.id = "chosen";
    p.textContent = "Reading";
    document.body.append(p);
  });
  await select(page, "#chosen");
  await lookUp(page, "Reading");
  await shown(page, "Reading Borough Council");
});

test("what no council is called leads to the search, and what the page cannot show to a page of our own", async () => {
  const page = await chromium.open("plain.html");
  const search = chromium.browser.context.waitForEvent("page");
  await lookUp(page, "Atlantis");
  const opened = await search;
  await opened.getByText("“Atlantis” is not the name of one council").waitFor();
  const council = chromium.browser.context.waitForEvent("page");
  await lookUp(page, "Kent County Council");
  await (await council).getByRole("heading", { name: "Kent County Council" }).waitFor();
});

test("the address bar suggests councils and opens the one chosen", async () => {
  const suggestions = await chromium.browser.background.evaluate(
    () =>
      new Promise<chrome.omnibox.SuggestResult[]>((resolve) =>
        (chrome.omnibox.onInputChanged as unknown as Dispatching).dispatch("oxf", resolve),
      ),
  );
  expect(suggestions[0]).toEqual({ content: "oxfordshire", description: "Oxfordshire County Council: Good" });
  const opened = chromium.browser.context.waitForEvent("page");
  await chromium.browser.background.evaluate(() =>
    (chrome.omnibox.onInputEntered as unknown as Dispatching).dispatch("oxf", "newForegroundTab"),
  );
  const page = await opened;
  await page.getByRole("heading", { name: "Oxfordshire County Council" }).waitFor();
  await page.getByText("SIF inspection, the framework before 2018").first().waitFor();
});
