/** The card: how it opens, what it says, and how a wrong link is taken off. */
import { expect, test } from "vitest";
import { middleOfText } from "../textOnPage.ts";
import { card, chromiumForTests, expectMarked, marked, openCard, waitForMark } from "./inChromium.ts";

const chromium = chromiumForTests({ hasTouch: true });

async function openNews() {
  const page = await chromium.open("news.html");
  await waitForMark(page, "Oxford City Council");
  return page;
}

test("pointing at a name opens a card with grades, date, report and what was known then; Escape closes it", async () => {
  const page = await openNews();
  const text = await (await openCard(page, "Oxfordshire County Council")).textContent();
  expect(text).toContain("Good");
  expect(text).toContain("published 9 April 2024");
  expect(text).toContain("When this page was published (5 March 2019): Good");
  expect(text).toContain("as of 22 August 2026");
  const report = card(page).getByRole("link", { name: "Read the report" });
  expect(await report.getAttribute("href")).toContain("files.ofsted.gov.uk");
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
});

test("a pointer that comes to rest while the page is busy opens the card of where it rests", async () => {
  const page = await openNews();
  await page.bringToFront();
  const { x, y } = await middleOfText(page, "Hackney Council");
  // Two moves before the next frame: the second is the last that is told.
  await page.evaluate(
    ([left, top]) => {
      const move = (clientX: number, clientY: number) =>
        document.elementFromPoint(clientX, clientY)?.dispatchEvent(
          new PointerEvent("pointermove", {
            pointerType: "mouse",
            clientX,
            clientY,
            bubbles: true,
            composed: true,
          }),
        );
      move(2, 2);
      move(left, top);
    },
    [x, y] as const,
  );
  await card(page).waitFor();
  expect(await card(page).textContent()).toContain("London Borough of Hackney");
});

test("the timeline lists all inspections, those of the framework before 2018 labelled", async () => {
  const page = await openNews();
  await openCard(page, "Oxfordshire County Council");
  await card(page).getByText("Timeline:").click();
  const rows = await card(page).getByRole("listitem").allTextContents();
  expect(rows.length).toBeGreaterThan(2);
  expect(rows[0]).toMatch(/^9 April 2024Good.*ILACS standard inspection/);
  expect(rows.at(-1)).toContain("SIF inspection, the framework before 2018");
});

test("focus on a link that names a council opens the card and leaves focus where it is", async () => {
  const page = await openNews();
  await page.bringToFront();
  await page.keyboard.press("Tab");
  await card(page).waitFor();
  expect(await card(page).textContent()).toContain("Kent County Council");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Kent County Council");
});

test("a tap opens the card", async () => {
  const page = await openNews();
  await page.bringToFront();
  const { x, y } = await middleOfText(page, "Hackney Council");
  await page.touchscreen.tap(x, y);
  await card(page).waitFor();
  expect(await card(page).textContent()).toContain("London Borough of Hackney");
});

test("no grade is invented: no headline since April 2026, a district's services, an abolished council", async () => {
  const page = await openNews();
  for (const [name, words] of [
    ["Blackpool Council", "No overall grade"],
    ["Blackpool Council", "The last one was Requires improvement, published 1 February 2023"],
    ["Oxford City Council", "Children's services here are run by Oxfordshire County Council"],
    ["Northamptonshire County Council", "North Northamptonshire Council and West Northamptonshire Council"],
    ["Birmingham Children", "runs children's services for Birmingham City Council"],
    ["Birmingham Children", "Birmingham Children's Trust has run its children's services since April 2018"],
  ] as const) {
    await openCard(page, name);
    await expect.poll(() => card(page).textContent()).toContain(words);
    // It may lie over the name that comes next.
    await page.keyboard.press("Escape");
    await card(page).waitFor({ state: "hidden" });
  }
});

test("successors and predecessors lead from card to card", async () => {
  const page = await openNews();
  await openCard(page, "Northamptonshire County Council");
  await card(page).getByRole("button", { name: "West Northamptonshire Council" }).click();
  await expect
    .poll(() => card(page).textContent())
    .toContain("Took over from: Northamptonshire County Council");
});

test("“Not the right council?” takes the link off this site; undo and settings put it back", async () => {
  const page = await openNews();
  await openCard(page, "Croydon");
  await card(page).getByRole("button", { name: "Not the right council?" }).click();
  await expect.poll(() => marked(page)).not.toContain("Croydon");
  expect(await card(page).textContent()).toContain(
    "no longer marked on this site as London Borough of Croydon",
  );
  await card(page).getByRole("button", { name: "Undo" }).click();
  await waitForMark(page, "Croydon");

  await page.mouse.move(2, 2);
  await page.keyboard.press("Escape");
  await openCard(page, "Croydon");
  await card(page).getByRole("button", { name: "Not the right council?" }).click();
  const again = await chromium.open("news.html");
  await waitForMark(again, "Oxford City Council");
  expect(await marked(again)).not.toContain("Croydon");
  const options = await chromium.openOurs("options.html");
  await options.getByText("“croydon” is not marked as London Borough of Croydon").waitFor();
  await options.getByRole("button", { name: /Mark again: “croydon”/ }).click();
  await waitForMark(again, "Croydon");
});

test("under the strictest content security policy marks and card work, below the name", async () => {
  const page = await chromium.open("strict.html");
  await expectMarked(page, ["Norfolk County Council"]);
  await openCard(page, "Norfolk County Council");
  expect(await card(page).evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
    "rgb(255, 255, 255)",
  );
  const { y } = await middleOfText(page, "Norfolk County Council");
  expect((await card(page).boundingBox())!.y).toBeGreaterThan(y);
});

test("the card is not loaded until it is wanted", async () => {
  const page = await openNews();
  expect(await page.locator("council-ratings-card").count()).toBe(0);
  await openCard(page, "Hackney Council");
  expect(await page.locator("council-ratings-card").count()).toBe(1);
});
