/** Feeds and sitemaps in a batch: what they list is read, as a guest reads it. */
import { gzipSync } from "node:zlib";
import type { Page } from "playwright";
import { beforeEach, expect, test } from "vitest";
import { findings } from "../axe.ts";
import { type Answer, type NewsSite, serveNews } from "../newsSite.ts";
import { storyPage } from "../pages/storyPage.ts";
import { chromiumForTests } from "./inChromium.ts";
import { openEmptyResearch, readLog } from "./logInBrowser.ts";

const chromium = chromiumForTests();

const SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const story = (published?: string) =>
  storyPage({ councils: ["Kent County Council"], ...(published && { published }) });

let site: NewsSite;
let pages: Map<string, (site: string, count: number) => Answer>;
beforeEach(async () => {
  pages = new Map();
  site = await serveNews((path, at, count) => pages.get(path)?.(at, count));
  return () => site.close();
});

function html(path: string, published?: string): void {
  pages.set(path, () => ({ body: story(published) }));
}

function sitemap(addresses: readonly string[], day = "2024-05-06"): string {
  const entries = addresses.map((address) => `<url><loc>${address}</loc><lastmod>${day}</lastmod></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?><urlset ${SITEMAP}>${entries.join("")}</urlset>`;
}

async function openBatch(): Promise<Page> {
  const research = await openEmptyResearch(chromium, true);
  await research.getByRole("tab", { name: "Batch" }).click();
  return research;
}

async function add(research: Page, ...paths: string[]): Promise<void> {
  await research.getByLabel(/^Addresses of pages/).fill(paths.map(site.url).join("\n"));
  await research.getByRole("button", { name: "Add", exact: true }).click();
  await research.getByRole("button", { name: /^(?:Start|Resume)$/ }).click();
}

const asked = () => site.log.map(({ path }) => path);

test("a feed's pages are read, with its day where a page has none; added again, only what is new", async () => {
  const item = (path: string) =>
    `<item><title>From the feed</title><link>${path}</link><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate></item>`;
  let items = [item("/one"), item("/two")];
  pages.set("/feed", (at) => ({
    type: "application/rss+xml",
    body: `<rss version="2.0"><channel><title>News</title><link>${at}/</link>${items.join("")}</channel></rss>`,
  }));
  html("/one");
  html("/two", "2023-04-05");
  html("/three");
  const research = await openBatch();
  await add(research, "/feed");
  await research.getByText("2 pages added").waitFor();
  await research.getByText("3 of 3 read.").waitFor();
  const days = async () =>
    new Map(
      (await readLog(research)).map((page) => [
        new URL(page.address).pathname,
        `${page.published} ${page.publishedFrom}`,
      ]),
    );
  expect(await days()).toEqual(
    new Map([
      ["/one", "2024-05-06 feed"],
      ["/two", "2023-04-05 meta"],
    ]),
  );

  items = [item("/three"), ...items];
  await add(research, "/feed");
  await research.getByText("1 page added, 2 pages had before").waitFor();
  await research.getByText("4 of 4 read.").waitFor();
  expect(asked().filter((path) => path.length > 1 && path !== "/robots.txt")).toEqual([
    "/feed",
    "/one",
    "/two",
    "/feed",
    "/three",
  ]);
  expect(await findings(research)).toEqual([]);
});

test("a gzipped index of sitemaps, by day and address; robots.txt is honoured, and a busy site waited for", async () => {
  pages.set("/robots.txt", () => ({ type: "text/plain", body: "User-agent: *\nDisallow: /news/private" }));
  pages.set("/index.xml.gz", (at) => ({
    type: "application/gzip",
    body: gzipSync(
      `<sitemapindex ${SITEMAP}><sitemap><loc>${at}/new.xml.gz</loc></sitemap><sitemap><loc>${at}/old.xml</loc><lastmod>2019-01-01</lastmod></sitemap></sitemapindex>`,
    ),
  }));
  pages.set("/new.xml.gz", (at) => ({
    type: "application/x-gzip",
    body: gzipSync(sitemap(["/news/a", "/news/b", "/news/private/c", "/sport/d"].map((path) => at + path))),
  }));
  html("/news/a");
  pages.set("/news/b", (_, count) =>
    count === 0 ? { status: 429, headers: { "retry-after": "1" } } : { body: story() },
  );
  const research = await openBatch();
  await research.getByText("Only some pages of feeds and sitemaps").click();
  await research.getByLabel("From this day on").fill("2020-01-01");
  await research.getByLabel("With this in their address").fill("/news/");
  await add(research, "/index.xml.gz");
  await research.getByText("4 of 5 read, 1 failed.").waitFor();
  await research.getByText("robots.txt asks programs not to read it (line 2)").waitFor();
  expect((await readLog(research)).map(({ address }) => new URL(address).pathname)).toEqual([
    "/news/a",
    "/news/b",
  ]);
  expect(asked()).toEqual(["/index.xml.gz", "/robots.txt", "/new.xml.gz", "/news/a", "/news/b", "/news/b"]);
  for (const [i, { at }] of site.log.entries())
    expect(at).toBeGreaterThanOrEqual(site.log[i - 1]?.until ?? 0);
});

test("a site that stays busy is left alone, and its pages wait", async () => {
  pages.set("/feed.json", (at) => ({
    type: "application/feed+json",
    body: JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "News",
      items: ["/a", "/b"].map((path) => ({ id: path, url: at + path })),
    }),
  }));
  pages.set("/a", () => ({ status: 503, headers: { "retry-after": "86400" } }));
  html("/b");
  const research = await openBatch();
  await add(research, "/feed.json");
  await research.getByText("asked to be left alone for a while").waitFor();
  await research.getByText("1 of 3 read, 2 waiting.").waitFor();
  expect(asked()).not.toContain("/b");
  await research.getByRole("button", { name: "Resume" }).waitFor();
});

test("files: a sitemap of more pages than a batch takes says so; one that is cut off gives what is there", async () => {
  const research = await openBatch();
  const many = Array.from({ length: 2_105 }, (_, i) => site.url(`/story/${i}`));
  const cut = sitemap([site.url("/cut/a"), site.url("/cut/b")]).slice(0, -40);
  await research.getByLabel("Files to read").setInputFiles([
    { name: "cut.xml", mimeType: "text/xml", buffer: Buffer.from(cut) },
    { name: "sitemap.xml.gz", mimeType: "application/gzip", buffer: gzipSync(sitemap(many)) },
    { name: "other.gz", mimeType: "application/gzip", buffer: gzipSync("nothing of the kind") },
  ]);
  await research.getByText("0 of 3 read, 3 waiting.").waitFor();
  await research.getByRole("button", { name: "Start" }).click();
  await research.getByText(/1,999 pages added, 106 pages left out/).waitFor();
  await research.getByRole("button", { name: "Pause", exact: true }).click();
  await research.getByText("cut off: the rest of it is not read").waitFor();
  await research.getByText("not a kind of file that is read").waitFor();
  await research.getByText("council-ratings scan https://news.example/sitemap.xml").waitFor();
  expect(await findings(research)).toEqual([]);
});
