/** The badges in running text: put in when nothing moves for it, gone when the page changes around them. */
import type { Page } from "playwright";
import { expect, test } from "vitest";
import {
  card,
  chromiumForTests,
  expectMarked,
  marked,
  openAndWatch,
  openCard,
  shiftsOf,
} from "./inChromium.ts";

const chromium = chromiumForTests();

/** "Good at first": the grade in words, and the paragraph it stands in. */
function badges(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("council-ratings-badge")].map((badge) => {
      const [, words] =
        /^"(.*)" \/ " \(Ofsted: \1\)"$/.exec(getComputedStyle(badge, "::before").content) ?? [];
      return `${words} at ${badge.closest("p")?.id}`;
    }),
  );
}

const textOf = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => [element.textContent, element.childNodes.length]);

async function openWithBadges(): Promise<Page> {
  const page = await chromium.open("grades.html");
  await expect.poll(() => badges(page)).toContain("Good at first");
  await expect.poll(() => badges(page)).toContain("No overall grade at many");
  return page;
}

test("one stands behind each council's first mention in running text; never in links, headings or short lines", async () => {
  const page = await openWithBadges();
  // On the screen only where nothing moves; the linked name has text behind it, which would.
  expect(await badges(page)).toEqual([
    "Good at first",
    "Requires improvement at owned",
    "Inadequate at later",
    "No overall grade at none",
    "Requires improvement at below",
    "Outstanding at many",
    "Inadequate at many",
    "No overall grade at many",
  ]);
  expect(await textOf(page, "#owned")).toEqual([
    expect.stringContaining("Bristol City Council’s plan leans on volunteers"),
    3,
  ]);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect.poll(() => badges(page)).toContain("Outstanding at linked");
});

test("nothing on the screen shifts for them", async () => {
  const page = await openAndWatch(chromium, "grades.html");
  await expect.poll(() => badges(page)).toHaveLength(8);
  // A reader cannot jump to the end in the very frame that the badges there come in.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect.poll(() => badges(page)).toContain("Outstanding at linked");
  expect(await shiftsOf(page)).toEqual([]);
});

test("a page that rewrites, removes or moves its text gets it back whole, without a word lost or doubled", async () => {
  const page = await openWithBadges();
  const result = await page.evaluate(async () => {
    const paragraph = (id: string) => document.getElementById(id) as HTMLElement;
    const first = paragraph("first").firstChild as Text;
    const owned = paragraph("owned").firstChild as Text;
    const later = paragraph("later");
    const laterText = later.firstChild as Text;
    first.data =
      "Kent County Council has changed its mind about the whole of it, and says so in a letter to everyone.";
    paragraph("owned").removeChild(owned);
    later.insertBefore(document.createTextNode(" The end."), laterText.nextSibling);
    await new Promise((resolve) => setTimeout(resolve));
    return [paragraph("first").textContent, paragraph("owned").textContent, later.textContent];
  });
  expect(result[0]).toBe(
    "Kent County Council has changed its mind about the whole of it, and says so in a letter to everyone.",
  );
  expect(result[1]).toBe("");
  expect(result[2]).toBe(
    "In the south west, Swindon Borough Council will open its library as a warm room, and Kent County Council is watching how many people come. The end.",
  );
});

const MANY =
  "Three more, Hampshire County Council, Cheshire East Council and Portsmouth City Council’s neighbours, were asked for their view; none had one yet.";

test("three badges in one text node come and go in any order, and every word stays", async () => {
  const page = await openWithBadges();
  const many = page.locator("#many");
  await expect.poll(() => badges(page)).toContain("Outstanding at many");
  expect(await many.textContent()).toBe(MANY);
  expect((await textOf(page, "#many"))[1]).toBe(7);
  // The one in the middle, the first, the last: each is taken off and put back by itself.
  for (const name of ["Cheshire East Council", "Hampshire County Council", "Portsmouth City Council"]) {
    const opened = await openCard(page, name);
    await opened.getByRole("button", { name: "Not the right council?" }).click();
    await expect.poll(() => marked(page)).not.toContain(name);
    expect(await many.textContent()).toBe(MANY);
    await opened.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => marked(page)).toContain(name);
    expect(await many.textContent()).toBe(MANY);
    await page.keyboard.press("Escape");
  }
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(async () => (await textOf(page, "#many"))[1]).toBe(7);
  const rewritten = await page.evaluate(async () => {
    const paragraph = document.getElementById("many") as HTMLElement;
    (paragraph.firstChild as Text).data = "Hampshire County Council alone has a view.";
    await new Promise((resolve) => setTimeout(resolve));
    return paragraph.textContent;
  });
  expect(rewritten).toBe("Hampshire County Council alone has a view.");
});

test("underline only takes them out, and leaves the page's nodes as they were", async () => {
  const page = await openWithBadges();
  const options = await chromium.openOurs("options.html");
  await options.getByLabel("Underlines only").check();
  await expect.poll(() => badges(page)).toEqual([]);
  for (const id of ["first", "owned", "later", "none", "below", "many"])
    expect((await textOf(page, `#${id}`))[1]).toBe(1);
  await options.getByLabel(/and a badge with the grade/).check();
  await expect.poll(() => badges(page)).toContain("Good at first");
});

test("pointing at a badge opens the card; copied text has no word of it", async () => {
  const page = await openWithBadges();
  await page.bringToFront();
  const box = await page.locator("#first council-ratings-badge").boundingBox();
  await page.mouse.move(2, 2);
  await page.mouse.move(box!.x + box!.width / 2, box!.y + box!.height / 2);
  await card(page).waitFor();
  expect(await card(page).textContent()).toContain("Kent County Council");
  const copied = await page.evaluate(() => {
    getSelection()?.selectAllChildren(document.getElementById("first") as HTMLElement);
    return getSelection()?.toString();
  });
  expect(copied).toContain("Kent County Council was among the first");
});

test("marks stay right where a badge cut the text", async () => {
  const page = await openWithBadges();
  await expectMarked(page, [
    "Kent County Council",
    "Kent County Council",
    "Swindon Borough Council",
    "Kent County Council",
    "Essex County Council",
    "Bristol City Council",
    "Swindon Borough Council",
    "Kent County Council",
    "Blackpool Council",
    "Leeds City Council",
    "Suffolk County Council",
    "Hampshire County Council",
    "Cheshire East Council",
    "Portsmouth City Council",
  ]);
});
