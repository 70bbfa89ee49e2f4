/** The batch: addresses and files that wait, what became of them, and what is added. */
import { computed, signal } from "@preact/signals";
import {
  addToBatch,
  type BatchItem,
  clearBatch,
  type ListChoice,
  readBatch,
  updateBatch,
} from "../../store/scanLog.ts";
import { attempt } from "../researchState.ts";

export const items = signal<BatchItem[]>([]);
/** Of feeds and sitemaps that are added from now on. */
export const choice = signal<ListChoice>({ since: null, within: null });
export const counts = computed(() => {
  const of = (wanted: BatchItem["state"]) => items.value.filter((item) => item.state === wanted).length;
  return { all: items.value.length, waiting: of("waiting"), done: of("done"), failed: of("failed") };
});
/** How many of the addresses that wait are of each site. */
export const waitingSites = computed(() => {
  const sites = new Map<string, number>();
  for (const { address, state } of items.value) {
    if (!address || state !== "waiting") continue;
    const { origin } = new URL(address);
    sites.set(origin, (sites.get(origin) ?? 0) + 1);
  }
  return [...sites].sort(([a], [b]) => (a < b ? -1 : 1));
});
export const lists = computed(() => items.value.filter(({ found }) => found));

export async function loadBatch(): Promise<void> {
  items.value = await readBatch();
}

/** A feed or a sitemap that was read is looked at again. @returns lines that are no address */
export async function addAddresses(text: string): Promise<string[]> {
  const lines = text.split(/\s+/).filter(Boolean);
  const isAddress = (line: string) => /^https?:\/\/./i.test(line) && URL.canParse(line);
  const known = new Map(items.value.map((item) => [item.address, item]));
  const fresh: BatchItem[] = [];
  for (const address of new Set(lines.filter(isAddress))) {
    const before = known.get(address);
    if (!before) fresh.push(waitingItem({ name: address, address, choice: choice.value }));
    else if (before.found && before.state === "done")
      await change({ ...before, state: "waiting", choice: choice.value });
  }
  await add(fresh);
  return lines.filter((line) => !isAddress(line));
}

export async function addFiles(files: readonly File[]): Promise<void> {
  await attempt(async () => {
    const read = files.map(async (file) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      return waitingItem({ name: file.name, bytes, choice: choice.value });
    });
    await add(await Promise.all(read));
  });
}

export async function add(fresh: readonly BatchItem[]): Promise<void> {
  if (fresh.length === 0) return;
  const kept = await addToBatch(fresh);
  items.value = [...items.value, ...kept];
}

export function waitingItem(item: Partial<BatchItem> & Pick<BatchItem, "name">): BatchItem {
  return { address: null, bytes: null, problem: null, ...item, state: "waiting" };
}

export async function change(after: BatchItem): Promise<void> {
  await updateBatch(after);
  items.value = items.value.map((other) => (other.id === after.id ? after : other));
}

export async function clear(): Promise<void> {
  await clearBatch();
  items.value = [];
}

export async function retryFailed(): Promise<void> {
  for (const item of items.value)
    if (item.state === "failed") await change({ ...item, state: "waiting", problem: null });
}
