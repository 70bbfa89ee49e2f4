/** `scan` on the web, against a news site of our own: what is read, and how the site is treated. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { COMMAND_LINE } from "../builds.ts";
import { type Answer, type NewsSite, serveNews } from "../newsSite.ts";
import { storyPage } from "../pages/storyPage.ts";

let folder: string;
let site: NewsSite;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "council-ratings-crawl-"));
});
afterEach(() => site?.close());

const out = () => join(folder, "out");

function start(args: string[]): ChildProcess & { said: () => string } {
  const run = spawn(process.execPath, [COMMAND_LINE, "scan", ...args, "-o", out()]);
  let said = "";
  run.stderr.on("data", (piece) => (said += piece));
  return Object.assign(run, { said: () => said });
}

async function scan(...args: string[]): Promise<{ status: number; said: string }> {
  const run = start(["--pause", "0", ...args]);
  const [status] = await once(run, "exit");
  return { status, said: run.said() };
}

type Cells = Record<string, string>;
const csv = (name: string): Cells[] => parse(readFileSync(join(out(), name)), { bom: true, columns: true });
const pathOf = (address = "") => address.replace(/^http:\/\/[^/]+/, "");
const pages = () => csv("pages.csv").map(({ found_at }) => pathOf(found_at));
const problems = () =>
  Object.fromEntries(csv("problems.csv").map(({ at, problem }) => [pathOf(at), problem]));
const asked = () => site.log.map(({ path }) => path);

const story = (name = "Kent County Council"): Answer => ({ body: storyPage({ councils: [name] }) });
const xml = (body: string | Uint8Array, type = "application/xml"): Answer => ({ body, type });
const urlset = (site: string, entries: string) =>
  xml(
    `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${entries.replaceAll("@", site)}</urlset>`,
  );

describe("feeds", () => {
  test("of every kind name their pages; the day and title of a feed count where the page has none", async () => {
    site = await serveNews((path, at) => {
      if (path === "/rss")
        return xml(
          `<rss version="2.0"><channel><title>News</title><link>${at}/</link>
          <item><title>Kent &amp; more</title><link>${at}/rss/1?utm_source=feed</link><pubDate>Tue, 06 Feb 2024 23:30:00 +0100</pubDate></item>
          <item><guid isPermaLink="true">${at}/rss/2</guid><title><![CDATA[<b>Two</b>]]></title></item>
          <item><guid isPermaLink="false">no address</guid><title>Nowhere</title></item></channel></rss>`,
          "text/html",
        );
      if (path === "/atom")
        return xml(
          `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Own day</title><link rel="self" href="/x"/><link href="/atom/1"/><published>2024-03-01T08:00:00Z</published></entry></feed>`,
        );
      if (path === "/json")
        return xml(
          JSON.stringify({
            version: "https://jsonfeed.org/version/1.1",
            title: "x",
            items: [
              { id: "1", url: `${at}/json/1`, date_published: "2024-04-01T08:00:00+01:00" },
              { id: `${at}/rss/2` },
            ],
          }),
          "application/feed+json",
        );
      if (path === "/atom/1")
        return { body: storyPage({ councils: ["Surrey County Council"], published: "2023-12-24" }) };
      return /^\/(?:rss|json)\//.test(path) ? { body: "<p>Kent County Council met." } : undefined;
    });
    const { status } = await scan(site.url("/rss"), site.url("/atom"), site.url("/json"));
    expect(status).toBe(0);
    expect(
      csv("pages.csv").map(({ address, title, published, published_from }) => [
        pathOf(address),
        title,
        published,
        published_from,
      ]),
    ).toEqual([
      ["/rss/1", "Kent & more", "2024-02-06", "feed"],
      ["/rss/2", "Two", "", ""],
      ["/atom/1", expect.any(String), "2023-12-24", "meta"],
      ["/json/1", "", "2024-04-01", "feed"],
    ]);
    expect(csv("mentions.csv")[0]).toMatchObject({ council_id: "kent", grade_then: "outstanding" });
    expect(asked().filter((path) => path === "/rss/2")).toHaveLength(1);
  });

  test("in files are read too, and what is none says so", async () => {
    site = await serveNews((path) => (path === "/a" ? story() : undefined));
    const feed = join(folder, "feed.rss");
    writeFileSync(
      feed,
      `<rss version="2.0"><channel><item><link>${site.url("/a")}</link></item></channel></rss>`,
    );
    // However much stands before the first element.
    writeFileSync(join(folder, "other.xml"), `${"<?a?><!-- b -->".repeat(300)}<html><body/></html>`);
    const { status } = await scan(feed, join(folder, "other.xml"));
    expect(status).toBe(3);
    expect(pages()).toEqual(["/a"]);
    expect(Object.values(problems())).toEqual(["neither a feed nor a sitemap"]);
  });
});

describe("sitemaps", () => {
  test("gzipped, in indexes of indexes, by their days and addresses; cut off, what is there", async () => {
    const index = (at: string, ...paths: string[]) =>
      xml(
        `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${paths.map((path) => `<sitemap><loc>${at}${path}</loc></sitemap>`).join("")}<sitemap><loc>${at}/old.xml</loc><lastmod>2019-01-01</lastmod></sitemap></sitemapindex>`,
      );
    site = await serveNews((path, at) => {
      if (path === "/sitemap.xml") return index(at, "/deep.xml", "/days.xml.gz", "/cut.xml.gz", "/page");
      if (path === "/deep.xml") return index(at, "/news.xml", "/sitemap.xml");
      if (path === "/days.xml.gz")
        return xml(
          gzipSync(
            urlset(
              at,
              "<url><loc>@/news/before</loc><lastmod>2023-12-31</lastmod></url><url><loc>@/news/a</loc><lastmod>2024-01-01T10:00Z</lastmod></url><url><loc>@/about</loc></url><url><loc>@/news/late</loc><lastmod>2024-02-01</lastmod></url>",
            ).body ?? "",
          ),
          "application/gzip",
        );
      if (path === "/news.xml")
        return urlset(
          at,
          "<url><loc>@/news/b?x=1&amp;y=2</loc><news:news><news:publication_date>2024-01-15T09:00:00+00:00</news:publication_date><news:title>Told</news:title></news:news></url><url><loc>@/news/nodate</loc></url>",
        );
      if (path === "/cut.xml.gz")
        return xml(
          gzipSync(
            urlset(
              at,
              `<url><loc>@/news/c</loc></url>${Array.from({ length: 500 }, (_, i) => `<url><loc>@/x/${Math.sin(i)}</loc></url>`).join("")}`,
            ).body ?? "",
          ).subarray(0, -200),
          "application/octet-stream",
        );
      return path.startsWith("/news/") || path === "/page"
        ? { body: "<p>Kent County Council met." }
        : undefined;
    });
    const { status } = await scan(
      site.url("/sitemap.xml"),
      "--since",
      "2024-01-01",
      "--until",
      "2024-01-31",
      "--match",
      "/news/",
    );
    expect(status).toBe(3);
    expect(pages().sort()).toEqual(["/news/a", "/news/b?x=1&y=2", "/news/c", "/news/nodate"]);
    expect(csv("pages.csv").find(({ title }) => title === "Told")).toMatchObject({
      published: "2024-01-15",
      published_from: "sitemap",
    });
    expect(problems()).toMatchObject({
      "/cut.xml.gz": expect.stringContaining("cut off or damaged"),
      "/page": "neither a feed nor a sitemap",
    });
    expect(asked()).not.toContain("/old.xml");
    expect(readFileSync(join(out(), "methods.md"), "utf8")).toContain(
      "pages from 2024-01-01 on, up to 2024-01-31, whose address matches",
    );
  });
});

describe("manners", () => {
  const robots = `User-agent: *\nDisallow: /\n\nUser-agent: Council-Ratings\nDisallow: /private\nAllow: /private/open\nDisallow: /*.print$\nCrawl-delay: 0.2\n`;
  const list = (paths: string[]) => {
    const path = join(folder, "list.txt");
    writeFileSync(path, paths.map((each) => site.url(each)).join("\n"));
    return path;
  };

  test("the name in each request, no forbidden path, one at a time, the delay that is asked for", async () => {
    site = await serveNews((path) =>
      path === "/robots.txt" ? { body: robots, type: "text/plain" } : { ...story(), slow: 30 },
    );
    const paths = ["/a", "/private/b", "/private/open/c", "/d.print", "/e"];
    const { status } = await scan(list(paths), "--contact", "press@university.example");
    expect(status).toBe(3);
    expect(asked()).toEqual(["/robots.txt", "/a", "/private/open/c", "/e"]);
    expect(Object.keys(problems())).toEqual(["/private/b", "/d.print"]);
    expect(problems()["/private/b"]).toContain("robots.txt forbids it (line 5)");
    for (const { agent } of site.log)
      expect(agent).toMatch(
        /^council-ratings\/\d+\.\d+\.\d+ \(\+https?:\/\/\S+; press@university\.example\)$/,
      );
    for (const [i, { at }] of site.log.entries()) {
      const before = site.log[i - 1];
      // Timers may be early by a part of a millisecond.
      if (before) expect(at - before.until).toBeGreaterThan(190);
    }
  });

  test("--ignore-robots is said in the methods note", async () => {
    site = await serveNews((path) => (path === "/robots.txt" ? { body: robots } : story()));
    expect((await scan(site.url("/private/b"), "--ignore-robots")).status).toBe(0);
    expect(asked()).toEqual(["/private/b"]);
    expect(readFileSync(join(out(), "methods.md"), "utf8")).toContain(
      "robots.txt: ignored (--ignore-robots)",
    );
  });

  test("a site whose robots.txt cannot be had is left alone, and one that has none is read", async () => {
    site = await serveNews((path) => (path === "/robots.txt" ? { status: 500 } : story()));
    const other = await serveNews((path) => (path === "/robots.txt" ? undefined : story()));
    const { status } = await scan(site.url("/a"), other.url("/b"));
    await other.close();
    expect(status).toBe(3);
    expect(new Set(asked())).toEqual(new Set(["/robots.txt"]));
    expect(problems()["/a"]).toBe("not fetched, since the site's robots.txt answered 500");
    expect(pages()).toEqual(["/b"]);
  });

  test("redirects are followed to their end, loops are ended, and no page is fetched twice", async () => {
    site = await serveNews((path) => {
      const to = {
        "/old": "/new",
        "/older": "/old#x",
        "/round": "/and",
        "/and": "/round",
        "/out": "mailto:a@b.example",
        "/private": "/secret",
      }[path];
      if (to) return { status: 301, headers: { location: to } };
      if (path === "/robots.txt") return { body: "User-agent: *\nDisallow: /secret" };
      if (path.startsWith("/endless"))
        return { status: 302, headers: { location: `/endless${path.length}${path.slice(8)}` } };
      if (path === "/copy")
        return {
          body: storyPage({
            councils: ["Kent County Council"],
            head: '<link rel="canonical" href="/canonical">',
          }),
        };
      return story();
    });
    const paths = [
      "/new",
      "/old",
      "/older",
      "/round",
      "/and",
      "/out",
      "/endless",
      "/private",
      "/copy",
      "/canonical",
      "/new?utm_source=x",
      "/new#y",
    ];
    expect((await scan(list(paths))).status).toBe(3);
    expect(pages()).toEqual(["/new", "/copy"]);
    expect(asked().filter((path) => path === "/new" || path === "/canonical")).toEqual(["/new"]);
    expect(problems()).toEqual({
      "/round": "its redirects go round in a circle",
      "/and": "its redirects go round in a circle",
      "/out": "redirects to mailto:, which is no page",
      "/endless": "redirects more than 10 times",
      "/private": "the site's robots.txt forbids it (line 2)",
    });
    expect(asked()).not.toContain("/secret");
  });

  test("a busy site is waited for as long as it asks; one that asks for days is left", async () => {
    site = await serveNews((path, _, count) => {
      if (path === "/busy" && count === 0) return { status: 429, headers: { "retry-after": "1" } };
      if (path === "/broken" && count < 2) return { ...story(), isBroken: true };
      if (path === "/days")
        return {
          status: 503,
          headers: { "retry-after": new Date(Date.now() + 3 * 86_400_000).toUTCString() },
        };
      if (path === "/down") return { status: 500 };
      return path === "/robots.txt" ? undefined : story();
    });
    const { status } = await scan(list(["/busy", "/broken", "/down", "/a", "/days", "/b"]));
    expect(status).toBe(3);
    expect(pages()).toEqual(["/busy", "/broken", "/a"]);
    expect(problems()).toEqual({
      "/down": "answered 500",
      "/days": "the site asks to be left alone for 3 days",
      "/b": "the site asks to be left alone for 3 days",
    });
    const [first, second] = site.log.filter(({ path }) => path === "/busy");
    expect((second?.at ?? 0) - (first?.until ?? 0)).toBeGreaterThan(990);
    expect(asked().at(-1)).toBe("/days");
    for (const [i, { at }] of site.log.entries())
      expect(at).toBeGreaterThanOrEqual(site.log[i - 1]?.until ?? 0);
  });

  test("many sites are asked side by side", async () => {
    site = await serveNews(() => ({ ...story(), slow: 200 }));
    const others = await Promise.all(
      Array.from({ length: 4 }, () => serveNews(() => ({ ...story(), slow: 200 }))),
    );
    await scan(...[site, ...others].map((each) => each.url("/a")));
    const all = [site, ...others].flatMap(({ log }) => log.filter(({ path }) => path === "/a"));
    expect(all).toHaveLength(5);
    const together = all.filter((one) =>
      all.some((other) => other !== one && other.at < one.until && one.at < other.until),
    );
    expect(together.length).toBeGreaterThan(1);
    await Promise.all(others.map((each) => each.close()));
  });

  test.each([
    [["--contact", "a\nb"], "--contact"],
    [["--since", "yesterday"], "--since is a day"],
    [["--match", "*"], "--match is a regular expression"],
    [["--every", "15m"], "--every goes with --follow"],
    [["--follow", "--every", "soon"], "--every is a time"],
    [["--follow", "--shard", "1/2"], "it takes no --shard"],
  ])("%j is a clear line and exit code 2", async (flags, words) => {
    site = await serveNews(() => story());
    const { status, said } = await scan(site.url("/a"), ...flags);
    expect(said).toContain(words);
    expect(status).toBe(2);
    expect(site.log).toEqual([]);
  });
});

describe("a scan of many addresses", () => {
  test("that is killed asks for no page again that it had read, and comes to the same tables", async () => {
    const COUNT = 400;
    site = await serveNews((path, at) => {
      if (path === "/sitemap.xml")
        return urlset(at, Array.from({ length: COUNT }, (_, i) => `<url><loc>@/${i}</loc></url>`).join(""));
      return path === "/robots.txt" ? undefined : story();
    });
    const first = start(["--pause", "0", site.url("/sitemap.xml")]);
    while (site.log.length < COUNT / 2) await new Promise((resolve) => setTimeout(resolve, 5));
    first.kill("SIGKILL");
    await once(first, "exit");
    expect(existsSync(join(out(), "pages.csv"))).toBe(false);
    expect((await scan(site.url("/sitemap.xml"))).status).toBe(0);
    expect(pages()).toEqual(Array.from({ length: COUNT }, (_, i) => `/${i}`));
    const twice = asked().filter((path, i, all) => /^\/\d+$/.test(path) && all.indexOf(path) !== i);
    // Those that were under way.
    expect(twice.length).toBeLessThanOrEqual(3);
  });
});

test("a page larger than the limit is told, and not held, however it is packed", async () => {
  const large = gzipSync(Buffer.alloc(60_000_000, "Kent County Council met. "));
  site = await serveNews((path) => {
    if (path === "/gzip") return { body: large, headers: { "content-encoding": "gzip" } };
    if (path === "/deflate")
      return {
        body: deflateRawSync("<p>Surrey County Council met."),
        headers: { "content-encoding": "deflate" },
      };
    return path === "/robots.txt" ? undefined : story();
  });
  const { status } = await scan(site.url("/gzip"), site.url("/deflate"), site.url("/a"));
  expect(status).toBe(3);
  expect(problems()["/gzip"]).toBe(
    "larger than 20 MB: too large for one page (--max-page lets larger ones be read)",
  );
  expect(pages()).toEqual(["/deflate", "/a"]);
});
