/** A site of 100,000 pages, by its sitemaps: in bounded memory, killed in the middle, each page once. */
import { spawn } from "node:child_process";
import { createReadStream, mkdtempSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse";
import { expect, test } from "vitest";
import { COMMAND_LINE } from "../builds.ts";
import { type Answer, serveNews } from "../newsSite.ts";
import { untilEnded } from "./processMemory.ts";

const SITEMAPS = 4;
const PAGES = 100_000;
/** One page in so many names a council. */
const EVERY = 20;
const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

function answerTo(path: string, site: string): Answer | undefined {
  const story = /^\/story\/(\d+)$/.exec(path)?.[1];
  if (story) return { body: page(Number(story)) };
  const gzipped = (xml: string) => ({ type: "application/gzip", body: gzipSync(XML + xml) });
  const locs = (tag: string, paths: readonly string[]) =>
    paths.map((each) => `<${tag}><loc>${site}${each}</loc><lastmod>2024-05-06</lastmod></${tag}>`).join("\n");
  if (path === "/index.xml.gz") {
    const maps = Array.from({ length: SITEMAPS }, (_, i) => `/map${i}.xml.gz`);
    return gzipped(`<sitemapindex ${SCHEMA}>${locs("sitemap", maps)}</sitemapindex>`);
  }
  const map = /^\/map(\d)\.xml\.gz$/.exec(path)?.[1];
  if (!map) return undefined;
  const count = PAGES / SITEMAPS;
  const stories = Array.from({ length: count }, (_, i) => `/story/${Number(map) * count + i}`);
  return gzipped(`<urlset ${SCHEMA}>${locs("url", stories)}</urlset>`);
}

function page(number: number): string {
  const words =
    number % EVERY ? "The wind took half of the words" : "A clerk of Kent County Council wrote it down";
  return `<!doctype html><title>Story ${number}</title><p>${words}.</p>`;
}

async function storiesIn(table: string, column: string): Promise<number[]> {
  const stories: number[] = [];
  for await (const row of createReadStream(table).pipe(parse({ bom: true, columns: true })))
    stories.push(Number(/\/story\/(\d+)$/.exec(row[column])?.[1]));
  return stories;
}

test("100,000 pages in less than 500 MB; a kill costs one page at most, and the tables are exact", async () => {
  const site = await serveNews(answerTo);
  const out = join(mkdtempSync(join(tmpdir(), "council-ratings-long-")), "out");
  const scan = () => {
    const args = ["scan", site.url("/index.xml.gz"), "-o", out, "--workers", "1", "--pause", "0", "--quiet"];
    return spawn(process.execPath, [COMMAND_LINE, ...args], { stdio: "ignore" });
  };
  const first = scan();
  const firstEnd = untilEnded(first);
  while (site.log.length < PAGES / 3) await wait(50);
  first.kill("SIGKILL");
  expect((await firstEnd).signal).toBe("SIGKILL");

  const second = await untilEnded(scan());
  expect(second.status).toBe(0);
  expect(Math.max((await firstEnd).megabytes, second.megabytes)).toBeLessThan(500);

  const all = Array.from({ length: PAGES }, (_, i) => i);
  expect(await storiesIn(join(out, "pages.csv"), "address")).toEqual(all);
  expect(await storiesIn(join(out, "mentions.csv"), "page")).toEqual(all.filter((i) => i % EVERY === 0));
  expect(statSync(join(out, "problems.csv")).size).toBeLessThan(20);
  expect(readdirSync(out).filter((name) => /^\.scan|part$/.test(name))).toEqual([]);

  const stories = site.log.filter(({ path }) => path.startsWith("/story/"));
  expect(stories.length).toBeLessThanOrEqual(PAGES + 1);
  const overlaps = site.log.filter(({ at }, i) => i > 0 && at < (site.log[i - 1]?.until ?? 0));
  // The first scan's last request is cut off when it is killed, and the second's first comes when it will.
  expect(overlaps.length).toBeLessThanOrEqual(1);
  await site.close();
});
