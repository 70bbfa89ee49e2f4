/** Pages of every kind: shadow trees, frames, plain text, the back-forward cache, the background, great length. */
import type { Page } from "playwright";
import { expect, test } from "vitest";
import {
  card,
  chromiumForTests,
  expectMarked,
  lookOfMarks,
  marked,
  openCard,
  tabOf,
  waitForMark,
} from "./inChromium.ts";

const chromium = chromiumForTests();

function countOnToolbar(tab: number): Promise<string> {
  return chromium.browser.background.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab);
}

test("open shadow trees are read as they are shown, watched, and pointed into; closed ones are left alone", async () => {
  const page = await chromium.open("shadow.html");
  const shown = [
    "Surrey County Council",
    "Suffolk County Council",
    "Essex County Council",
    "Norfolk County Council",
    "Dorset Council",
    "Kent County Council",
  ];
  await expect.poll(async () => (await marked(page)).sort()).toEqual(shown.toSorted());
  await page.evaluate("changeInside('Inside now, Cornwall Council met.')");
  await waitForMark(page, "Cornwall Council");
  expect(await marked(page)).not.toContain("Essex County Council");
  const line = await page.evaluate(() => {
    const inside = document.querySelector("story-card")?.shadowRoot?.querySelector("#inner") as Element;
    return getComputedStyle(inside, "::highlight(council-ratings-good)").textDecorationStyle;
  });
  expect(line).toBe("solid");
  const box = await page.locator("#inner").boundingBox();
  await page.bringToFront();
  await page.mouse.move(2, 2);
  await page.mouse.move(box!.x + 100, box!.y + box!.height / 2);
  await card(page).waitFor();
  expect(await card(page).textContent()).toContain("Cornwall Council");
});

test("a shadow tree that grows late is found", async () => {
  const page = await chromium.open("shadow.html");
  await waitForMark(page, "Dorset Council");
  await page.evaluate("defineLate()");
  await waitForMark(page, "Devon County Council");
});

test("a shadow tree that grows late is found where nothing else on the page names a council", async () => {
  const page = await chromium.open("lateOnly.html");
  await page.evaluate("defineLate()");
  await waitForMark(page, "Devon County Council");
});

test("frames of the same and of another origin, and those a page writes, are marked and counted together", async () => {
  const page = await chromium.open("frames.html");
  await expectMarked(page, ["Surrey County Council"]);
  const tab = await tabOf(chromium.browser, page);
  // Surrey; Oxfordshire, Hackney and Stockport; Norfolk twice over.
  await expect.poll(() => countOnToolbar(tab)).toBe("5");
  const popup = await chromium.openOurs("popup.html", page);
  const norfolk = popup.getByRole("button", { name: /Norfolk/ });
  expect(await norfolk.textContent()).toContain("named 2 times");
  await norfolk.click();
  await norfolk.click();
  for (const name of ["cross", "written"]) {
    const frame = page.frame({ name });
    await expect.poll(() => frame!.locator("council-ratings-card .card").textContent()).toContain("Norfolk");
    expect(await lookOfMarks(frame!, "Norfolk County Council")).toContain("underline");
  }
});

test("plain text is marked", async () => {
  const page = await chromium.open("minutes.txt");
  await expectMarked(page, ["Oxfordshire County Council", "Hackney Council"]);
});

test("a page taken back from the back-forward cache has its marks, and the toolbar its count", async () => {
  const page = await chromium.open("strict.html");
  await expectMarked(page, ["Norfolk County Council"]);
  const tab = await tabOf(chromium.browser, page);
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  await page.goto(chromium.server.url("plain.html"));
  await expect.poll(() => countOnToolbar(tab)).toBe("");
  await page.goBack();
  await expectMarked(page, ["Norfolk County Council"]);
  await expect.poll(() => countOnToolbar(tab)).toBe("1");
  await openCard(page, "Norfolk County Council");
});

test("a page opened in the background is marked before anybody looks at it", async () => {
  const front = await chromium.open("plain.html");
  const opened = chromium.browser.context.waitForEvent("page");
  await chromium.browser.background.evaluate(
    async (url) => void (await chrome.tabs.create({ url, active: false })),
    chromium.server.url("news.html"),
  );
  const page = await opened;
  await waitForMark(page, "Oxford City Council");
  await front.bringToFront();
  expect(await marked(page)).toHaveLength(11);
});

test("a full name at the end of a very long page tells what a place at its beginning means", async () => {
  const page = await chromium.open("plain.html");
  await page.evaluate(() => {
    const story = "The train to Oxford came late, and nobody said a word that would be remembered. ".repeat(
      12,
    );
    const body = document.createElement("main");
    const paragraphs = [
      "Inspectors were in Kent in March.",
      ...Array(600).fill(story),
      "Kent County Council agreed.",
    ];
    body.append(
      ...paragraphs.map((text) => {
        const p = document.createElement("p");
        p.textContent = text;
        return p;
      }),
    );
    document.body.append(body);
  });
  await expect.poll(() => marked(page)).toEqual(["Kent", "Kent County Council"]);
});

test("names stand where they are, whatever characters are around", async () => {
  const page = await chromium.open("plain.html");
  await page.evaluate(() => {
    const p = document.createElement("p");
    p.textContent = `\ud83c half, \u{1f3db} whole, \0 none, \u2028 line, e\u0301, \udfff: Kent County\u00ad Council, \u{1f600} Leeds City Council.`;
    document.body.append(p);
  });
  await expect.poll(() => marked(page)).toEqual(["Kent County Council", "Leeds City Council"]);
});

test("a very long page is marked to its end, and the reader is never kept waiting long", async () => {
  const page = await chromium.open("plain.html");
  await page.evaluate(() => {
    const story = "The meeting went on, and nobody said a word that would be remembered. ".repeat(12);
    const body = document.createElement("main");
    for (let i = 0; i < 3000; i++) {
      const p = document.createElement("p");
      p.textContent = i % 500 === 499 ? `${story}In the end Kent County Council agreed.` : story;
      body.append(p);
    }
    document.body.append(body);
  });
  await expect.poll(() => marked(page)).toEqual(Array(6).fill("Kent County Council"));
});

test("a single-page site that shows another article is another page: its own date, its own marks", async () => {
  const page = await chromium.open("changing.html");
  await expectMarked(page, ["Essex County Council"]);
  await page.evaluate(() => {
    history.pushState(null, "", "/another");
    const meta = document.createElement("meta");
    meta.setAttribute("property", "article:published_time");
    meta.content = "2015-06-01";
    document.head.append(meta);
  });
  await page.evaluate("renderText('Birmingham City Council met.')");
  await expectMarked(page, ["Birmingham City Council"]);
  expect(await (await openCard(page as Page, "Birmingham City Council")).textContent()).toContain(
    "When this page was published (1 June 2015): Inadequate",
  );
});
