/** The settings page: what each setting does to an open page, the list of sites, reset and undo. */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { chromiumForTests, expectMarked, marked, waitForMark } from "./inChromium.ts";

const chromium = chromiumForTests();

test("the first mention of each council only", async () => {
  const page = await chromium.open("grades.html");
  await waitForMark(page, "Leeds City Council");
  const options = await chromium.openOurs("options.html");
  await options.getByLabel("Only the first mention of each council").check();
  await expectMarked(page, [
    "Kent County Council",
    "Swindon Borough Council",
    "Essex County Council",
    "Bristol City Council",
    "Blackpool Council",
    "Leeds City Council",
    "Suffolk County Council",
    "Hampshire County Council",
    "Cheshire East Council",
    "Portsmouth City Council",
  ]);
  await options.getByLabel("Every mention of a council").check();
  await expect.poll(async () => (await marked(page)).length).toBe(14);
});

test("places off and on; trusts, councils of the past and districts can be left out", async () => {
  const page = await chromium.open("news.html");
  await waitForMark(page, "Croydon");
  const options = await chromium.openOurs("options.html");
  await options.getByLabel("Never").check();
  await expect.poll(() => marked(page)).not.toContain("Croydon");
  await options.getByLabel("Also where it is likely").check();
  await waitForMark(page, "Croydon");
  for (const [label, name] of [
    ["Children's trusts", "Birmingham Children’s Trust"],
    ["Councils of the past", "Northamptonshire County Council"],
    ["District councils, to say who runs children's services there", "Oxford City Council"],
  ] as const) {
    await options.getByLabel(label).uncheck();
    await expect.poll(() => marked(page)).not.toContain(name);
    await options.getByLabel(label).check();
    await waitForMark(page, name);
  }
});

test("settings outlast the page and are kept in sync storage", async () => {
  const options = await chromium.openOurs("options.html");
  await options.getByLabel("Underlines only").check();
  await expect
    .poll(() => chromium.browser.background.evaluate(async () => (await chrome.storage.sync.get()).settings))
    .toMatchObject({ marks: "underline" });
  await options.reload();
  expect(await options.getByLabel("Underlines only").isChecked()).toBe(true);
});

test("sites are listed, exported, removed with undo, and imported again", async () => {
  const page = await chromium.open("strict.html");
  await expectMarked(page, ["Norfolk County Council"]);
  const popup = await chromium.openOurs("popup.html", page);
  await popup.getByRole("switch").uncheck();
  await expectMarked(page, []);
  const { host } = new URL(page.url());
  const options = await chromium.openOurs("options.html");

  const download = options.waitForEvent("download");
  await options.getByRole("button", { name: "Export the list" }).click();
  const path = await (await download).path();
  expect(JSON.parse(await readFile(path, "utf8"))).toEqual({
    format: "council-ratings-sites/1",
    sites: [{ host, off: true, hidden: [] }],
  });

  await options.getByRole("button", { name: `Remove ${host}` }).click();
  await expectMarked(page, ["Norfolk County Council"]);
  await options.getByRole("button", { name: "Undo" }).click();
  await expectMarked(page, []);
  await options.getByRole("button", { name: `Turn on for ${host}` }).click();
  await expectMarked(page, ["Norfolk County Council"]);

  await options.getByLabel("A list of sites to import").setInputFiles(path);
  await options.getByText("1 site was imported.").waitFor();
  await expectMarked(page, []);
  await options.getByRole("button", { name: "Undo" }).click();
  await expectMarked(page, ["Norfolk County Council"]);
});

test("a file that is no list of sites changes nothing and says so", async () => {
  const options = await chromium.openOurs("options.html");
  const chooser = options.getByLabel("A list of sites to import");
  await chooser.setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{") });
  await options.getByText("This is not a JSON file. Choose one that was exported here.").waitFor();
  await chooser.setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("[1]") });
  await options.getByText(/This is not a list of sites from Council Ratings/).waitFor();
});

test("reset puts everything back, and undo puts that back", async () => {
  const options = await chromium.openOurs("options.html");
  await options.getByLabel("Only the first mention of each council").check();
  await options.getByRole("button", { name: "Reset everything" }).click();
  await expect.poll(() => options.getByLabel("Every mention of a council").isChecked()).toBe(true);
  await options.getByRole("button", { name: "Undo" }).click();
  await expect
    .poll(() => options.getByLabel("Only the first mention of each council").isChecked())
    .toBe(true);
  await options.getByRole("button", { name: "Reset everything" }).click();
  await options.getByText("All settings and sites were reset.").waitFor();
});

test("keyboard shortcuts are listed, and the page of the browser that changes them opens", async () => {
  const options = await chromium.openOurs("options.html");
  await options.getByText("Go to the next council on the page").waitFor();
  expect(await options.locator("dl.keys kbd").first().textContent()).toMatch(/Alt|Escape/);
  const opened = chromium.browser.context.waitForEvent("page");
  await options.getByRole("button", { name: "Change keyboard shortcuts" }).click();
  expect((await opened).url()).toContain("chrome://extensions");
});
