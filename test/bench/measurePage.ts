/** What loading a page costs its main thread, told by Chromium's own tracing, profiler and metrics. */
import type { CDPSession, Page } from "playwright";

export type PageCost = {
  /** ms of all tasks of the page's main thread. */
  mainThread: number;
  /** ms in the scripts of extensions. */
  script: number;
  /** ms of the longest task that ran an extension's script. */
  longestTask: number;
  /** Bytes of the page's JavaScript heap after collection, those of extensions included. */
  memory: number;
  /** Sum of layout shifts. */
  shift: number;
  /** Names marked. */
  marks: number;
};

type Span = { start: number; end: number };

/** A page is done when no name was marked for so long: badges wait for it to be quiet (ms). */
const QUIET = 3000;

export async function measure(page: Page, address: string): Promise<PageCost> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  await devtools.send("Profiler.enable");
  await devtools.send("Profiler.setSamplingInterval", { interval: 200 });
  const tasks = await traceTasks(devtools);
  await devtools.send("Profiler.start");
  await page.goto(address, { waitUntil: "commit", timeout: 0 });
  await untilDone(page);
  const { profile } = await devtools.send("Profiler.stop");
  const runs = extensionRuns(profile);
  const touched = (await tasks()).filter((task) =>
    runs.some((run) => run.start < task.end && run.end > task.start),
  );
  const mainThread = (await metric(devtools, "TaskDuration")) * 1000;
  await devtools.send("HeapProfiler.collectGarbage");
  const marks = await countMarks(page);
  const shift = await page.evaluate(() =>
    (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0),
  );
  return {
    mainThread,
    script: runs.reduce((sum, run) => sum + run.end - run.start, 0) / 1000,
    longestTask: Math.max(0, ...touched.map((task) => task.end - task.start)) / 1000,
    memory: await metric(devtools, "JSHeapUsedSize"),
    shift,
    marks,
  };
}

async function untilDone(page: Page): Promise<void> {
  await page.waitForLoadState("load", { timeout: 0 });
  for (let before = -1, marks = await countMarks(page); marks !== before; marks = await countMarks(page)) {
    before = marks;
    await page.waitForTimeout(QUIET);
  }
}

/** Waits while the page's main thread is at work. */
function countMarks(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      [...CSS.highlights.values()].reduce((sum, set) => sum + set.size, 0) +
      document.querySelectorAll("mark[data-markjs]").length,
  );
}

/** @returns ends the tracing and gives the tasks of the page's main thread (µs) */
async function traceTasks(devtools: CDPSession): Promise<() => Promise<Span[]>> {
  type TraceEvent = {
    name: string;
    ph: string;
    ts: number;
    dur?: number;
    tid: number;
    pid: number;
    args?: { name?: string };
  };
  const events: TraceEvent[] = [];
  devtools.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await devtools.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "disabled-by-default-devtools.timeline"] },
  });
  return async () => {
    const complete = new Promise<void>((resolve) =>
      devtools.once("Tracing.tracingComplete", () => resolve()),
    );
    await devtools.send("Tracing.end");
    await complete;
    const mains = new Set(
      events
        .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
        .map(({ pid, tid }) => `${pid} ${tid}`),
    );
    return events
      .filter(({ name, pid, tid }) => name === "RunTask" && mains.has(`${pid} ${tid}`))
      .map(({ ts, dur = 0 }) => ({ start: ts, end: ts + dur }));
  };
}

type Profile = {
  startTime: number;
  nodes: { id: number; callFrame: { url: string }; children?: number[] }[];
  samples?: number[];
  timeDeltas?: number[];
};

/** When scripts of extensions ran (µs), as the profiler's samples tell. */
function extensionRuns({ nodes, samples = [], timeDeltas = [], startTime }: Profile): Span[] {
  const ours = new Set<number>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const visit = (id: number, inside: boolean) => {
    const node = byId.get(id);
    const isOurs = inside || (node?.callFrame.url.startsWith("chrome-extension:") ?? false);
    if (isOurs) ours.add(id);
    for (const child of node?.children ?? []) visit(child, isOurs);
  };
  if (nodes[0]) visit(nodes[0].id, false);
  const runs: Span[] = [];
  let at = startTime;
  for (const [i, sample] of samples.entries()) {
    const start = at + (timeDeltas[i] ?? 0);
    const end = start + (timeDeltas[i + 1] ?? 0);
    at = start;
    if (!ours.has(sample)) continue;
    const last = runs.at(-1);
    if (last && start - last.end < 50) last.end = end;
    else runs.push({ start, end });
  }
  return runs;
}

async function metric(devtools: CDPSession, name: string): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return metrics.find((each) => each.name === name)?.value ?? 0;
}
