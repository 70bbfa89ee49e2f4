/**
 * `npm run bench:wake`: how long the background takes to answer its first question after the browser has stopped it, beside
 * one that does nothing but answer. Both take their turns in each round. ROUNDS: how many; BUILT: a build to measure.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Table from "cli-table3";
import { type BrowserContext, type Page, chromium as playwright } from "playwright";
import { build } from "wxt";
import { CHROMIUM_SWITCHES, chromium, emptyProfile } from "../browsers.ts";
import { BUILT, ROOT } from "../extensionInChromium.ts";
import { answeringExtension } from "./peerExtensions.ts";

const ROUNDS = Number(process.env.ROUNDS ?? 15);
const TEXT =
  "Oxfordshire County Council, Kent County Council, Leeds City Council, Surrey County Council and City of York Council met.";
const QUESTIONS = {
  "where a page's text names five councils, and what marks need of them": {
    type: "find",
    page: {
      parts: [TEXT],
      text: TEXT,
      said: { url: "https://news.example/one", lang: "en-GB" },
      known: [],
      likely: false,
    },
    rated: [],
    look: false,
  },
  "all of one council, for its card": { type: "rating", id: "oxfordshire", published: "2019-05-01" },
};

if (!process.env.BUILT) await build({ root: ROOT, browser: "chrome" });
const built = process.env.BUILT ?? join(ROOT, BUILT, "chrome-mv3");
console.log(
  `background.js, run at each start: ${readFileSync(join(built, "background.js")).length} bytes (aim: 30,000)`,
);

const ours = await open(built, "council.html");
const peer = await open(answeringExtension(), "page.html");
for (const [words, question] of Object.entries(QUESTIONS)) {
  const times: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
  for (let round = 0; round < ROUNDS + 1; round++) {
    const first = round % 2 === 0;
    for (const name of first ? (["ours", "peer"] as const) : (["peer", "ours"] as const)) {
      const time = await askStopped(name === "ours" ? ours : peer, question);
      // The first pays for what a browser does once.
      if (round > 0) times[name].push(time);
    }
  }
  const table = new Table({ head: [words, "first answer (quartiles)"], style: { head: [], border: [] } });
  table.push(["Council Ratings", spread(times.ours)], ["one that only answers", spread(times.peer)]);
  console.log(
    `${table}\nmore than one that only answers: ${(median(times.ours) - median(times.peer)).toFixed(1)} ms (aim: 50)\n`,
  );
}
await ours.context.close();
await peer.context.close();

type Asker = { context: BrowserContext; page: Page };

/** @param page one of the extension's own, to ask from */
async function open(extension: string, page: string): Promise<Asker> {
  const context = await playwright.launchPersistentContext(emptyProfile(), {
    executablePath: chromium(),
    headless: false,
    args: [
      ...CHROMIUM_SWITCHES,
      "--headless=new",
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
    ignoreDefaultArgs: ["--disable-extensions"],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const asker = await context.newPage();
  await asker.goto(new URL(page, worker.url()).href);
  return { context, page: asker };
}

/** @returns ms */
async function askStopped({ context, page }: Asker, question: object): Promise<number> {
  const devtools = await context.newCDPSession(page);
  await devtools.send("ServiceWorker.enable");
  await devtools.send("ServiceWorker.stopAllWorkers");
  await devtools.detach();
  await page.waitForTimeout(500);
  return page.evaluate(async (message) => {
    const start = performance.now();
    const answer = await chrome.runtime.sendMessage(message);
    if (!answer) throw new Error("No answer");
    return performance.now() - start;
  }, question);
}

function sorted(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

function median(values: readonly number[]): number {
  return sorted(values)[Math.floor(values.length / 2)] ?? 0;
}

function spread(values: readonly number[]): string {
  const at = (share: number) => sorted(values)[Math.round((values.length - 1) * share)] ?? 0;
  return `${at(0.5).toFixed(1)} ms (${at(0.25).toFixed(1)} to ${at(0.75).toFixed(1)})`;
}
