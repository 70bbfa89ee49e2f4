/** `npm run bench`, part research: the research page in real Chromium over a log of 100,000 mentions. */
import Table from "cli-table3";
import { build } from "wxt";
import { fillLog, readLog } from "../e2e/logInBrowser.ts";
import { openChromium, ROOT } from "../extensionInChromium.ts";
import { servePages } from "../pageServer.ts";

/** Of 20 mentions each. */
const SIZES = [500, 5000];

await build({ root: ROOT, browser: "chrome" });
const server = await servePages();
const browser = await openChromium();
const research = await browser.context.newPage();
await research.goto(browser.page("research.html"));
await research.getByRole("button", { name: "Turn on" }).click();
const page = await browser.context.newPage();
await page.goto(server.url("grades.html"));
while ((await readLog(research)).length === 0) await research.waitForTimeout(100);
const [source] = await readLog(research);
if (!source) throw new Error("Nothing was logged");
await page.close();
await research.bringToFront();

const table = new Table({
  head: ["mentions", "first rows", "all rows", "search", "filter", "sort", "charts", "export CSV"],
  colAligns: Array.from({ length: 8 }, () => "right" as const),
  style: { head: [], border: [] },
});
const times = new Map<number, number[]>();
for (const size of SIZES) {
  await fillLog(
    research,
    { ...source, mentions: [...source.mentions, ...source.mentions].slice(0, 20) },
    size,
  );
  times.set(size, await measure());
}
for (const [size, row] of times)
  table.push([(size * 20).toLocaleString("en-GB"), ...row.map((ms) => `${ms.toFixed(0)} ms`)]);
console.log(`${table}`);
const [small = [], large = []] = [...times.values()];
console.log(
  `ten times the mentions / one: all rows ${((large[1] ?? 0) / (small[1] ?? 1)).toFixed(1)}, filter ${((large[3] ?? 0) / (small[3] ?? 1)).toFixed(1)}`,
);
await browser.close();
await server.close();

async function measure(): Promise<number[]> {
  const start = performance.now();
  await research.reload();
  await research.locator("tbody tr:not(.gap)").first().waitFor();
  const firstRows = performance.now() - start;
  await research.locator(".count", { hasText: /mentions on/ }).waitFor();
  const allRows = performance.now() - start;
  const search = await timed(() => research.getByLabel("Search").fill("story 49"));
  await timed(() => research.getByLabel("Search").fill(""));
  const filter = await timed(() =>
    research
      .getByLabel("Site")
      .selectOption("news7.example")
      .then(() => undefined),
  );
  await timed(() => research.getByRole("button", { name: "Show all" }).click());
  const sort = await timed(() =>
    research.getByRole("columnheader", { name: "Council" }).getByRole("button").click(),
  );
  const charts = await timed(async () => {
    await research.getByRole("tab", { name: "Charts" }).click();
    await research.locator("figure img").nth(3).waitFor();
  });
  await research.getByRole("tab", { name: "Export and import" }).click();
  const exported = await timed(async () => {
    await Promise.all([
      research.waitForEvent("download"),
      research.getByRole("button", { name: "Export", exact: true }).click(),
    ]);
  });
  return [firstRows, allRows, search, filter, sort, charts, exported];
}

/** ms until the page has painted what came of it. */
async function timed(act: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await act();
  await research.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  return performance.now() - start;
}
