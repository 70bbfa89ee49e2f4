/** The toolbar popup: what it lists, where it leads, and what it says when there is nothing to list. */
import { expect, test } from "vitest";
import { card, chromiumForTests, expectMarked, tabOf, waitForMark } from "./inChromium.ts";

const chromium = chromiumForTests();

test("lists the page's councils with grades and counts; each click goes to the next mention, around at the end", async () => {
  const page = await chromium.open("news.html");
  await waitForMark(page, "Oxford City Council");
  const popup = await chromium.openOurs("popup.html", page);
  const kent = popup.getByRole("button", { name: /Kent County Council/ });
  expect(await kent.textContent()).toBe("Kent County Councilnamed 2 timesGood");
  for (const place of ["1 of 2", "2 of 2", "1 of 2"]) {
    await kent.click();
    await popup.getByText(`${place} in the page`).waitFor();
    expect(await card(page).textContent()).toContain("Kent County Council");
  }
  await kent.press("Enter");
  await popup.getByText("2 of 2 in the page").waitFor();
  await popup.getByText("Ofsted, as of 22 August 2026").waitFor();
});

test("the toolbar button shows how many councils the page names", async () => {
  const page = await chromium.open("news.html");
  const tab = await tabOf(chromium.browser, page);
  const count = () =>
    chromium.browser.background.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab);
  await expect.poll(count).toBe("10");
});

test.each([
  ["oxf", "Oxfordshire County Council"],
  ["lb barnet", "London Borough of Barnet"],
  ["RBKC", "Royal Borough of Kensington and Chelsea"],
  ["E10000025", "Oxfordshire County Council"],
  ["E07000178", "Oxford City Council"],
  ["camden.gov.uk", "London Borough of Camden"],
  ["Bristol, City of", "Bristol City Council"],
  ["N Yorks CC", "North Yorkshire Council"],
  ["Birmingham Children's Trust", "Birmingham City Council"],
  ["Northumbreland", "Northumberland County Council"],
])("search finds “%s” as it is typed", async (query, name) => {
  const popup = await chromium.openOurs("popup.html");
  await popup.getByRole("combobox").fill(query);
  await expect.poll(() => popup.getByRole("option").first().textContent()).toContain(name);
});

test("search by keyboard alone: down, Enter, and the rating stands in the popup", async () => {
  const popup = await chromium.openOurs("popup.html");
  const field = popup.getByRole("combobox");
  await field.focus();
  await popup.keyboard.type("north");
  await popup.keyboard.press("ArrowDown");
  const active = popup.locator("[role=option][aria-selected=true]");
  const name = await active.locator("span").first().textContent();
  await popup.keyboard.press("Enter");
  await popup.getByRole("heading", { name: name ?? "" }).waitFor();
  await popup.getByRole("button", { name: /Councils on this page/ }).click();
  expect(await popup.getByRole("heading", { name: name ?? "" }).count()).toBe(0);
});

test("search says when nobody has a name like it", async () => {
  const popup = await chromium.openOurs("popup.html");
  await popup.getByRole("combobox").fill("qqqqqq");
  await popup.getByText("No council has a name like this.").waitFor();
});

test("turns the site off and on, at once and without a reload", async () => {
  const page = await chromium.open("strict.html");
  await expectMarked(page, ["Norfolk County Council"]);
  const popup = await chromium.openOurs("popup.html", page);
  await popup.getByRole("switch").uncheck();
  await expectMarked(page, []);
  await popup.getByText("Council Ratings is off on this site.").waitFor();
  await popup.reload();
  expect(await popup.getByRole("switch").isChecked()).toBe(false);
  await popup.getByRole("switch").check();
  await expectMarked(page, ["Norfolk County Council"]);
  await popup.getByRole("button", { name: /Norfolk County Council/ }).waitFor();
});

test("says why nothing is listed: the browser's own page, no council, a PDF", async () => {
  const own = await chromium.browser.context.newPage();
  await own.goto("chrome://version/");
  const restricted = await chromium.openOurs("popup.html", own);
  await restricted.getByText("one of the browser's own pages").waitFor();

  const plain = await chromium.open("plain.html");
  const none = await chromium.openOurs("popup.html", plain);
  await none.getByText("No council in England is named here.").waitFor();

  const document = await chromium.open("minutes.pdf");
  const pdf = await chromium.openOurs("popup.html", document);
  await pdf.getByText("Browsers show PDFs in a viewer of their own").waitFor();
});
