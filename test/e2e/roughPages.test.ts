/** Pages that are hard on an extension: each kind once. */
import { expect, test } from "vitest";
import { card, chromiumForTests, expectMarked, marked, openCard, waitForMark } from "./inChromium.ts";

const chromium = chromiumForTests();

const ALL = [
  "Essex County Council",
  "Dorset Council",
  "Suffolk County Council",
  // A range takes in the readings between; they are no part of the name.
  "Kentkent Countykow Council",
  "Hackney Council",
  "Croydon Council",
];

test("forms whose fields have the names of properties, drawings with text of the page, and readings", async () => {
  const page = await chromium.open("rough.html");
  await expectMarked(page, ALL);
});

test("in an open modal dialog the card can be used", async () => {
  const page = await chromium.open("rough.html");
  await waitForMark(page, "Hackney Council");
  await page.evaluate(() => document.querySelector<HTMLDialogElement>("#question")?.showModal());
  const opened = await openCard(page, "Hackney Council");
  expect(await opened.textContent()).toContain("London Borough of Hackney");
  await opened.getByText(/^Timeline/).click();
  await opened.getByRole("link", { name: "report" }).first().waitFor();
  await opened.getByRole("button", { name: "Close" }).click();
  await expect.poll(() => card(page).count()).toBe(0);
});

test("in an element that fills the screen, too", async () => {
  const page = await chromium.open("rough.html");
  await waitForMark(page, "Croydon Council");
  await page.bringToFront();
  await page.evaluate(() =>
    document
      .querySelector("#ask")
      ?.addEventListener("click", () => document.querySelector("#stage")?.requestFullscreen()),
  );
  await page.click("#ask");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.id)).toBe("stage");
  const opened = await openCard(page, "Croydon Council");
  await opened.getByText(/^Timeline/).click();
  await opened.getByRole("link", { name: "report" }).first().waitFor();
});

test("a card closes with the name that it is about", async () => {
  const page = await chromium.open("rough.html");
  await waitForMark(page, "Croydon Council");
  await openCard(page, "Croydon Council");
  await page.evaluate(() => document.querySelector("#stage")?.remove());
  await expect.poll(() => card(page).count()).toBe(0);
});

test("in a small window the card is whole", async () => {
  const page = await chromium.open("rough.html");
  await page.setViewportSize({ width: 320, height: 240 });
  await waitForMark(page, "Croydon Council");
  await page.evaluate(() => document.querySelector("#stage")?.scrollIntoView({ block: "center" }));
  const box = await (await openCard(page, "Croydon Council")).boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(240);
});

test("a page that writes itself anew, or replaces its root, is marked again", async () => {
  const page = await chromium.open("rough.html");
  await waitForMark(page, "Croydon Council");
  await page.evaluate(() => {
    document.open();
    document.write("<!doctype html><title>Anew</title><p>Written anew, Devon County Council is here.</p>");
    document.close();
  });
  await expectMarked(page, ["Devon County Council"]);
  expect(await (await openCard(page, "Devon County Council")).textContent()).toContain(
    "Devon County Council",
  );
  await page.evaluate(() => {
    const root = document.createElement("html");
    root.innerHTML = "<body><p>In a new root, Surrey County Council is here.</p></body>";
    document.documentElement.replaceWith(root);
  });
  await expectMarked(page, ["Surrey County Council"]);
  expect(await marked(page)).toHaveLength(1);
});
