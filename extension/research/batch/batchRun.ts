/** Reads what waits in the batch: one thing at a time from each site, some sites side by side, on after a restart. */
import { signal } from "@preact/signals";
import { browser } from "wxt/browser";
import { type BatchItem, putPage } from "../../store/scanLog.ts";
import { data, done, log, refresh } from "../researchState.ts";
import { addListed } from "./addListed.ts";
import { change, counts, items, loadBatch, waitingSites } from "./batchState.ts";
import { createFetcher, type Fetcher, LeftAlone } from "./fetchPage.ts";
import { rawFile } from "./rawFile.ts";
import { looksLikeList } from "./readListInPage.ts";
import { readRawInPage } from "./readRawInPage.ts";

/** Sites asked at the same time. */
const SITES_AT_ONCE = 4;
/** Says that a batch was running when the browser was closed. */
const RUNNING = "batch-running";
/** That of files. */
const NO_SITE = "";

export const state = signal<"stopped" | "running" | "pausing">("stopped");

export async function resumeBatch(): Promise<void> {
  await loadBatch();
  if (localStorage.getItem(RUNNING) && counts.value.waiting > 0) await run();
}

/** To be called from a click: the browser asks its reader for just the sites that are to be read. */
export async function startBatch(): Promise<void> {
  const origins = [...new Set(waitingSites.value.map(([origin]) => patternOf(origin)))];
  const isGranted =
    origins.length === 0 || (await browser.permissions.request({ origins }).catch(() => false));
  if (!isGranted) {
    done.value = { words: "Without that permission these sites cannot be read. Nothing was fetched." };
    return;
  }
  await run();
}

export function pauseBatch(): void {
  state.value = "pausing";
  localStorage.removeItem(RUNNING);
}

async function run(): Promise<void> {
  if (state.value !== "stopped") return;
  state.value = "running";
  localStorage.setItem(RUNNING, "yes");
  const fetcher = createFetcher();
  const busy = new Set<string>();
  /** They asked to be left alone: what is theirs waits for the next start. */
  const resting = new Set<string>();
  /** Sites of which a list told, and which the reader was not asked for yet, wait too. */
  const allowed = new Map<string, boolean>();
  let wake: () => void = () => undefined;
  let changed = new Promise<void>((resolve) => (wake = resolve));
  const ring = () => {
    wake();
    changed = new Promise<void>((resolve) => (wake = resolve));
  };

  const next = async (): Promise<BatchItem | null> => {
    while (state.value === "running") {
      const item = items.value.find(
        (each) => each.state === "waiting" && allowed.get(siteOf(each)) !== false && !isTaken(siteOf(each)),
      );
      if (!item && busy.size === 0) return null;
      if (!item) {
        await changed;
        continue;
      }
      const site = siteOf(item);
      busy.add(site);
      if (!allowed.has(site)) allowed.set(site, await isAllowed(item));
      if (allowed.get(site)) return item;
      busy.delete(site);
    }
    return null;
  };
  const isTaken = (site: string) => busy.has(site) || resting.has(site);

  const worker = async () => {
    for (let item = await next(); item; item = await next()) {
      const site = siteOf(item);
      if ((await readItem(item, fetcher)) === "left alone") resting.add(site);
      const hasMore = items.value.some((each) => each.state === "waiting" && siteOf(each) === site);
      if (item.address && hasMore) await fetcher.pause(item.address);
      busy.delete(site);
      ring();
    }
    ring();
  };
  await Promise.all(Array.from({ length: SITES_AT_ONCE }, worker));
  state.value = "stopped";
  if (counts.value.waiting === 0) localStorage.removeItem(RUNNING);
  if (resting.size > 0)
    done.value = {
      words: `${[...resting].join(", ")} asked to be left alone for a while: start again later.`,
    };
}

async function readItem(item: BatchItem, fetcher: Fetcher): Promise<"read" | "left alone"> {
  try {
    if (!data.value || !log.value) throw new Error("the extension's data are not there: reload this page");
    const fetched = item.address ? await fetcher.fetch(item.address, item) : null;
    const bytes = fetched?.bytes ?? item.bytes;
    if (bytes && !item.listed && (await looksLikeList(bytes, fetched?.charset ?? null))) {
      const after = await addListed(item, bytes, fetched);
      await change(after);
      return "read";
    }
    if (item.depth !== undefined) throw new Error("neither a feed nor a sitemap");
    const raw = fetched ? fetcher.asPage(fetched, item) : rawFile(item);
    const page = await readRawInPage(raw, data.value, log.value.wholePage);
    await putPage(page);
    await refresh(page.address);
    await change({ ...item, bytes: null, state: "done" });
  } catch (error) {
    if (error instanceof LeftAlone) return "left alone";
    await change({ ...item, state: "failed", problem: problemWords(error as Error) });
    if ((error as Error).name === "QuotaExceededError") pauseBatch();
  }
  return "read";
}

function siteOf({ address }: BatchItem): string {
  return address ? new URL(address).host : NO_SITE;
}

async function isAllowed({ address }: BatchItem): Promise<boolean> {
  return !address || browser.permissions.contains({ origins: [patternOf(address)] });
}

/** Without ports, which patterns of Firefox do not have. */
function patternOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

function problemWords({ name, message }: Error): string {
  if (name === "QuotaExceededError") return "There is no disk space left: the batch waits";
  if (name === "TimeoutError") return "the site did not answer within a minute";
  return name === "TypeError" ? `the site could not be reached (${message})` : message;
}
