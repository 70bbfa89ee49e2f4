/** Reads what waits in the batch: one thing at a time from each site, some sites side by side, on after a restart. */
import { signal } from "@preact/signals";
import pLimit from "p-limit";
import { browser } from "wxt/browser";
import { type BatchItem, putPage } from "../../store/scanLog.ts";
import { data, done, log, refresh } from "../researchState.ts";
import { addListed } from "./addListed.ts";
import { change, counts, items, loadBatch, waitingSites } from "./batchState.ts";
import { createFetcher, type Fetcher, LeftAlone, pageOf } from "./fetchPage.ts";
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
  const limit = pLimit(SITES_AT_ONCE);
  /** Sites under way, and those whose pages wait for the next start. */
  const started = new Map<string, Promise<void>>();
  const resting: string[] = [];
  const nextOf = (site: string) => items.value.find((each) => isWaiting(each) && siteOf(each) === site);

  const readSite = async (site: string) => {
    for (let item = nextOf(site); item && state.value === "running"; ) {
      // Those of which a list told, the reader was not asked for yet.
      if (!(await isAllowed(item))) return;
      if ((await readItem(item, fetcher)) === "left alone") {
        resting.push(site);
        return;
      }
      const { address } = item;
      item = nextOf(site);
      if (item && address) await fetcher.pause(address);
    }
    started.delete(site);
  };
  const startSites = () => {
    for (const site of new Set(items.value.filter(isWaiting).map(siteOf)))
      if (state.value === "running" && !started.has(site)) started.set(site, limit(readSite, site));
  };
  // Lists, and whoever adds addresses meanwhile, bring further sites: each is waited for.
  const stop = items.subscribe(startSites);
  try {
    for (const reading of started.values()) await reading;
  } finally {
    stop();
    state.value = "stopped";
  }
  if (counts.value.waiting === 0) localStorage.removeItem(RUNNING);
  if (resting.length > 0)
    done.value = { words: `${resting.join(", ")} asked to be left alone for a while: start again later.` };
}

async function readItem(item: BatchItem, fetcher: Fetcher): Promise<"read" | "left alone"> {
  try {
    if (!data.value || !log.value) throw new Error("the extension's data are not there: reload this page");
    const fetched = item.address ? await fetcher.fetch(item.address, item) : null;
    const bytes = fetched?.bytes ?? item.bytes;
    if (bytes && !item.listed && (await looksLikeList(bytes, fetched?.charset ?? null))) {
      await change(await addListed(item, bytes, fetched));
      return "read";
    }
    if (item.depth !== undefined) throw new Error("neither a feed nor a sitemap");
    const raw = fetched ? pageOf(fetched, item) : rawFile(item);
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

function isWaiting({ state: itemState }: BatchItem): boolean {
  return itemState === "waiting";
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
