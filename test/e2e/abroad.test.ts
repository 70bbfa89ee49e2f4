/** Names that others have, too: left alone on pages of theirs; and a council's own site. */
import { expect, test } from "vitest";
import { chromiumForTests, expectMarked } from "./inChromium.ts";

const chromium = chromiumForTests();

const story = (body: string) => `<!doctype html><title>A story</title><main>${body}</main>`;

async function openAt(address: string, html: string) {
  const page = await chromium.browser.context.newPage();
  await page.route(address, (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: html }),
  );
  await page.goto(address);
  return page;
}

test("an American story is left alone, an English one of the same name is marked", async () => {
  const abroad = await openAt(
    "https://news.example/alabama",
    story(
      "<p>Birmingham City Council tabled the curfew ordinance. Hoover and Vestavia Hills have theirs.</p>",
    ),
  );
  const both = await openAt(
    "https://news.example/both",
    story(
      "<p>Birmingham City Council emptied the bins in Edgbaston and Solihull.</p><p>Kirklees Council did not.</p>",
    ),
  );
  await expectMarked(both, ["Birmingham City Council", "Kirklees Council"]);
  const popup = await chromium.openOurs("popup.html", abroad);
  await popup.getByText(/No council/).waitFor();
  await expectMarked(abroad, []);
});

test("on a council's own site popup and panel name it first; nothing in the page is marked for it", async () => {
  const page = await openAt(
    "https://www.camden.gov.uk/fostering",
    story("<p>Foster with Camden Council.</p><p>We share a service with Islington Council.</p>"),
  );
  await expectMarked(page, ["Islington Council"]);
  for (const path of ["popup.html", "sidepanel.html"]) {
    const ours = await chromium.openOurs(path, page);
    const own = ours.getByRole("region", { name: "Whose site this is" });
    await own.getByText("London Borough of Camden").waitFor();
    expect(await own.textContent()).toContain("this site's own council");
  }
});
