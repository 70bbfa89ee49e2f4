/**
 * `npm run bench:overview`: what a step of the overview's slider costs the main thread of real Chromium, script, style, layout
 * and paint together, beside the same map drawn anew by Observable Plot; and what the page weighs.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import Table from "cli-table3";
import { type Page, chromium as playwright } from "playwright";
import { build } from "vite";
import { CHROMIUM_SWITCHES, chromium } from "../browsers.ts";
import { serveFolder, servePages } from "../pageServer.ts";

const ROUNDS = 3;
const ROOT = join(import.meta.dirname, "../..");
const SITE = join(ROOT, "dist/site");

execFileSync("npx", ["tsx", "widget/site/build.ts"], { cwd: ROOT, stdio: "ignore" });
const site = await serveFolder(SITE);
const peer = await servePages(
  new Map([
    ["plot.html", '<!doctype html><meta charset="utf-8"><main></main><script src="plot.js"></script>'],
    ["plot.js", await bundled("test/bench/plotMap.ts")],
  ]),
);
const WAYS = {
  ours: { address: site.url("england/index.html"), step: "slider" },
  "Observable Plot": { address: peer.url("plot.html"), step: "plot" },
} as const;

const browser = await playwright.launch({ executablePath: chromium(), args: CHROMIUM_SWITCHES });
const costs: Record<keyof typeof WAYS, number[]> = { ours: [], "Observable Plot": [] };
for (let round = 0; round < ROUNDS; round++)
  for (const [name, { address, step }] of Object.entries(WAYS)) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    costs[name as keyof typeof WAYS].push(...(await stepCosts(page, step)));
    await page.close();
  }
await browser.close();
await Promise.all([site.close(), peer.close()]);

const at = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
const table = new Table({ head: ["a step of a month, ms", "median", "95th of 100", "most", "to ours"] });
for (const [name, values] of Object.entries(costs))
  table.push([
    name,
    ...[0.5, 0.95, 1].map((share) => at(values, share).toFixed(1)),
    (at(values, 0.5) / at(costs.ours, 0.5)).toFixed(1),
  ]);
console.log(table.toString());
const files = ["england/index.html", "england/england.js", "site.css", "age.js"];
const weights = files.map((file) => gzipSync(readFileSync(join(SITE, file))).length);
console.log(`The page with its data: ${weights.reduce((sum, each) => sum + each, 0)} bytes gzipped.`);

/** Months of the main thread, ms each: the tasks of a step and of the frame that shows it. Collecting garbage in between is not. */
async function stepCosts(page: Page, way: "slider" | "plot"): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  type Event = { name: string; ts: number; dur?: number; tid: number; pid: number };
  const events: Event[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as Event[])));
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "blink.user_timing"] },
  });
  await page.evaluate(async (by) => {
    const slider = document.querySelector<HTMLInputElement>("input[type=range]");
    const steps = slider ? Number(slider.max) : 153;
    for (let month = 0; month <= steps; month++) {
      performance.mark("step");
      if (by === "plot") (globalThis as unknown as { draw(month: number): void }).draw(month);
      else if (slider) {
        slider.value = String(month);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
      }
      await new Promise((done) => requestAnimationFrame(done));
      await new Promise((done) => setTimeout(done));
      performance.mark("shown");
      await new Promise((done) => requestAnimationFrame(done));
    }
  }, way);
  const complete = new Promise((done) => session.once("Tracing.tracingComplete", done));
  await session.send("Tracing.end");
  await complete;
  const marks = (name: string) => events.filter((event) => event.name === name);
  const [first] = marks("step");
  const tasks = events.filter(
    ({ name, tid, pid }) =>
      name === "ThreadControllerImpl::RunTask" && tid === first?.tid && pid === first.pid,
  );
  const shown = marks("shown");
  return marks("step")
    .map(({ ts }, i) => {
      const end = shown[i]?.ts ?? ts;
      const within = tasks.map((task) =>
        Math.max(0, Math.min(task.ts + (task.dur ?? 0), end) - Math.max(task.ts, ts)),
      );
      return within.reduce((sum, each) => sum + each, 0) / 1000;
    })
    .slice(1);
}

async function bundled(entry: string): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    plugins: [(await import("../../vite.data.ts")).councilRatingsData()],
    build: {
      write: false,
      rollupOptions: { input: join(ROOT, entry), output: { format: "iife", inlineDynamicImports: true } },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !("output" in output)) throw new Error("nothing was built");
  return output.output[0].code;
}
