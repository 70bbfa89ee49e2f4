/**
 * Every surface with a wide and with a narrow system font, and with text twice as large as usual, in a wide and in a
 * narrow window: nothing is cut off, covered, outside the page, or moved; and what is to be hit is large enough.
 */
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { findings } from "../axe.ts";
import { layoutFaults } from "../layoutFaults.ts";
import { lookAtPanel, lookAtPopup } from "./eachState.ts";
import { card, chromiumForTests, openAndWatch, openCard, shiftsOf, waitForMark } from "./inChromium.ts";
import { fillLog, readLog } from "./logInBrowser.ts";

const READERS = {
  "a wide font": { font: "wide", textSize: 16 },
  "a narrow font": { font: "narrow", textSize: 16 },
  "text at 200%": { font: "wide", textSize: 32 },
} as const;

describe.each(Object.entries(READERS))("with %s", (_, reader) => {
  describe.each([1280, 360])("in a window of %i pixels", (width) => {
    const chromium = chromiumForTests({ ...reader, viewport: { width, height: 800 } });

    /** @param within what is ours of a page that is not */
    async function expectReadable(page: Page, within?: string): Promise<void> {
      expect(await layoutFaults(page, within)).toEqual([]);
      expect(await findings(page, within, ["target-size", "scrollable-region-focusable"])).toEqual([]);
      expect(await smallestText(page, within)).toBeGreaterThanOrEqual((reader.textSize / 16) * 10);
    }

    test("the badges move nothing, and hide nothing", async () => {
      const page = await openAndWatch(chromium, "grades.html");
      const badges = () => page.locator("council-ratings-badge").count();
      // Those below the window come in any case.
      await expect.poll(badges).toBeGreaterThanOrEqual(4);
      expect(await layoutFaults(page, "article")).toEqual([]);
      expect(await shiftsOf(page)).toEqual([]);
    });

    test("the card, its timeline, and what it says of a link taken off", async () => {
      const page = await chromium.open("news.html");
      await waitForMark(page, "Oxford City Council");
      for (const name of [
        "Blackpool Council",
        "Northamptonshire County Council",
        "Oxfordshire County Council",
      ]) {
        await openCard(page, name);
        await expectReadable(page, "council-ratings-card");
        const box = (await card(page).boundingBox())!;
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        if (!name.startsWith("Oxfordshire")) {
          await page.keyboard.press("Escape");
          await card(page).waitFor({ state: "hidden" });
        }
      }
      await card(page).getByText("Timeline:").click();
      await expectReadable(page, "council-ratings-card");
      await card(page).getByRole("button", { name: "Not the right council?" }).click();
      await card(page).getByRole("button", { name: "Undo" }).waitFor();
      await expectReadable(page, "council-ratings-card");
      await card(page).getByRole("button", { name: "Undo" }).click();
    });

    test("the popup: the list, a search, a council", async () => {
      await lookAtPopup(chromium, expectReadable);
    });

    test("the side panel with a comparison", async () => {
      await lookAtPanel(chromium, expectReadable);
    });

    test("settings and the page of a council", async () => {
      for (const path of ["options.html", "council.html?id=birmingham", "council.html?id=northamptonshire"]) {
        const page = await chromium.openOurs(path);
        await page.locator("h2").first().waitFor();
        await expectReadable(page);
      }
    });

    test("welcome, whose demonstration has its badges, and does not move for them", async () => {
      const page = await chromium.openOurs("welcome.html");
      const below = () => page.locator("#lines").evaluate((element) => element.getBoundingClientRect().top);
      await page.locator("#lines").waitFor();
      const before = await below();
      await expect.poll(() => page.locator("council-ratings-badge").count()).toBeGreaterThanOrEqual(4);
      expect(await below()).toBe(before);
      await expectReadable(page);
    });

    test("research: table, a mention, charts, batch, files, log", async () => {
      const research = await chromium.openOurs("research.html");
      await research.getByRole("button", { name: "Turn on" }).click();
      await (await chromium.open("news.html")).bringToFront();
      await expect.poll(async () => (await readLog(research)).length).toBe(1);
      await fillLog(research, (await readLog(research))[0]!, 8);
      await research.bringToFront();
      await research.reload();
      await research.locator("tbody tr:not(.gap)").first().click();
      await research.getByRole("heading", { level: 2 }).waitFor();
      await expectReadable(research);
      for (const tab of ["Charts", "Batch", "Export and import", "Log"]) {
        await research.getByRole("tab", { name: tab, exact: true }).click();
        if (tab === "Charts") await research.locator("figure img").nth(2).waitFor();
        await expectReadable(research);
      }
    });
  });
});

/** CSS pixels of the smallest text that is shown. */
function smallestText(page: Page, within = "html"): Promise<number> {
  return page.evaluate((selector) => {
    const root = document.querySelector(selector);
    const walker = document.createTreeWalker(root?.shadowRoot ?? root ?? document, NodeFilter.SHOW_TEXT);
    let smallest = Number.POSITIVE_INFINITY;
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!element?.checkVisibility() || walker.currentNode.textContent?.trim() === "") continue;
      if (element.closest("style, script, council-ratings-list")) continue;
      smallest = Math.min(smallest, Number.parseFloat(getComputedStyle(element).fontSize));
    }
    return smallest;
  }, within);
}
