/**
 * `npm run bench:widget`: what ratings cost a page in real Chromium on a slow line, in one run: the element beside a
 * plain link, a frame and an image, once and a hundred times.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import Table from "cli-table3";
import { type Browser, chromium as playwright } from "playwright";
import { register } from "../../core/bundledData.ts";
import type { Council } from "../../core/model/council.ts";
import { ratingView } from "../../ui/ratingView.ts";
import { roomFor } from "../../widget/site/fallback.ts";
import { type Choice, snippet } from "../../widget/site/snippets.ts";
import { CHROMIUM_SWITCHES, chromium } from "../browsers.ts";
import { serveFolder, servePages } from "../pageServer.ts";

/** As a phone on a fair day: 150 ms there and back, 1.6 Mbit/s. */
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 };
const RUNS = 5;

type Cost = { requests: number; bytes: number; painted: number; shift: number; memory: number };

const root = join(import.meta.dirname, "../..");
execFileSync("npx", ["tsx", "widget/site/build.ts"], { cwd: root, stdio: "ignore" });
const site = await serveFolder(join(root, "dist/site"));
const address = site.url("");
const councils = Object.values(register.councils).filter(({ end }) => !end);

const choice = (at: number, view: Choice["view"]): Choice => {
  const council = councils[at % councils.length] as Council;
  const room = roomFor(ratingView(register, council.id, null), null, view);
  return { id: council.id, name: council.name, view, theme: "light", judgement: null, room };
};
/** The script once, then the tags. */
const elements = (count: number, view: Choice["view"]): string[] => {
  const [script = ""] = snippet("html", choice(0, view), address).split("\n");
  const tags = Array.from(
    { length: count },
    (_, i) => snippet("html", choice(i, view), address).split("\n")[1] ?? "",
  );
  return [script, ...tags];
};
const each = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i));

const WAYS: Record<string, { make(count: number): string[]; isPainted: string }> = {
  "plain link": {
    make: (count) => each(count, (i) => `<a href="/">${choice(i, "badge").name}</a>`),
    isPainted: `document.links.length > 0`,
  },
  "element, badge": {
    make: (count) => elements(count, "badge"),
    isPainted: `[...document.querySelectorAll("council-rating")].every((each) => each.status === "ready")`,
  },
  "element, card": {
    make: (count) => elements(count, "card"),
    isPainted: `[...document.querySelectorAll("council-rating")].every((each) => each.status === "ready")`,
  },
  image: {
    make: (count) => each(count, (i) => snippet("image", choice(i, "badge"), address)),
    isPainted: `[...document.images].every((each) => each.complete && each.naturalWidth > 0)`,
  },
  frame: {
    make: (count) =>
      each(count, (i) => snippet("iframe", choice(i, "badge"), address).replace(' loading="lazy"', "")),
    isPainted: `document.readyState === "complete"`,
  },
};

const browser = await playwright.launch({ executablePath: chromium(), args: CHROMIUM_SWITCHES });
for (const count of [1, 100]) {
  const table = new Table({
    head: [`${count} of`, "requests", "kB", "right after", "layout shift", "memory"],
    colAligns: ["left", "right", "right", "right", "right", "right"],
    style: { head: [], border: [] },
  });
  const costs: Record<string, Cost> = {};
  for (const [name, { make, isPainted }] of Object.entries(WAYS)) {
    const runs: Cost[] = [];
    for (let run = 0; run < (count > 1 ? 3 : RUNS); run++)
      runs.push(await measure(browser, make(count), isPainted));
    const cost = median(runs);
    costs[name] = cost;
    table.push([
      name,
      String(cost.requests),
      (cost.bytes / 1000).toFixed(1),
      `${cost.painted.toFixed(0)} ms`,
      cost.shift.toFixed(4),
      `${(cost.memory / 1e6).toFixed(1)} MB`,
    ]);
  }
  console.log(table.toString());
  const ours = costs["element, badge"] as Cost;
  for (const peer of ["plain link", "image", "frame"]) {
    const other = costs[peer] as Cost;
    console.log(
      `${peer} / element: bytes ${(other.bytes / ours.bytes).toFixed(2)}, requests ${(other.requests / ours.requests).toFixed(2)}, right after ${(other.painted / ours.painted).toFixed(2)}, memory ${(other.memory / ours.memory).toFixed(2)}`,
    );
  }
  console.log();
}
await browser.close();
await site.close();

async function measure(browser: Browser, parts: string[], isPainted: string): Promise<Cost> {
  const items = parts.map((part) => (part.startsWith("<script") ? part : `<p>${part}</p>`)).join("\n");
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><style>body{font:16px/1.5 sans-serif;max-width:50rem}</style><h1>A page</h1>${items}<p>The end.</p></html>`;
  const server = await servePages(new Map([["bench.html", html]]));
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", LINE);
  let [requests, bytes] = [-1, 0];
  page.on("request", () => requests++);
  devtools.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.addInitScript({ content: observer(isPainted) });
  await page.goto(server.url("bench.html"), { waitUntil: "load", timeout: 120_000 });
  await page.waitForFunction(
    () => (globalThis as unknown as { state: { painted: number } }).state.painted > 0,
  );
  await page.waitForTimeout(300);
  const { shift, painted } = await page.evaluate(
    () => (globalThis as unknown as { state: { shift: number; painted: number } }).state,
  );
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  await context.close();
  await server.close();
  return { requests, bytes, shift, painted, memory: usedSize };
}

/** Runs in the page: sums layout shifts, and tells when a frame with all that is right has been painted. */
function observer(isPainted: string): string {
  return `globalThis.state = { shift: 0, painted: 0 };
new PerformanceObserver((list) => { for (const { value } of list.getEntries()) state.shift += value; })
  .observe({ type: "layout-shift", buffered: true });
requestAnimationFrame(function look() {
  if (document.readyState === "loading" || !(${isPainted})) requestAnimationFrame(look);
  else requestAnimationFrame(() => setTimeout(() => { state.painted = performance.now(); }));
});`;
}

function median(runs: Cost[]): Cost {
  const middle = (key: keyof Cost) =>
    runs.map((run) => run[key]).sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? 0;
  return {
    requests: middle("requests"),
    bytes: middle("bytes"),
    painted: middle("painted"),
    shift: middle("shift"),
    memory: middle("memory"),
  };
}
