/** Every surface against WCAG 2.2 AA, as far as axe can tell, in light and dark and at 200% zoom on a small window. */
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { findings } from "../axe.ts";
import { lookAtPanel, lookAtPopup } from "./eachState.ts";
import { card, chromiumForTests, expectMarked, openCard, waitForMark } from "./inChromium.ts";

async function expectNoFindings(page: Page): Promise<void> {
  expect(await findings(page)).toEqual([]);
}

/** Of the words in front of what they stand on, as axe reckons it: see `findings`, which brings it into the page. */
function badgeContrasts(page: Page): Promise<number[]> {
  return page.locator("council-ratings-badge").evaluateAll((badges) => {
    const { Color, getContrast } = (globalThis as unknown as { axe: Axe }).axe.commons.color;
    const colour = (css: string) => {
      const made = new Color();
      made.parseString(css);
      return made;
    };
    return badges.map((badge) => {
      const { color, backgroundColor } = getComputedStyle(badge, "::before");
      return getContrast(colour(backgroundColor), colour(color));
    });
  });
}

type Colour = { parseString(css: string): void };
type Axe = {
  commons: { color: { Color: new () => Colour; getContrast(behind: Colour, words: Colour): number } };
};

describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
  const chromium = chromiumForTests({ colorScheme });

  test("the card and the badges", async () => {
    const page = await chromium.open("grades.html");
    await waitForMark(page, "Kent County Council");
    await expect.poll(() => page.locator("council-ratings-badge").count()).toBeGreaterThan(3);
    expect(await findings(page, "article")).toEqual([]);
    // Their words are generated, which axe does not look at.
    for (const contrast of await badgeContrasts(page)) expect(contrast).toBeGreaterThanOrEqual(4.5);
    await expect
      .poll(() => page.locator("#first").ariaSnapshot())
      .toMatch(/Kent County Council \(Ofsted: Good\) was/);
    await openCard(page, "Bristol City Council");
    await card(page).getByText("Timeline:").click();
    expect(await findings(page, "council-ratings-card")).toEqual([]);
    await card(page).getByRole("button", { name: "Not the right council?" }).click();
    await card(page).getByRole("button", { name: "Undo" }).waitFor();
    expect(await findings(page, "council-ratings-card")).toEqual([]);
    await card(page).getByRole("button", { name: "Undo" }).click();
  });

  test("the popup: the list, a search, a council", async () => {
    await lookAtPopup(chromium, expectNoFindings);
  });

  test("the side panel with a comparison", async () => {
    await lookAtPanel(chromium, expectNoFindings);
  });

  test("settings, welcome, and the page of a council", async () => {
    const page = await chromium.open("strict.html");
    await expectMarked(page, ["Norfolk County Council"]);
    await openCard(page, "Norfolk County Council");
    await card(page).getByRole("button", { name: "Not the right council?" }).click();
    const options = await chromium.openOurs("options.html");
    await options.getByRole("button", { name: "Reset everything" }).click();
    await options.getByRole("button", { name: "Undo" }).click();
    await options.getByText("“norfolk county council” is not marked").waitFor();
    expect(await findings(options)).toEqual([]);
    const welcome = await chromium.openOurs("welcome.html");
    await expect.poll(() => welcome.locator("council-ratings-badge").count()).toBeGreaterThan(1);
    expect(await findings(welcome)).toEqual([]);
    const council = await chromium.openOurs("council.html?id=birmingham");
    await council.getByRole("heading", { name: "Birmingham City Council" }).waitFor();
    expect(await findings(council)).toEqual([]);
  });
});

describe("in a window of 360 pixels, and of 640 at 200% zoom", () => {
  const chromium = chromiumForTests({ viewport: { width: 320, height: 640 } });

  test.each(["popup.html", "sidepanel.html", "options.html", "welcome.html", "council.html?id=birmingham"])(
    "%s does not scroll sideways",
    async (path) => {
      const page = await chromium.openOurs(path);
      await page.locator("h1").first().waitFor();
      const { content, window } = await page.evaluate(() => ({
        content: document.documentElement.scrollWidth,
        window: document.documentElement.clientWidth,
      }));
      expect(content).toBeLessThanOrEqual(window);
    },
  );

  test("the card fits", async () => {
    const page = await chromium.open("news.html");
    await waitForMark(page, "Hackney Council");
    await openCard(page, "Hackney Council");
    await expect.poll(async () => (await card(page).boundingBox())!.x).toBeGreaterThanOrEqual(0);
    const box = (await card(page).boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(320);
  });
});

describe("where the system asks for something else", () => {
  const chromium = chromiumForTests();

  test("forced colours: lines keep their styles and take the system's colour; controls can be told apart", async () => {
    const page = await chromium.open("grades.html");
    await page.emulateMedia({ forcedColors: "active" });
    await waitForMark(page, "Bristol City Council");
    const line = await page.evaluate(() => {
      const style = getComputedStyle(
        document.querySelector("#owned") as Element,
        "::highlight(council-ratings-requires-improvement)",
      );
      return [
        style.textDecorationStyle,
        style.textDecorationColor,
        getComputedStyle(document.body).color,
        style.textUnderlineOffset,
      ];
    });
    expect(line[0]).toBe("dashed");
    expect(line[1]).toBe(line[2]);
    // The system paints a box around the words, and the line can be seen inside of it alone.
    expect(line[3]).toBe("0px");
    const options = await chromium.openOurs("options.html");
    await options.emulateMedia({ forcedColors: "active" });
    const toggle = options.getByRole("switch").first();
    const background = () => toggle.evaluate((element) => getComputedStyle(element).backgroundColor);
    const on = await background();
    await toggle.uncheck();
    expect(await background()).not.toBe(on);
  });

  test("reduced motion: nothing of ours moves in any case", async () => {
    const page = await chromium.open("news.html");
    await waitForMark(page, "Hackney Council");
    await openCard(page, "Hackney Council");
    const moving = await page.evaluate(() => document.getAnimations().length);
    expect(moving).toBe(0);
    for (const path of ["popup.html", "options.html"]) {
      const ours = await chromium.openOurs(path);
      expect(await ours.evaluate(() => document.getAnimations().length)).toBe(0);
    }
  });
});
