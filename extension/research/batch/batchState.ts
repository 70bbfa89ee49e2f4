/** A batch of addresses and files: read one at a time from each site, kept in the log, resumed after a restart. */
import { computed, signal } from "@preact/signals";
import { browser } from "wxt/browser";
import {
  charsetOfType,
  kindOfType,
  looksLikeHtml,
  type PageKind,
  type RawPage,
} from "../../../core/record/rawPage.ts";
import {
  addToBatch,
  type BatchItem,
  clearBatch,
  putPage,
  readBatch,
  updateBatch,
} from "../../store/scanLog.ts";
import { attempt, data, done, log, refresh } from "../researchState.ts";
import { readRawInPage } from "./readRawInPage.ts";

/** Sites asked at the same time. */
const SITES_AT_ONCE = 4;
/** ms between two requests to one site, and for one answer. */
const PAUSE = 1000;
const PATIENCE = 60_000;
/** Bytes of one page. */
const LARGEST = 50_000_000;
/** Says that a batch was running when the browser was closed. */
const RUNNING = "batch-running";

export const items = signal<BatchItem[]>([]);
export const state = signal<"stopped" | "running" | "pausing">("stopped");
export const counts = computed(() => {
  const of = (wanted: BatchItem["state"]) => items.value.filter((item) => item.state === wanted).length;
  return { all: items.value.length, waiting: of("waiting"), done: of("done"), failed: of("failed") };
});
/** How many of the addresses that wait are of each site. */
export const waitingSites = computed(() => {
  const sites = new Map<string, number>();
  for (const { address, state: itemState } of items.value) {
    if (!address || itemState !== "waiting") continue;
    const { origin } = new URL(address);
    sites.set(origin, (sites.get(origin) ?? 0) + 1);
  }
  return [...sites].sort(([a], [b]) => (a < b ? -1 : 1));
});

export async function resumeBatch(): Promise<void> {
  items.value = await readBatch();
  if (localStorage.getItem(RUNNING) && counts.value.waiting > 0) await run();
}

/** @returns lines that are no address */
export async function addAddresses(text: string): Promise<string[]> {
  const lines = text.split(/\s+/).filter(Boolean);
  const isAddress = (line: string) => /^https?:\/\/./i.test(line) && URL.canParse(line);
  const known = new Set(items.value.map(({ address }) => address));
  const fresh = [...new Set(lines.filter(isAddress))].filter((address) => !known.has(address));
  await add(
    fresh.map((address) => ({ name: address, address, bytes: null, state: "waiting", problem: null })),
  );
  return lines.filter((line) => !isAddress(line));
}

export async function addFiles(files: readonly File[]): Promise<void> {
  await attempt(async () => {
    const read = files.map(
      async (file): Promise<BatchItem> => ({
        name: file.name,
        address: null,
        bytes: new Uint8Array(await file.arrayBuffer()),
        state: "waiting",
        problem: null,
      }),
    );
    await add(await Promise.all(read));
  });
}

async function add(fresh: readonly BatchItem[]): Promise<void> {
  await addToBatch(fresh);
  items.value = await readBatch();
}

/** To be called from a click: the browser asks its reader for just the sites that are to be read. */
export async function startBatch(): Promise<void> {
  // Without ports, which patterns of Firefox do not have.
  const sites = waitingSites.value.map(([origin]) => new URL(origin));
  const origins = [...new Set(sites.map(({ protocol, hostname }) => `${protocol}//${hostname}/*`))];
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

export async function clear(): Promise<void> {
  await clearBatch();
  items.value = [];
}

export async function retryFailed(): Promise<void> {
  for (const item of items.value)
    if (item.state === "failed") await updateBatch({ ...item, state: "waiting", problem: null });
  items.value = await readBatch();
}

async function run(): Promise<void> {
  if (state.value !== "stopped") return;
  state.value = "running";
  localStorage.setItem(RUNNING, "yes");
  const bySite = new Map<string, BatchItem[]>();
  for (const item of items.value.filter((each) => each.state === "waiting")) {
    const site = item.address ? new URL(item.address).host : "";
    bySite.set(site, [...(bySite.get(site) ?? []), item]);
  }
  const queues = [...bySite.values()];
  const worker = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const item of queue) {
        if (state.value !== "running") return;
        await readItem(item);
        if (item.address && item !== queue.at(-1)) await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    }
  };
  await Promise.all(Array.from({ length: SITES_AT_ONCE }, worker));
  state.value = "stopped";
  if (counts.value.waiting === 0) localStorage.removeItem(RUNNING);
}

async function readItem(item: BatchItem): Promise<void> {
  let after: BatchItem;
  try {
    if (!data.value || !log.value) return;
    const raw = item.address ? await fetchPage(item.address) : rawFile(item);
    const page = await readRawInPage(raw, data.value, log.value.wholePage);
    await putPage(page);
    await refresh(page.address);
    after = { ...item, bytes: null, state: "done" };
  } catch (error) {
    after = { ...item, state: "failed", problem: problemWords(error as Error) };
    if ((error as Error).name === "QuotaExceededError") pauseBatch();
  }
  await updateBatch(after);
  items.value = items.value.map((other) => (other.id === after.id ? after : other));
}

async function fetchPage(address: string): Promise<RawPage> {
  const response = await fetch(address, { credentials: "omit", signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(`the site answered ${response.status}`);
  if (Number(response.headers.get("content-length")) > LARGEST) throw new Error("larger than 50 MB");
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > LARGEST) throw new Error("larger than 50 MB");
  const type = response.headers.get("content-type");
  const kind = kindOfType(type) ?? (!type && looksLikeHtml(bytes) ? "html" : null);
  if (!kind) throw new Error(`not a page but ${type ?? "something unknown"}`);
  return {
    foundAt: address,
    location: response.url || address,
    kind,
    bytes,
    charset: charsetOfType(type),
    given: {},
  };
}

function rawFile({ name, bytes }: BatchItem): RawPage {
  if (!bytes) throw new Error("the file is no longer there: add it again");
  const [, ending = ""] = /\.(\w+)$/.exec(name.toLowerCase()) ?? [];
  const kinds: Record<string, PageKind> = {
    mhtml: "mhtml",
    mht: "mhtml",
    pdf: "pdf",
    txt: "text",
    text: "text",
  };
  const kind = /^x?html?$/.test(ending) || looksLikeHtml(bytes) ? "html" : kinds[ending];
  if (!kind) throw new Error("not a kind of file that is read (HTML, MHTML, text, PDF)");
  return { foundAt: name, location: null, kind, bytes, charset: null, given: {} };
}

function problemWords({ name, message }: Error): string {
  if (name === "QuotaExceededError") return "There is no disk space left: the batch waits";
  if (name === "TimeoutError") return "the site did not answer within a minute";
  return name === "TypeError" ? `the site could not be reached (${message})` : message;
}
