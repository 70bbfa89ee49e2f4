/** The built extension in a real Firefox: marks, badges, card, popup, settings, side panel, scan log and data update. */
import { sign } from "node:crypto";
import { createServer } from "node:http";
import type { Page } from "puppeteer-core";
import { expect, inject, test } from "vitest";
import { lexiconData, register } from "../../core/bundledData.ts";
import { writeRelease } from "../../core/data/release.ts";
import { reportOf, serveOfsted } from "../ofstedSite.ts";
import { closeServer } from "../pageServer.ts";
import { reportPdf } from "../reportPdf.ts";
import { cardText, firefoxForTests, pointAt, UUID, waitForMarks } from "./inFirefox.ts";

const firefox = firefoxForTests();
const open = (name: string) => firefox.open(name);

/** One of the extension's own pages. Firefox tells no driver when these are loaded: the heading does. */
async function openOurs(path: string): Promise<Page> {
  const page = await firefox.browser.newPage();
  void page.goto(`moz-extension://${UUID}/${path}`).catch(() => undefined);
  const heading = () =>
    page.evaluate(() => location.protocol === "moz-extension:" && document.querySelector("h1")?.textContent);
  await expect.poll(heading).toBeTruthy();
  return page;
}

async function openPopup(page: Page): Promise<Page> {
  const finder = await openOurs("council.html");
  const tab = await finder.evaluate(async (url) => {
    const { browser: api } = globalThis as unknown as { browser: typeof chrome };
    return (await api.tabs.query({})).find((each) => each.url === url)?.id;
  }, page.url());
  await finder.close();
  return openOurs(`popup.html?tab=${tab}`);
}

const text = (page: Page) => page.evaluate(() => document.body.innerText);

/** Once it is there. */
async function click(page: Page, selector: string, words: string): Promise<void> {
  const clicked = () =>
    page.evaluate(
      (within, wanted) => {
        const found = [...document.querySelectorAll<HTMLElement>(within)].find((element) =>
          element.textContent?.includes(wanted),
        );
        found?.click();
        return found !== undefined;
      },
      selector,
      words,
    );
  await expect.poll(clicked, { message: `something to click that says ${words}` }).toBe(true);
}

test("councils are marked and a card opens, with its timeline", async () => {
  const page = await open("news.html");
  await waitForMarks(page, 11);
  await pointAt(page, "Hackney Council");
  await expect.poll(() => cardText(page)).toContain("London Borough of Hackney");
  expect(await cardText(page)).toContain("Timeline:");
  await page.keyboard.press("Escape");
  await expect.poll(() => cardText(page)).toBe("");
});

test("badges come when the page is quiet", async () => {
  const page = await open("grades.html");
  await page.bringToFront();
  const badges = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("council-ratings-badge")].map(
        (badge) => getComputedStyle(badge, "::before").content,
      ),
    );
  // What is shown, and what is read out in its place.
  await expect.poll(badges).toContain('"Requires improvement" / " (Ofsted: Requires improvement)"');
});

test("text in shadow trees and frames is marked", async () => {
  const page = await open("shadow.html");
  await waitForMarks(page, 6);
  const frames = await open("frames.html");
  await waitForMarks(frames, 1);
  const popup = await openPopup(frames);
  await expect.poll(() => text(popup)).toContain("Norfolk County Council\nnamed 2 times");
});

test("the popup lists the page's councils, goes to them, and searches", async () => {
  const page = await open("news.html");
  await waitForMarks(page, 11);
  const popup = await openPopup(page);
  await expect.poll(() => text(popup)).toContain("Kent County Council\nnamed 2 times\nGood");
  await click(popup, "button.row", "Kent County Council");
  await expect.poll(() => text(popup)).toContain("1 of 2 in the page");
  await expect.poll(() => cardText(page)).toContain("Kent County Council");
  await popup.bringToFront();
  await popup.focus("input[role=combobox]");
  await popup.keyboard.type("oxf");
  await popup.keyboard.press("Enter");
  await expect.poll(() => text(popup)).toContain("Oxfordshire County Council");
});

test("settings change open pages at once; a site can be turned off", async () => {
  const page = await open("news.html");
  await waitForMarks(page, 11);
  const options = await openOurs("options.html");
  await click(options, "label", "Only the first mention of each council");
  await waitForMarks(page, 10);
  await click(options, "label", "Every mention of a council");
  await waitForMarks(page, 11);
  const popup = await openPopup(page);
  await click(popup, "label.switch", "Mark councils on");
  await waitForMarks(page, 0);
  await expect.poll(() => text(options)).toContain("(off)");
  await click(options, "button", "Turn on");
  await waitForMarks(page, 11);
});

test("the sidebar's page lists mentions in reading order", async () => {
  const page = await open("news.html");
  await waitForMarks(page, 11);
  const popup = await openPopup(page);
  const tab = new URLSearchParams(await popup.evaluate(() => location.search)).get("tab");
  const panel = await openOurs(`sidepanel.html?tab=${tab}`);
  const names = () => panel.evaluate(() => [...document.querySelectorAll("mark")].map((m) => m.textContent));
  await expect.poll(names).toHaveLength(11);
  expect((await names()).slice(0, 2)).toEqual(["Oxfordshire County Council", "Hackney Council"]);
});

test("the scan log keeps pages, and the research page shows and draws them", async () => {
  let research = await openOurs("research.html");
  await click(research, "button", "Turn on");
  const page = await open("news.html");
  await page.bringToFront();
  await waitForMarks(page, 11);
  // This browser, driven, does not say that a page is looked at again: it is opened again, until the log has the page.
  const reopened = async () => {
    await research.close();
    research = await openOurs("research.html");
    await expect.poll(() => text(research)).not.toContain("Reading the log…");
    return text(research);
  };
  await expect.poll(reopened, { timeout: 90_000 }).toContain("11 mentions on 1 page");
  expect(await text(research)).toContain("● Scan log on");
  await click(research, "[role=tab]", "Charts");
  const drawn = () =>
    research.evaluate(
      () => [...document.images].filter((image) => image.complete && image.naturalWidth > 0).length,
    );
  await expect.poll(drawn).toBeGreaterThanOrEqual(3);
  await click(research, "button", "Pause log");
  await expect.poll(() => text(research)).toContain("Scan log paused");
});

test("a look at Ofsted's site brings a newer report's grades into the card of an open page, and they can be forgotten", async () => {
  const ofsted = await serveOfsted(
    { "80476": [["60000001", "Children’s services inspection", "03 November 2026"]] },
    inject("ofstedPorts").firefox,
  );
  try {
    const report = reportOf("Kent", ["Outstanding", "Good", "Outstanding", "Good"]);
    ofsted.pdfs.set("60000001", await reportPdf(report));
    const page = await open("news.html");
    await waitForMarks(page, 11);
    const options = await openOurs("options.html");
    expect(ofsted.requests).toEqual([]);
    await click(options, "button", "Check Ofsted now");
    await expect
      .poll(() => text(options), { timeout: 60_000 })
      .toContain("1 newer report with grades was read.");
    expect(ofsted.requests).toHaveLength(4);
    await pointAt(page, "Kent County Council");
    await expect.poll(() => cardText(page)).toContain("published 3 November 2026");
    expect(await cardText(page)).toContain("Read from Ofsted's report on this computer");
    await options.bringToFront();
    await click(options, "button", "Forget what was read here");
    await expect.poll(() => text(options)).toContain("What was read on this computer was forgotten.");
    await expect.poll(() => text(options)).toContain("as of 22 August 2026");
  } finally {
    await ofsted.close();
  }
});

test("newer data is taken when it is rightly signed, and refused when it is not", async () => {
  const data = structuredClone({ register, lexicon: lexiconData });
  data.register.asOf = "2026-09-01";
  const signed = writeRelease(data, (payload) => sign(null, payload, inject("dataPrivateKey")));
  let body = writeRelease(data, null);
  const releases = createServer((_request, response) => void response.end(body));
  await new Promise<void>((resolve) => releases.listen(inject("dataPorts").firefox, "127.0.0.1", resolve));
  try {
    const options = await openOurs("options.html");
    await expect.poll(() => text(options)).toContain("as of 22 August 2026");
    await click(options, "button", "Look for newer data now");
    await expect.poll(() => text(options)).toContain("carries no signature");
    expect(await text(options)).toContain("as of 22 August 2026");
    body = signed;
    await click(options, "button", "Look for newer data now");
    await expect.poll(() => text(options)).toContain("Newer data was found and is in use.");
    await expect.poll(() => text(options)).toContain("as of 1 September 2026");
  } finally {
    await closeServer(releases);
  }
});
