/** The welcome page: opened by the installation, with a demonstration that is real. */
import { expect, test } from "vitest";
import { card, chromiumForTests, expectMarked } from "./inChromium.ts";

const chromium = chromiumForTests();

test("opens once installed, and shows marks, badges and a card on a text of its own", async () => {
  const { context, page } = chromium.browser;
  const isWelcome = () => context.pages().find((opened) => opened.url() === page("welcome.html"));
  await expect.poll(() => isWelcome() !== undefined).toBe(true);
  const welcome = isWelcome()!;
  await expectMarked(welcome, [
    "Oxfordshire County Council",
    "Hackney Council",
    "Croydon",
    "Birmingham Children's Trust",
    "Blackpool Council",
  ]);
  await expect.poll(() => welcome.locator("council-ratings-badge").count()).toBeGreaterThan(1);
  await welcome.bringToFront();
  await welcome.keyboard.press("Tab");
  await expect.poll(() => card(welcome).textContent()).toContain("No overall grade");
});
