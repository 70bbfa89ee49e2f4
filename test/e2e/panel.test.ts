/** The side panel: reading order, filters, comparison, copying, pasted text. It is opened as a page of its own. */
import { expect, test } from "vitest";
import { card, chromiumForTests, waitForMark } from "./inChromium.ts";

const chromium = chromiumForTests();

async function openPanel(name = "news.html") {
  const page = await chromium.open(name);
  await waitForMark(page, "Kent County Council");
  return { page, panel: await chromium.openOurs("sidepanel.html", page) };
}

test("lists mentions in reading order, each in its sentence; a click goes to it", async () => {
  const { page, panel } = await openPanel();
  const sentences = panel.locator(".sentence");
  await expect.poll(() => sentences.count()).toBe(11);
  expect(await sentences.nth(1).textContent()).toBe(
    "Hackney Council and the London Borough of Barnet have signed up, and Kent County Council is expected to follow.",
  );
  await sentences.nth(7).click();
  await card(page).waitFor();
  expect(await card(page).textContent()).toContain("Birmingham City Council");
});

test("filters by grade and by class, and says when nothing passes", async () => {
  const { panel } = await openPanel("grades.html");
  await panel.getByLabel("Grade").selectOption("Inadequate");
  await expect
    .poll(() => panel.locator("mark").allTextContents())
    .toEqual(["Swindon Borough Council", "Swindon Borough Council", "Cheshire East Council"]);
  await panel.getByLabel("How named").selectOption("District councils");
  await panel.getByText("No mention passes the filters.").waitFor();
});

test("compares up to four councils side by side, from the page or from a search", async () => {
  const { panel } = await openPanel("grades.html");
  for (const name of ["Kent County Council", "Essex County Council", "Bristol City Council"])
    await panel
      .getByRole("button", { name: `Compare ${name}` })
      .first()
      .click();
  await panel.getByRole("combobox", { name: "Add a council to compare" }).fill("blackpool");
  await panel.locator(".search [role=option]").first().click();
  const table = panel.getByRole("table");
  expect(await table.getByRole("columnheader").allTextContents()).toEqual(
    ["Kent County Council", "Essex County Council", "Bristol City Council", "Blackpool Borough Council"].map(
      (name) => `${name} ✕`,
    ),
  );
  expect(await table.getByRole("row").nth(1).textContent()).toBe(
    "OverallGoodOutstandingRequires improvementNo overall grade",
  );
  await panel.getByText("Four councils are compared").waitFor();
  expect(await panel.getByRole("button", { name: "Compare Leeds City Council" }).isDisabled()).toBe(true);
  await table.getByRole("button", { name: "Remove Essex County Council" }).click();
  expect(await table.getByRole("columnheader").count()).toBe(3);
});

test("the first of those compared stands among its neighbours and its region, each to be compared", async () => {
  const { panel } = await openPanel();
  await panel.getByRole("button", { name: "Compare Kent County Council" }).first().click();
  await panel.getByText("Its neighbours and its region").click();
  await panel.getByRole("heading", { name: "Kent County Council in company" }).waitFor();
  const neighbours = panel.locator(".company > ol li");
  expect(await neighbours.count()).toBe(10);
  const [nearest = ""] = await neighbours.getByRole("button").allInnerTexts();
  await neighbours.getByRole("button").first().click();
  const heads = panel.getByRole("table").getByRole("columnheader");
  await expect.poll(() => heads.allTextContents()).toHaveLength(2);
  expect((await heads.allTextContents())[1]).toContain(nearest);
  await panel.getByText(/^South East: help and protection/).click();
  // Where four are compared, the next takes the place of the last.
  for (const name of ["Surrey", "Hampshire", "Oxfordshire"])
    await panel.locator(".company details").getByRole("button", { name, exact: true }).click();
  await expect.poll(() => heads.allTextContents()).toHaveLength(4);
  expect((await heads.allTextContents()).at(-1)).toContain("Oxfordshire");
});

test("copies the councils listed as text and as Markdown with links", async () => {
  const { panel } = await openPanel("grades.html");
  await chromium.browser.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await panel.getByLabel("Grade").selectOption("Outstanding");
  await panel.bringToFront();
  await panel.getByRole("button", { name: "Copy as Markdown" }).click();
  await panel.getByText("Copied.").waitFor();
  const markdown = await panel.evaluate(() => navigator.clipboard.readText());
  expect(markdown.split("\n")[0]).toMatch(
    /^- \[Essex County Council\]\(https:\/\/files\.ofsted\.gov\.uk\/\S+\): Outstanding \(Impact of leaders.*\. ILACS short inspection, published 11 August 2023$/,
  );
  await panel.getByRole("button", { name: "Copy as text" }).click();
  await expect
    .poll(() => panel.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^Essex County Council: Outstanding .* https:\/\/files/);
});

test("finds councils in pasted text, offered at once for a PDF", async () => {
  const document = await chromium.open("minutes.pdf");
  const panel = await chromium.openOurs("sidepanel.html", document);
  await panel.getByText("Copy the text and paste it").waitFor();
  await panel
    .getByRole("textbox", { name: /Paste text/ })
    .fill(
      "Those present agreed. Devon County Council and the Reading Festival were named in the minutes. The end.",
    );
  await expect
    .poll(() => panel.locator(".sentence").allTextContents())
    .toEqual(["Devon County Council and the Reading Festival were named in the minutes."]);
  await panel.getByText("Inadequate", { exact: true }).last().waitFor();
  await panel.getByRole("button", { name: "Back to the page" }).click();
  expect(await panel.locator(".sentence").count()).toBe(0);
});

test("follows the page as it changes", async () => {
  const page = await chromium.open("changing.html");
  await waitForMark(page, "Essex County Council");
  const panel = await chromium.openOurs("sidepanel.html", page);
  await expect.poll(() => panel.locator("mark").allTextContents()).toEqual(["Essex County Council"]);
  await page.evaluate("renderText('Now Dorset Council met.')");
  await expect.poll(() => panel.locator("mark").allTextContents()).toEqual(["Dorset Council"]);
});
