/** A news watch, with a clock of its own: each story once, in the order found, whatever happens between two looks. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FollowOptions, follow, type Look } from "../../cli/scan/follow.ts";
import { EVERY_PAGE } from "../../core/listing/listedPage.ts";
import { type NewsSite, serveNews } from "../newsSite.ts";
import { storyPage } from "../pages/storyPage.ts";

const MINUTE = 60_000;

let site: NewsSite;
let out: string;
/** What the feed lists, the newest first, and what does not answer. */
let stories: string[];
let down: Set<string>;
let version: number;
beforeEach(async () => {
  out = mkdtempSync(join(tmpdir(), "council-ratings-follow-"));
  stories = ["b", "a"];
  down = new Set();
  version = 1;
  site = await serveNews((path, at, _count, request) => {
    if (path === "/robots.txt") return undefined;
    if (down.has(path)) return { status: 503 };
    if (path !== "/feed") return { body: storyPage({ councils: ["Kent County Council"] }) };
    const etag = `"${version}"`;
    if (request.headers["if-none-match"] === etag) return { status: 304, headers: { etag } };
    const items = stories.map((name) => `<item><link>${at}/${name}</link></item>`).join("");
    return {
      type: "application/rss+xml",
      headers: { etag },
      body: `<rss version="2.0"><channel>${items}</channel></rss>`,
    };
  });
});
afterEach(() => site.close());

const publish = (...names: string[]) => {
  stories.unshift(...names);
  version++;
};
const pages = () =>
  (parse(readFileSync(join(out, "pages.csv")), { bom: true, columns: true }) as Record<string, string>[]).map(
    ({ address = "" }) => address.replace(/.*\//, ""),
  );
const problems = () =>
  (
    parse(readFileSync(join(out, "problems.csv")), { bom: true, columns: true }) as Record<string, string>[]
  ).map(({ at = "" }) => at.replace(/.*\//, ""));

/** @param between what happens before each further look; the clock is put on by as much as is waited */
async function watch(
  looks: number,
  between: (look: number) => void = () => undefined,
  more: Partial<FollowOptions> = {},
): Promise<{ seen: Look[]; waits: number[] }> {
  const seen: Look[] = [];
  const waits: number[] = [];
  let now = Date.parse("2026-01-05T09:00:00Z");
  await follow({
    inputs: [site.url("/feed")],
    out,
    format: "csv",
    wholePage: false,
    workers: 1,
    restart: false,
    choice: EVERY_PAGE,
    largest: 20_000_000,
    manners: {
      userAgent: "council-ratings/0",
      pause: 0,
      backoff: 0,
      retries: 1,
      patience: 10_000,
      ignoreRobots: false,
    },
    every: 15 * MINUTE,
    looks,
    onLook: (look) => seen.push({ ...look, counts: { ...look.counts } }),
    clock: {
      now: () => now,
      async wait(ms) {
        if (ms <= 0) return;
        now += ms;
        if (ms < MINUTE) return;
        waits.push(ms);
        between(seen.length);
      },
    },
    ...more,
  });
  return { seen, waits };
}

test("each story is read once, in the order found, at the pace that was given; what has not changed is not sent again", async () => {
  const { seen, waits } = await watch(4, (look) => {
    if (look === 1) publish("d", "c");
    if (look === 3) publish("e");
  });
  expect(pages()).toEqual(["b", "a", "d", "c", "e"]);
  expect(seen.map(({ fresh, counts }) => [fresh, counts.pages])).toEqual([
    [2, 2],
    [2, 4],
    [0, 4],
    [1, 5],
  ]);
  expect(seen.map(({ at }) => at.slice(11, 16))).toEqual(["09:00", "09:15", "09:30", "09:45"]);
  expect(waits).toEqual([15 * MINUTE, 15 * MINUTE, 15 * MINUTE]);
  const asked = site.log.map(({ path }) => path);
  expect(asked.filter((path) => path !== "/feed" && path !== "/robots.txt").sort()).toEqual([
    "/a",
    "/b",
    "/c",
    "/d",
    "/e",
  ]);
  expect(
    site.log.filter(({ path }) => path === "/feed").map(({ headers }) => headers["if-none-match"]),
  ).toEqual([undefined, '"1"', '"2"', '"2"']);
});

test("stopped and started again it goes on, and adds to the same tables", async () => {
  const stop = new AbortController();
  await watch(3, () => stop.abort(), { signal: stop.signal });
  expect(pages()).toEqual(["b", "a"]);
  publish("c");
  await watch(1);
  expect(pages()).toEqual(["b", "a", "c"]);
  expect(site.log.filter(({ path }) => path === "/a")).toHaveLength(1);
});

test("a story or a feed that does not answer is asked again at the next look, and is no problem once it answers", async () => {
  down.add("/a");
  await watch(2, () => {
    expect(problems()).toEqual(["a"]);
    down.clear();
  });
  expect(pages()).toEqual(["b", "a"]);
  expect(problems()).toEqual([]);
  down.add("/feed");
  publish("c");
  await watch(2, () => {
    expect(problems()).toEqual(["feed"]);
    down.clear();
  });
  expect(pages()).toEqual(["b", "a", "c"]);
  expect(problems()).toEqual([]);
});

test("what is no feed says so, and a folder with a scan in it is left alone", async () => {
  await expect(watch(1, undefined, { inputs: ["package.json"] })).rejects.toThrow(
    "--follow takes feeds and sitemaps",
  );
  await watch(1, undefined, { inputs: [site.url("/a")] });
  expect(problems()).toEqual(["a"]);
});
