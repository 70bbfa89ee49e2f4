/** What loading a page costs its renderer, told by Chromium's own metrics and tracing. */
import type { CDPSession, Page } from "playwright";

export type PageCost = {
  /** ms of CPU that the page's main thread used: scripts, style, layout, paint. */
  mainThread: number;
  /** ms of CPU that the renderer's process used, all its threads. */
  process: number;
  /** Bytes of the page's JavaScript heap after collection, that of extensions included. */
  memory: number;
  /** Sum of layout shifts. */
  shift: number;
  /** Names marked. */
  marks: number;
};

/** A page is done when no name was marked for so long (ms): badges wait for it to be quiet, and one page changes for 3 seconds. */
const QUIET = 4000;

/** @param page a tab without a document, in a process that has just started */
export async function measureCost(page: Page, address: string): Promise<PageCost> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  await loadUntilDone(page, address);
  await drawFrame(page);
  const metrics = await readMetrics(devtools);
  await devtools.send("HeapProfiler.collectGarbage");
  const memory = (await readMetrics(devtools)).get("JSHeapUsedSize") ?? 0;
  const marks = await countMarks(page);
  const shift = await page.evaluate(() =>
    (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0),
  );
  return {
    mainThread: (metrics.get("ThreadTime") ?? 0) * 1000,
    process: (metrics.get("ProcessTime") ?? 0) * 1000,
    memory,
    shift,
    marks,
  };
}

export type LongestTask = {
  /** ms of CPU. */
  cpu: number;
  /** ms by the clock: other processes' turns are in it. */
  clock: number;
};

type Span = { start: number; end: number; cpu: number };
type TraceEvent = {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  tdur?: number;
  tid: number;
  pid: number;
  args?: { name?: string };
};

const IS_SCRIPT = /^(?:EvaluateScript|FunctionCall|RunMicrotasks|v8\.run)$/;
/** What promises call for runs behind the task, and nothing else runs between: it is a part of it. */
const IS_TASK = /RunTask$/;
const IS_BEHIND = /^BlinkScheduler_OnTaskCompleted$/;

/**
 * A load of its own, since tracing slows it down. The pages measured have no script of their own.
 *
 * @returns the longest of the tasks of the page's main thread that ran script
 */
export async function measureLongestTask(page: Page, address: string): Promise<LongestTask> {
  const devtools = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  devtools.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await devtools.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "devtools.timeline", "v8"] },
  });
  await loadUntilDone(page, address);
  const complete = new Promise<void>((resolve) => devtools.once("Tracing.tracingComplete", () => resolve()));
  await devtools.send("Tracing.end");
  await complete;
  const isMain = mainThreads(events);
  const scripts = events.filter((event) => IS_SCRIPT.test(event.name) && isMain(event)).map(spanOf);
  const tasks = tasksOf(events.filter(isMain));
  const ran = tasks.filter((task) => scripts.some((run) => run.start >= task.start && run.end <= task.end));
  return {
    cpu: Math.max(0, ...ran.map(({ cpu }) => cpu / 1000)),
    clock: Math.max(0, ...ran.map(({ start, end }) => (end - start) / 1000)),
  };
}

function tasksOf(events: readonly TraceEvent[]): Span[] {
  const tasks: Span[] = [];
  const lastOf = new Map<string, Span>();
  const parts = events.filter(({ name }) => IS_TASK.test(name) || IS_BEHIND.test(name));
  for (const event of parts.sort((a, b) => a.ts - b.ts)) {
    const span = spanOf(event);
    const before = lastOf.get(threadOf(event));
    if (IS_TASK.test(event.name)) {
      tasks.push(span);
      lastOf.set(threadOf(event), span);
    } else if (before && span.start >= before.end) {
      before.cpu += span.cpu;
      before.end = span.end;
    }
  }
  return tasks;
}

function mainThreads(events: readonly TraceEvent[]): (event: TraceEvent) => boolean {
  const named = events.filter((e) => e.name === "thread_name" && e.args?.name === "CrRendererMain");
  const mains = new Set(named.map(threadOf));
  return (event) => event.ph === "X" && mains.has(threadOf(event));
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}

function spanOf({ ts, dur = 0, tdur = dur }: TraceEvent): Span {
  return { start: ts, end: ts + dur, cpu: tdur };
}

async function loadUntilDone(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: "commit", timeout: 0 });
  await page.waitForLoadState("load", { timeout: 0 });
  for (let before = -1, marks = await countMarks(page); marks !== before; marks = await countMarks(page)) {
    before = marks;
    await page.waitForTimeout(QUIET);
  }
}

/**
 * At the first frame after a page's load Chromium reads all its text for purposes of its own, which takes 70 ms of 5 MB. On a
 * page that somebody looks at that frame comes; in here it does for those only that draw something late.
 */
async function drawFrame(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** Waits while the page's main thread is at work. */
function countMarks(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      [...CSS.highlights.values()].reduce((sum, set) => sum + set.size, 0) +
      document.querySelectorAll("mark[data-markjs]").length,
  );
}

async function readMetrics(devtools: CDPSession): Promise<Map<string, number>> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return new Map(metrics.map(({ name, value }) => [name, value]));
}
