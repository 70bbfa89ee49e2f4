/** Pages that are hard on an extension, in Firefox: each kind once. */
import type { Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { cardText, firefoxForTests, markedTexts, pointAt } from "./inFirefox.ts";

const firefox = firefoxForTests();

const expectMarked = (page: Page, names: string[]) =>
  expect.poll(async () => (await markedTexts(page)).sort()).toEqual([...names].sort());

const ALL = [
  "Essex County Council",
  "Dorset Council",
  "Suffolk County Council",
  "Hackney Council",
  "Croydon Council",
];
const READ_ALOUD = "Kentkent Countykow Council";

test("forms whose fields have the names of properties, drawings with text of the page, and readings", async () => {
  const page = await firefox.open("rough.html");
  await expectMarked(page, [...ALL, READ_ALOUD]);
});

test("in an open modal dialog the card shows, and can be used", async () => {
  const page = await firefox.open("rough.html");
  await expectMarked(page, [...ALL, READ_ALOUD]);
  await page.evaluate(() => document.querySelector<HTMLDialogElement>("#question")?.showModal());
  await pointAt(page, "Hackney Council");
  await expect.poll(() => cardText(page)).toContain("London Borough of Hackney");
  const isOver = () =>
    page.evaluate(() => {
      const card = document.querySelector("council-ratings-card");
      const button = card?.shadowRoot?.querySelector(".close");
      const box = button?.getBoundingClientRect();
      return box
        ? document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) === card
        : false;
    });
  await expect.poll(isOver).toBe(true);
});

test("a card closes with the name that it is about", async () => {
  const page = await firefox.open("rough.html");
  await expectMarked(page, [...ALL, READ_ALOUD]);
  await pointAt(page, "Croydon Council");
  await expect.poll(() => cardText(page)).toContain("London Borough of Croydon");
  await page.evaluate(() => document.querySelector("#stage")?.remove());
  await expect.poll(() => cardText(page)).toBe("");
});

test("a page that writes itself anew, or replaces its root, is marked again", async () => {
  const page = await firefox.open("rough.html");
  await expectMarked(page, [...ALL, READ_ALOUD]);
  await page.evaluate(() => {
    document.open();
    document.write("<!doctype html><title>Anew</title><p>Written anew, Devon County Council is here.</p>");
    document.close();
  });
  await expectMarked(page, ["Devon County Council"]);
  await page.evaluate(() => {
    const root = document.createElement("html");
    root.innerHTML = "<body><p>In a new root, Surrey County Council is here.</p></body>";
    document.documentElement.replaceWith(root);
  });
  await expectMarked(page, ["Surrey County Council"]);
});

test("a list of hundreds of lines is marked, and so is a name in several nodes of text", async () => {
  const page = await firefox.open("plain.html");
  await page.evaluate(() => {
    const lines = Array.from({ length: 300 }, (_, i) => {
      const line = document.createElement("p");
      if (i === 7) line.append("Leeds City ", document.createComment("or Bradford"), "Cou", "ncil met.");
      else line.append(i === 250 ? "Kent County Council met." : `Line ${i} says nothing.`);
      return [line, "\n"];
    });
    document.body.append(...lines.flat(), "Devon County Council was late.");
  });
  await expectMarked(page, ["Leeds City Council", "Kent County Council", "Devon County Council"]);
  await page.evaluate(() => document.body.lastChild?.remove());
  await expectMarked(page, ["Leeds City Council", "Kent County Council"]);
  await page.evaluate(() => document.querySelectorAll("p")[200]?.append(" Essex County Council did."));
  await expectMarked(page, ["Leeds City Council", "Kent County Council", "Essex County Council"]);
});

test("marks keep their look on a page that sets its sheets anew, in shadow trees as well", async () => {
  const page = await firefox.open("shadow.html");
  await expect.poll(() => markedTexts(page)).toContain("Dorset Council");
  await page.evaluate(() => {
    document.adoptedStyleSheets = [new CSSStyleSheet()];
  });
  const look = () =>
    page.evaluate(() => {
      const outer = document.querySelector("p");
      const inner = document.querySelector("story-card")?.shadowRoot?.querySelector("#inner");
      return [outer, inner].map((element) =>
        [...CSS.highlights.keys()]
          .map((name) => element && getComputedStyle(element, `::highlight(${name})`).textDecorationLine)
          .includes("underline"),
      );
    });
  await expect.poll(look).toEqual([true, true]);
});

test("editors that draw their text outside of fields are left alone", async () => {
  const page = await firefox.open("editors.html");
  await expectMarked(page, ["Kent County Council", "Devon County Council"]);
});

test("when the extension is updated, open pages have the new one alone", async () => {
  const page = await firefox.open("news.html");
  const badges = () => page.evaluate(() => document.querySelectorAll("council-ratings-badge").length);
  await expect.poll(() => markedTexts(page)).toHaveLength(11);
  await page.bringToFront();
  await expect.poll(badges).toBeGreaterThan(0);
  await page.evaluate(() =>
    Object.assign(globalThis, {
      before: [...CSS.highlights.values()],
      badges: [...document.querySelectorAll("council-ratings-badge")],
    }),
  );
  await firefox.install();
  const isNew = () =>
    page.evaluate(() => {
      const { before, badges } = globalThis as unknown as { before: Highlight[]; badges: Element[] };
      const now = [...CSS.highlights.values()];
      return (
        now.length > 0 &&
        !now.some((each) => before.includes(each)) &&
        !badges.some((each) => each.isConnected)
      );
    });
  await expect.poll(isNew).toBe(true);
  await expect.poll(() => markedTexts(page)).toHaveLength(11);
  await pointAt(page, "Hackney Council");
  await expect.poll(() => cardText(page)).toContain("London Borough of Hackney");
});
