/**
 * `npm run bench:page`: what the content script costs a page in real Chromium, beside a plain mark.js extension
 * given the same names and the same page without any extension, in the same run.
 */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import Table from "cli-table3";
import { type Page, chromium as playwright } from "playwright";
import { build } from "wxt";
import { CHROMIUM_SWITCHES, chromium, emptyProfile } from "../browsers.ts";
import { BUILT, ROOT } from "../extensionInChromium.ts";
import { servePages } from "../pageServer.ts";
import { measureCost, measureLongestTask, type PageCost } from "./measurePage.ts";
import { councilNames } from "./names.ts";

const ROUNDS = 3;

type Cost = PageCost & { longestTask: number };
type Costs = Map<string, Cost>;

const STORY =
  "The path along the river had been closed since the flood, and nobody could say when it would open. The surveyor came twice, wrote in a small book, and went away again without a word. In the meantime the ferry did good business, and the baker on the far bank sold out before nine. ";

await build({ root: ROOT, browser: "chrome" });
const script = readFileSync(join(ROOT, BUILT, "chrome-mv3", "content-scripts", "page.js"));
console.log(
  `content script: ${script.length} bytes, ${gzipSync(script, { level: 9 }).length} gzipped (aim: 30,000)\n`,
);

const pages = new Map([
  ["no text", html("")],
  ["no council", html(paragraphs(100_000, () => ""))],
  ["an article", readFileSync(join(ROOT, "test", "pages", "grades.html"), "utf8")],
  ["5 MB, no council", html(paragraphs(5_000_000, () => ""))],
  ["5 MB", html(paragraphs(5_000_000, (i) => (i % 20 === 0 ? "Kent County Council agreed with it. " : "")))],
]);
const extensions = new Map([
  ["no extension", null],
  ["Council Ratings", join(ROOT, BUILT, "chrome-mv3")],
  ["mark.js", markJsExtension()],
]);

const addressOf = (name: string) => `${name.replaceAll(" ", "-")}.html`;
const server = await servePages(new Map([...pages].map(([name, page]) => [addressOf(name), page])));
let start: Costs | null = null;
for (const [name, page] of pages) {
  const costs: Costs = new Map();
  for (const [peer, extension] of extensions) {
    costs.set(peer, await measureWith(extension, server.url(addressOf(name))));
  }
  start ??= costs;
  print(name, page.replace(/<[^>]*>/g, "").length / 1000, costs, start);
}
await server.close();

/** Medians over some rounds, each on a page loaded anew; the worst of tasks and shifts. */
async function measureWith(extension: string | null, address: string): Promise<Cost> {
  const load = extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : [];
  const context = await playwright.launchPersistentContext(emptyProfile(), {
    executablePath: chromium(),
    headless: false,
    args: [...CHROMIUM_SWITCHES, "--headless=new", ...load],
    ignoreDefaultArgs: ["--disable-extensions"],
    viewport: { width: 1280, height: 800 },
  });
  const inNewTab = async <T>(work: (page: Page) => Promise<T>) => {
    const page = await context.newPage();
    const result = await work(page);
    await page.close();
    return result;
  };
  // The first load pays for what the browser does once.
  await inNewTab((page) => measureCost(page, address));
  const rounds: PageCost[] = [];
  const longest: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push(await inNewTab((page) => measureCost(page, address)));
    longest.push(await inNewTab((page) => measureLongestTask(page, address)));
  }
  await context.close();
  const median = (key: keyof PageCost) => rounds.map((r) => r[key]).sort((a, b) => a - b)[ROUNDS >> 1] ?? 0;
  return {
    mainThread: median("mainThread"),
    memory: median("memory"),
    marks: median("marks"),
    shift: Math.max(...rounds.map((r) => r.shift)),
    longestTask: Math.max(...longest),
  };
}

/** @param start costs of a page without text: what an extension costs before it reads a word */
function print(page: string, kilobytes: number, costs: Costs, start: Costs): void {
  const added = (name: string, key: keyof Cost, of = costs) =>
    (of.get(name)?.[key] ?? 0) - (of.get("no extension")?.[key] ?? 0);
  const table = new Table({
    head: [page, "main thread", "per 100 kB", "without start", "longest task", "memory", "shift", "marks"],
    colAligns: ["left", "right", "right", "right", "right", "right", "right", "right"],
    style: { head: [], border: [] },
  });
  for (const [name, cost] of costs) {
    const ms = added(name, "mainThread");
    const reading = ms - added(name, "mainThread", start);
    const per100 = (time: number) => (kilobytes < 50 ? "" : `${((time / kilobytes) * 100).toFixed(1)} ms`);
    table.push([
      name,
      `+${ms.toFixed(1)} ms`,
      per100(ms),
      per100(reading),
      `${cost.longestTask.toFixed(1)} ms`,
      `+${(added(name, "memory") / 1e6).toFixed(1)} MB`,
      cost.shift.toFixed(4),
      String(cost.marks),
    ]);
  }
  console.log(`${table}`);
  const ratio = (key: keyof Cost) => added("mark.js", key) / Math.max(added("Council Ratings", key), 0.1);
  const [time, task] = [ratio("mainThread"), ratio("longestTask")];
  console.log(`mark.js / ours: main thread ${time.toFixed(2)}, longest task ${task.toFixed(2)}\n`);
}

/** An extension of the plainest kind: all names, marked by mark.js when the page is loaded. */
function markJsExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), "council-ratings-peer-"));
  mkdirSync(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name: "mark.js with the same names",
    version: "1.0",
    content_scripts: [{ matches: ["http://*/*"], js: ["mark.js", "page.js"], run_at: "document_idle" }],
  };
  const library = createRequire(import.meta.url).resolve("mark.js/dist/mark.min.js");
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "mark.js"), readFileSync(library));
  writeFileSync(
    join(folder, "page.js"),
    `new Mark(document.body).markRegExp(new RegExp(${JSON.stringify(anyName())}, "g"));`,
  );
  return folder;
}

/** One expression: given as a list, mark.js goes one level deeper for each name and overflows the stack. */
function anyName(): string {
  return `\\b(?:${councilNames()
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("|")})\\b`;
}

function paragraphs(length: number, extra: (i: number) => string): string {
  const all: string[] = [];
  for (let i = 0, size = 0; size < length; i++) {
    const text = STORY + extra(i);
    all.push(`<p>${text}</p>`);
    size += text.length;
  }
  return all.join("\n");
}

function html(body: string): string {
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>A long story</title><link rel="icon" href="data:,"></head><body><article>${body}</article></body></html>`;
}
