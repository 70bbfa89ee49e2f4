/**
 * `npm run bench:page`: what the content script costs a page in real Chromium, beside a plain mark.js extension
 * given the same names and the same page without any extension, in the same run.
 */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium as playwright } from "playwright";
import { build } from "wxt";
import { CHROMIUM_SWITCHES, chromium, emptyProfile } from "../browsers.ts";
import { BUILT, ROOT } from "../extensionInChromium.ts";
import { servePages } from "../pageServer.ts";
import { measure, type PageCost } from "./measurePage.ts";
import { councilNames } from "./names.ts";

const ROUNDS = 3;

const STORY =
  "The path along the river had been closed since the flood, and nobody could say when it would open. The surveyor came twice, wrote in a small book, and went away again without a word. In the meantime the ferry did good business, and the baker on the far bank sold out before nine. ";

await build({ root: ROOT, browser: "chrome" });
const script = readFileSync(join(ROOT, BUILT, "chrome-mv3", "content-scripts", "page.js"));
console.log(
  `content script: ${script.length} bytes, ${gzipSync(script, { level: 9 }).length} gzipped (aim: 30,000)\n`,
);

const article = readFileSync(join(ROOT, "test", "pages", "grades.html"), "utf8");
const pages = new Map([
  ["none.html", html(paragraphs(100_000, () => ""))],
  ["article.html", article],
  [
    "long.html",
    html(paragraphs(5_000_000, (i) => (i % 20 === 0 ? "Kent County Council agreed with it. " : ""))),
  ],
]);
const kilobytes = new Map(
  [...pages].map(([name, page]) => [name, page.replace(/<[^>]*>/g, "").length / 1000]),
);
const server = await servePages(pages);
const extensions = new Map([
  ["no extension", null],
  ["Council Ratings", join(ROOT, BUILT, "chrome-mv3")],
  ["mark.js extension", markJsExtension()],
]);

for (const page of pages.keys()) {
  const costs = new Map<string, PageCost>();
  for (const [name, extension] of extensions) costs.set(name, await measureWith(extension, server.url(page)));
  print(page, kilobytes.get(page) ?? 0, costs);
}
await server.close();

/** Medians over some rounds, each on a page loaded anew. */
async function measureWith(extension: string | null, address: string): Promise<PageCost> {
  const load = extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : [];
  const context = await playwright.launchPersistentContext(emptyProfile(), {
    executablePath: chromium(),
    headless: false,
    args: [...CHROMIUM_SWITCHES, "--headless=new", ...load],
    ignoreDefaultArgs: ["--disable-extensions"],
    viewport: { width: 1280, height: 800 },
  });
  const rounds: PageCost[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const page = await context.newPage();
    const cost = await measure(page, address);
    await page.close();
    // The first round pays for what the browser does once.
    if (round > 0) rounds.push(cost);
  }
  await context.close();
  const median = (key: keyof PageCost) => rounds.map((r) => r[key]).sort((a, b) => a - b)[ROUNDS >> 1] ?? 0;
  return {
    mainThread: median("mainThread"),
    script: median("script"),
    longestTask: Math.max(...rounds.map((r) => r.longestTask)),
    memory: median("memory"),
    shift: Math.max(...rounds.map((r) => r.shift)),
    marks: median("marks"),
  };
}

function print(page: string, size: number, costs: ReadonlyMap<string, PageCost>): void {
  const [bare, ours, peer] = [...costs.values()];
  if (!bare || !ours || !peer) return;
  console.log(`${page} (${size.toFixed(0)} kB of text)`);
  console.log(
    `${"".padEnd(20)}${["script", "per 100 kB", "main thread +", "longest task", "memory +", "shift", "marks"].map((h) => h.padStart(15)).join("")}`,
  );
  for (const [name, cost] of costs) {
    const cells = [
      `${cost.script.toFixed(1)} ms`,
      `${((cost.script / size) * 100).toFixed(1)} ms`,
      `${(cost.mainThread - bare.mainThread).toFixed(1)} ms`,
      `${cost.longestTask.toFixed(1)} ms`,
      `${((cost.memory - bare.memory) / 1e6).toFixed(1)} MB`,
      cost.shift.toFixed(4),
      String(cost.marks),
    ];
    console.log(`${name.padEnd(20)}${cells.map((cell) => cell.padStart(15)).join("")}`);
  }
  const ratio = (mine: number, theirs: number) => (theirs / Math.max(mine, 0.01)).toFixed(1);
  console.log(
    `mark.js takes ${ratio(ours.script, peer.script)} times the script time, and its longest task is ${ratio(ours.longestTask, peer.longestTask)} times as long\n`,
  );
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
