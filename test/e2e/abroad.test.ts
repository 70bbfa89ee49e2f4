/** Names that others have, too, or that named a council once: which pages they are left alone on; and a council's own site. */
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

test("a page's own date says which councils there were: Cumbria's is marked in a story of 2019, and not in one of 2024", async () => {
  const dated = (day: string) =>
    story(
      `<time datetime="${day}">${day}</time><p>Ofsted inspected the services for children in Cumbria, and social workers there have more time now.</p><p>A clerk of Kent County Council wrote it down.</p>`,
    );
  const then = await openAt("https://news.example/then", dated("2019-05-06"));
  await expectMarked(then, ["Cumbria", "Kent County Council"]);
  const since = await openAt("https://news.example/since", dated("2024-05-06"));
  await expectMarked(since, ["Kent County Council"]);
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
