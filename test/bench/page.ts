/**
 * `npm run bench:page [-- PAGE...]`: what the content script costs a page in real Chromium, beside an extension whose
 * content script is empty and one that marks the same names with mark.js. All take their turns in each round, each in a
 * tab and process of its own; what is told of each is its difference from the same round without an extension, as a
 * median with its quartiles. ROUNDS: how many rounds; BUILT: a build to measure in place of one made now.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import Table from "cli-table3";
import { type BrowserContext, type Page, chromium as playwright } from "playwright";
import { build } from "wxt";
import { CHROMIUM_SWITCHES, chromium, emptyProfile } from "../browsers.ts";
import { BUILT, ROOT } from "../extensionInChromium.ts";
import { servePages } from "../pageServer.ts";
import { costPages } from "./costPages.ts";
import { type LongestTask, measureCost, measureLongestTask, type PageCost } from "./measurePage.ts";
import { emptyExtension, markJsExtension } from "./peerExtensions.ts";

const ROUNDS = Number(process.env.ROUNDS ?? 15);
/** Traced loads: the longest task is the worst of these, in CPU time and by the clock. */
const TRACED = 3;
const OURS = "Council Ratings";

type Costs = Map<string, PageCost[]>;

if (!process.env.BUILT) await build({ root: ROOT, browser: "chrome" });
const built = process.env.BUILT ?? join(ROOT, BUILT, "chrome-mv3");
const inEveryPage = ["gate.js", "marks.css"].map((file) => readFileSync(join(built, file)));
const [script = 0, styles = 0] = inEveryPage.map((file) => gzipSync(file, { level: 9 }).length);
console.log(
  `in every page: ${script} bytes of script and ${styles} of styles, gzipped: ${script + styles} (aim: 5,000)\n`,
);

const wanted = process.argv.slice(2);
const pages = [...costPages()].filter(([name]) => wanted.length === 0 || wanted.includes(name));
const addressOf = (name: string) => `${name.replace(/\W+/g, "-")}.html`;
const server = await servePages(new Map(pages.map(([name, page]) => [addressOf(name), page])));
const browsers = new Map<string, BrowserContext>();
for (const [peer, extension] of [
  ["no extension", null],
  ["an empty one", emptyExtension()],
  [OURS, built],
  ["mark.js", markJsExtension()],
] as const)
  browsers.set(peer, await launch(extension));

for (const [name] of pages) {
  const address = server.url(addressOf(name));
  const costs: Costs = new Map([...browsers.keys()].map((peer) => [peer, []]));
  const longest = new Map<string, LongestTask>();
  // The first load pays for what a browser does once.
  for (const browser of browsers.values()) await inNewTab(browser, (page) => measureCost(page, address));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [peer, browser] of inTurn(round))
      costs.get(peer)?.push(await inNewTab(browser, (page) => measureCost(page, address)));
  }
  for (let round = 0; round < TRACED; round++) {
    for (const [peer, browser] of browsers) {
      const task = await inNewTab(browser, (page) => measureLongestTask(page, address));
      const before = longest.get(peer) ?? { cpu: 0, clock: 0 };
      longest.set(peer, {
        cpu: Math.max(task.cpu, before.cpu),
        clock: Math.max(task.clock, before.clock),
      });
    }
  }
  print(name, costs, longest);
}
for (const browser of browsers.values()) await browser.close();
await server.close();

/** Each round begins with another, so that none is always the one after a pause. */
function inTurn(round: number): [string, BrowserContext][] {
  const all = [...browsers];
  const first = round % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}

function launch(extension: string | null): Promise<BrowserContext> {
  const load = extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : [];
  return playwright.launchPersistentContext(emptyProfile(), {
    executablePath: chromium(),
    headless: false,
    args: [...CHROMIUM_SWITCHES, "--headless=new", ...load],
    ignoreDefaultArgs: ["--disable-extensions"],
    viewport: { width: 1280, height: 800 },
  });
}

async function inNewTab<T>(browser: BrowserContext, work: (page: Page) => Promise<T>): Promise<T> {
  const page = await browser.newPage();
  const result = await work(page);
  await page.close();
  return result;
}

function print(name: string, costs: Costs, longest: ReadonlyMap<string, LongestTask>): void {
  const alone = costs.get("no extension") ?? [];
  const added = (peer: string, key: "mainThread" | "process" | "memory") =>
    spread((costs.get(peer) ?? []).map((cost, round) => cost[key] - (alone[round]?.[key] ?? 0)));
  const time = ({ low, median, high }: Spread) => `${signed(median)} ms (${signed(low)} to ${signed(high)})`;
  const table = new Table({
    head: [name, "main thread", "whole process", "longest task", "memory", "shift", "marks"],
    colAligns: ["left", "right", "right", "right", "right", "right", "right"],
    style: { head: [], border: [] },
  });
  for (const [peer, rounds] of costs) {
    const isAlone = peer === "no extension";
    const task = longest.get(peer);
    const own = (key: "mainThread" | "process") => spread(rounds.map((cost) => cost[key]));
    table.push([
      peer,
      isAlone ? `${own("mainThread").median.toFixed(1)} ms` : time(added(peer, "mainThread")),
      isAlone ? `${own("process").median.toFixed(1)} ms` : time(added(peer, "process")),
      task ? `${task.cpu.toFixed(1)} ms (${task.clock.toFixed(1)})` : "",
      isAlone ? "" : `+${(added(peer, "memory").median / 1e6).toFixed(2)} MB`,
      Math.max(...rounds.map((cost) => cost.shift)).toFixed(4),
      String(rounds[0]?.marks),
    ]);
  }
  const [ours, empty, peer] = [OURS, "an empty one", "mark.js"].map(
    (each) => added(each, "mainThread").median,
  );
  console.log(`${table}`);
  console.log(
    `ours over an empty one: ${signed((ours ?? 0) - (empty ?? 0))} ms; ours / mark.js: ${((ours ?? 0) / (peer ?? 1)).toFixed(2)}\n`,
  );
}

type Spread = { low: number; median: number; high: number };

/** Median and quartiles. */
function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? 0;
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
}
