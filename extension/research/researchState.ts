/** What the research page shows of the log, and what its reader can do with it. */
import { batch, computed, signal } from "@preact/signals";
import type { Label, PageRecord } from "../../core/record/pageRecord.ts";
import { type CurrentData, currentData } from "../store/currentData.ts";
import {
  changeLogSettings,
  type LogSettings,
  readLogSettings,
  watchLogSettings,
} from "../store/logSettings.ts";
import {
  forgetRemoved,
  labelMention,
  readPage,
  readPages,
  removePages,
  restorePages,
} from "../store/scanLog.ts";
import type { DoneMessage } from "../ui/Done.tsx";
import {
  type Filter,
  filtered,
  type MentionRow,
  NO_FILTER,
  rowsOf,
  type Sort,
  sorted,
} from "./table/rows.ts";

export type LoadState =
  | { kind: "loading"; pages: number }
  | { kind: "loaded" }
  | { kind: "failed"; why: string };

export const loadState = signal<LoadState>({ kind: "loading", pages: 0 });
export const log = signal<LogSettings | null>(null);
export const data = signal<CurrentData | null>(null);
export const filter = signal<Filter>(NO_FILTER);
export const sort = signal<Sort>({ by: "scanned", down: true });
/** Address of the page and number of the mention that is looked at. */
export const chosen = signal<{ address: string; number: number } | null>(null);
/** What was just done, and how to take it back. */
export const done = signal<DoneMessage | null>(null);

const pagesByAddress = new Map<string, PageRecord>();
const changes = signal(0);

export const pages = computed(() => {
  changes.value;
  return [...pagesByAddress.values()];
});
const allRows = computed(() => rowsOf(pages.value));
export const mentionCount = computed(() => allRows.value.length);
/** What the filter leaves, in order. */
export const rows = computed(() => sorted(filtered(allRows.value, filter.value), sort.value));
export const chosenRow = computed<MentionRow | null>(() => {
  const at = chosen.value;
  const page = at && pages.value && pagesByAddress.get(at.address);
  const mention = page?.mentions[at?.number ?? 0];
  return at && page && mention ? { page, mention, number: at.number } : null;
});
export const sites = computed(() => [...new Set(pages.value.flatMap(({ site }) => site ?? []))].sort());
/** Of those in the log: id and name. */
export const councilsInLog = computed(() => {
  const names = new Map<string, string>();
  for (const { mention } of allRows.value)
    for (const { council, name } of mention.gradesNow) names.set(council, name);
  // By id, which begins with the place: "barnet" under B.
  return [...names].sort(([a], [b]) => a.localeCompare(b));
});

/** Between two looks of the table at what was read so far (ms). */
const SHOW_EVERY = 400;

export async function start(): Promise<void> {
  const readLog = async () => {
    log.value = await readLogSettings();
  };
  watchLogSettings(() => void readLog());
  await readLog();
  data.value = await currentData();
  await forgetRemoved();
  // What was deleted can be taken back as long as this page is open, and is not kept longer.
  addEventListener("pagehide", () => void forgetRemoved());
  await readAll();
  // Pages are logged while this page is open: it is brought up to date when it is looked at again.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void readAll();
  });
}

export async function readAll(): Promise<void> {
  const seen = new Set<string>();
  let shownAt = performance.now();
  for await (const chunk of readPages()) {
    for (const page of chunk) {
      seen.add(page.address);
      pagesByAddress.set(page.address, page);
    }
    if (loadState.value.kind === "loaded" || performance.now() - shownAt < SHOW_EVERY) continue;
    shownAt = performance.now();
    loadState.value = { kind: "loading", pages: seen.size };
  }
  for (const address of pagesByAddress.keys()) if (!seen.has(address)) pagesByAddress.delete(address);
  batch(() => {
    changes.value++;
    loadState.value = { kind: "loaded" };
  });
}

/** Brings pages into the table that were written by this page. */
export function show(changed: readonly PageRecord[]): void {
  for (const page of changed) pagesByAddress.set(page.address, page);
  changes.value++;
}

export function setFilter(change: Partial<Filter>): void {
  filter.value = { ...filter.value, ...change };
}

export function sortBy(by: Sort["by"]): void {
  const { by: before, down } = sort.value;
  sort.value = { by, down: before === by ? !down : false };
}

export async function changeLog(change: Partial<LogSettings>): Promise<void> {
  log.value = await changeLogSettings(change);
}

export async function setLabel({ page, number }: MentionRow, change: Partial<Label>): Promise<void> {
  await attempt(async () => {
    const changed = await labelMention(page.address, number, change);
    if (changed) show([changed]);
  });
}

/** @param addresses null for all */
export async function remove(addresses: readonly string[] | null, words: string): Promise<void> {
  await attempt(async () => {
    await removePages(addresses);
    await readAll();
    done.value = {
      words,
      undo: async () => {
        await restorePages();
        await readAll();
      },
    };
  });
}

export async function undo(): Promise<void> {
  await attempt(async () => {
    await done.value?.undo?.();
    done.value = { words: "Taken back." };
  });
}

/** The page as the log has it, for a page this one has changed. */
export async function refresh(address: string): Promise<void> {
  const page = await readPage(address);
  if (page) show([page]);
}

/** What fails is said, and changes nothing. */
export async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    done.value = { words: failureWords(error as Error) };
  }
}

export function failureWords({ name, message }: Error): string {
  return name === "QuotaExceededError"
    ? "There is no disk space left for this: nothing was changed. Export the log and delete some pages, then try again."
    : `This did not work: ${message}. Nothing was changed.`;
}
