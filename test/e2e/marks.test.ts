/** What is marked in a page, and what is left alone. */
import { expect, test } from "vitest";
import { chromiumForTests, expectMarked, marked, waitForMark } from "./inChromium.ts";

const chromium = chromiumForTests();

test("every council on the sample news page is marked, and nothing else", async () => {
  const page = await chromium.open("news.html");
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

test("grades are told apart by line style as well as by colour, and in words to assistive technology", async () => {
  const page = await chromium.open("grades.html");
  await waitForMark(page, "Portsmouth City Council");
  const line = (grade: string) =>
    page.evaluate(
      (name) => getComputedStyle(document.body, `::highlight(council-ratings-${name})`).textDecorationStyle,
      grade,
    );
  const grades = ["outstanding", "good", "requires-improvement", "inadequate", "no-headline"];
  expect(await Promise.all(grades.map(line))).toEqual(["double", "solid", "dashed", "wavy", "dotted"]);
  const list = page.getByRole("region", { name: "Council Ratings: councils on this page" });
  await expect
    .poll(() => list.getByRole("listitem").allTextContents())
    .toContain("Bristol City Council: Requires improvement");
});

test("names split across inline elements are marked whole; blocks are not joined", async () => {
  await expectMarked(await chromium.open("split.html"), [
    "Oxfordshire County Council",
    "London Borough of Hackney",
    "Stockport Council",
  ]);
});

test("a page that renders itself again keeps right marks and meets no error", async () => {
  const page = await chromium.open("changing.html");
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

test("a long list that loses, gains and moves lines while it is read has each name marked once", async () => {
  const page = await chromium.open("log.html");
  await expect.poll(() => page.title(), { timeout: 20_000 }).toBe("The log rests");
  const lines = await page.getByRole("paragraph").filter({ hasText: "Council" }).allTextContents();
  const named = lines.map((line) => line.slice(0, line.indexOf(" said")));
  expect(named.length).toBeGreaterThan(20);
  await expectMarked(page, named);
});

test("on a very long page, too, every name is marked, however far from all others", async () => {
  const page = await chromium.open("plain.html");
  await page.evaluate(() => {
    const story = "The ferry did good business, and the baker on the far bank sold out before nine. ".repeat(
      4,
    );
    const named = new Map([
      [0, "Children's services were inspected by Ofsted, and Kent County Council was glad."],
      [400, "Leaders in Oxfordshire were told by Ofsted that its children's services are inadequate."],
      [700, "Devon and Essex county councils went home."],
      [701, "So did Leeds City "],
      [1199, "kent county council said so again."],
    ]);
    const all = Array.from({ length: 1200 }, (_, i) => {
      const paragraph = document.createElement("p");
      paragraph.append(named.get(i) ?? story);
      if (i === 701) paragraph.append(document.createComment("or was it Bradford"), "Cou", "ncil.");
      return [paragraph, "\n"];
    });
    document.body.append(...all.flat());
  });
  await expectMarked(page, [
    "Kent County Council",
    "Oxfordshire",
    "Devon",
    "Essex county councils",
    "Leeds City Council",
    "kent county council",
  ]);
});

test("typing in a contenteditable and a textarea leaves them untouched", async () => {
  const page = await chromium.open("editing.html");
  await page.locator("#editor").press("End");
  await page.locator("#editor").pressSequentially(" and Essex County Council");
  await page.locator("#area").fill("Essex County Council");
  await expectMarked(page, ["Suffolk County Council"]);
  expect(await page.locator("#editor").innerHTML()).toBe("Kent County Council and Essex County Council");
  expect(await page.locator("#area").inputValue()).toBe("Essex County Council");
});

test("a page that names no council is left as it was", async () => {
  const page = await chromium.open("plain.html");
  const before = await page.content();
  const popup = await chromium.openOurs("popup.html", page);
  await popup.getByText("No council in England is named here.").waitFor();
  expect(await page.content()).toBe(before);
  expect(await marked(page)).toEqual([]);
});
