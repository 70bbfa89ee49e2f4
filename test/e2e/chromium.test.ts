/** The built extension in a real Chromium, on our own pages. */
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ExtensionBrowser, frontTab, openChromium } from "../extensionInChromium.ts";
import { type PageServer, servePages } from "../pageServer.ts";
import { middleOfText } from "../textOnPage.ts";

let server: PageServer;
let browser: ExtensionBrowser;

beforeAll(async () => {
  server = await servePages();
  browser = await openChromium({ hasTouch: true });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(name: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(server.url(name));
  return page;
}

/** The texts marked, in order; the registry of highlights is shared with the page. */
function marked(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ranges = [...CSS.highlights]
      .filter(([name]) => !name.endsWith("current"))
      .flatMap(([, set]) => [...set] as Range[]);
    const inOrder = ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
    return inOrder.map((range) => range.toString().replaceAll("\u00ad", ""));
  });
}

async function expectMarked(page: Page, names: string[]): Promise<void> {
  await expect.poll(() => marked(page), { timeout: 10_000 }).toEqual(names);
}

const card = (page: Page) => page.locator("council-ratings-card .card");

describe("the sample news page", () => {
  test("every council is marked, and nothing else", async () => {
    const page = await open("news.html");
    await expectMarked(page, [
      "Oxfordshire County Council",
      "Hackney Council",
      "London Borough of Barnet",
      "Kent County Council",
      "Croydon",
      "Trafford Council",
      "Blackpool Council",
      "Birmingham Children’s Trust",
      "Northamptonshire County Council",
      "Oxford City Council",
      "Kent County Council",
    ]);
  });

  test("pointing at a name opens a card with grades, date, report and what was known then", async () => {
    const page = await open("news.html");
    await expectMarked(page, expect.arrayContaining(["Kent County Council"]) as string[]);
    const { x, y } = await middleOfText(page, "Oxfordshire County Council");
    await page.mouse.move(x, y);
    await card(page).waitFor();
    const text = await card(page).textContent();
    expect(text).toContain("Good");
    expect(text).toContain("published 9 April 2024");
    expect(text).toContain("When this page was published (5 March 2019): Good");
    expect(await card(page).getByRole("link", { name: "Read the report" }).getAttribute("href")).toContain(
      "files.ofsted.gov.uk",
    );
    await page.keyboard.press("Escape");
    await card(page).waitFor({ state: "hidden" });
  });

  test("focus on a link that names a council opens the card and leaves focus where it is", async () => {
    const page = await open("news.html");
    await expectMarked(page, expect.arrayContaining(["Kent County Council"]) as string[]);
    await page.keyboard.press("Tab");
    await card(page).waitFor();
    expect(await card(page).textContent()).toContain("Kent County Council");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Kent County Council");
  });

  test("a tap opens the card", async () => {
    const page = await open("news.html");
    await expectMarked(page, expect.arrayContaining(["Hackney Council"]) as string[]);
    const { x, y } = await middleOfText(page, "Hackney Council");
    await page.touchscreen.tap(x, y);
    await card(page).waitFor();
    expect(await card(page).textContent()).toContain("London Borough of Hackney");
  });

  test("no grade is invented: no headline since April 2026, a district's services, an abolished council", async () => {
    const page = await open("news.html");
    await expectMarked(page, expect.arrayContaining(["Oxford City Council"]) as string[]);
    for (const [name, words] of [
      ["Blackpool Council", "No overall grade"],
      ["Blackpool Council", "The last one was Requires improvement, published 1 February 2023"],
      ["Oxford City Council", "Children's services here are run by Oxfordshire County Council"],
      ["Northamptonshire County Council", "North Northamptonshire Council and West Northamptonshire Council"],
      ["Birmingham Children", "runs children's services for Birmingham City Council"],
    ] as const) {
      const { x, y } = await middleOfText(page, name);
      await page.mouse.move(2, 2);
      await page.mouse.move(x, y);
      await expect.poll(() => card(page).textContent(), { timeout: 5000 }).toContain(words);
    }
  });

  test("the toolbar counts the councils; the popup lists them and goes to them", async () => {
    const page = await open("news.html");
    await page.bringToFront();
    await expectMarked(page, expect.arrayContaining(["Oxford City Council"]) as string[]);
    const tab = await frontTab(browser);
    const badge = () => browser.background.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab);
    await expect.poll(badge).toBe("10");
    const popup = await browser.context.newPage();
    await popup.goto(`${browser.page("popup.html")}?tab=${tab}`);
    await popup.getByRole("button", { name: /Kent County Council/ }).click();
    await card(page).waitFor();
    expect(await card(page).textContent()).toContain("Kent County Council");
  });
});

test("names split across inline elements are marked whole; blocks are not joined", async () => {
  await expectMarked(await open("split.html"), [
    "Oxfordshire County Council",
    "London Borough of Hackney",
    "Stockport Council",
  ]);
});

test("a page that renders itself again keeps right marks and meets no error", async () => {
  const page = await open("changing.html");
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  await expectMarked(page, ["Essex County Council"]);
  await page.evaluate("renderText('Now Dorset Council and Kent County Council met.')");
  await expectMarked(page, ["Dorset Council", "Kent County Council"]);
  await page.evaluate("addParagraph('Later, Leeds City Council met.')");
  await expectMarked(page, ["Dorset Council", "Kent County Council", "Leeds City Council"]);
  await page.evaluate("removeText()");
  await expectMarked(page, ["Leeds City Council"]);
  await page.evaluate("insertText()");
  await expectMarked(page, ["Dorset Council", "Kent County Council", "Leeds City Council"]);
  await page.evaluate("renderText('Nobody met.')");
  await expectMarked(page, ["Leeds City Council"]);
  expect(errors).toEqual([]);
});

test("typing in a contenteditable and a textarea leaves them untouched", async () => {
  const page = await open("editing.html");
  await page.locator("#editor").press("End");
  await page.locator("#editor").pressSequentially(" and Essex County Council");
  await page.locator("#area").fill("Essex County Council");
  await expectMarked(page, ["Suffolk County Council"]);
  expect(await page.locator("#editor").innerHTML()).toBe("Kent County Council and Essex County Council");
  expect(await page.locator("#area").inputValue()).toBe("Essex County Council");
});

test("text in a frame is marked, and counted with the page's", async () => {
  const page = await open("framed.html");
  await page.bringToFront();
  await expectMarked(page, ["Surrey County Council"]);
  const tab = await frontTab(browser);
  const badge = () => browser.background.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab);
  await expect.poll(badge).toBe("4");
});

test("under the strictest content security policy marks and card work", async () => {
  const page = await open("strict.html");
  await expectMarked(page, ["Norfolk County Council"]);
  const { x, y } = await middleOfText(page, "Norfolk County Council");
  await page.mouse.move(x, y);
  await card(page).waitFor();
  const background = await card(page).evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(background).toBe("rgb(255, 255, 255)");
  const below = await card(page).boundingBox();
  expect(below!.y).toBeGreaterThan(y);
});

test("a page that names no council is left as it was", async () => {
  const page = await open("plain.html");
  await page.bringToFront();
  const tab = await frontTab(browser);
  const title = () => browser.background.evaluate((tabId) => chrome.action.getTitle({ tabId }), tab);
  const popup = await browser.context.newPage();
  await popup.goto(`${browser.page("popup.html")}?tab=${tab}`);
  await popup.getByText("No council in England is named here.").waitFor();
  expect(await title()).toBe("Council Ratings");
  expect(await marked(page)).toEqual([]);
  expect(await page.locator("council-ratings-card").count()).toBe(0);
});
