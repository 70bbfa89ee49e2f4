/** What the popup shows, and what its reader can do. */
import { computed, effect, signal } from "@preact/signals";
import { councilOfSite } from "../../core/model/siteOwner.ts";
import { type RatingSummary, type RatingView, ratingSummary, ratingView } from "../../ui/ratingView.ts";
import { searchCouncils } from "../../ui/searchCouncils.ts";
import { siteOf } from "../pageAddress.ts";
import { type CurrentData, currentData } from "../store/currentData.ts";
import { type LogSettings, readLogSettings, watchLogSettings } from "../store/logSettings.ts";
import { countPages } from "../store/scanLog.ts";
import { readSite, turnSite } from "../store/settings.ts";
import {
  askAgain,
  type TabAtHand,
  type TabState,
  tabAtHand,
  tabState,
  tellPage,
  watchTab,
} from "../tab/tabAtHand.ts";
import { watchReadHere } from "../ui/dataAge.tsx";

/** Which mention of a council the page was last taken to. */
export type Jump = { frame: number; at: number; of: number };

export const tab = signal<TabAtHand | null>(null);
export const state = signal<TabState>({ kind: "loading" });
export const data = signal<CurrentData | null>(null);
/** Null where there is no site to turn on or off. */
export const site = signal<{ host: string; on: boolean } | null>(null);
export const jumps = signal<ReadonlyMap<string, Jump>>(new Map());
/** Null until it is read. */
export const log = signal<{ settings: LogSettings; pages: number } | null>(null);
/** The council whose own site it is. */
export const own = computed(() => {
  const council = data.value && site.value && councilOfSite(data.value.register, site.value.host);
  return council && data.value ? ratingSummary(data.value.register, council.id) : null;
});
/** A council chosen in the search, in place of the list. */
export const chosen = signal<RatingView | null>(null);

export async function start(): Promise<void> {
  const readLog = async () => {
    log.value = { settings: await readLogSettings(), pages: await countPages().catch(() => 0) };
  };
  watchLogSettings(() => void readLog());
  void readLog();
  data.value = await currentData();
  watchReadHere(async () => {
    data.value = await currentData();
    if (chosen.value) choose(chosen.value.id);
  });
  const found = await tabAtHand();
  tab.value = found;
  if (!found) {
    state.value = { kind: "restricted" };
    return;
  }
  const host = siteOf(found.url);
  if (host) site.value = { host, on: !(await readSite(host)).off };
  const refresh = async () => {
    state.value = await tabState(found);
    askAgain(state.value, () => void refresh());
  };
  watchTab(found, () => void refresh());
  await refresh();
}

export async function turn(on: boolean): Promise<void> {
  if (!site.value) return;
  site.value = { ...site.value, on };
  await turnSite(site.value.host, on);
}

export function search(query: string): RatingSummary[] {
  return data.value ? searchCouncils(query, data.value.register, data.value.lexicon) : [];
}

export function choose(id: string | null): void {
  chosen.value = id && data.value ? ratingView(data.value.register, id, null) : null;
}

/** Takes the page to the next mention of a council: through one frame after the other, around at the end. */
export async function jump(id: string, frameIds: readonly number[]): Promise<void> {
  const to = tab.value;
  if (!to) return;
  const last = jumps.value.get(id);
  const isFrameDone = last !== undefined && last.at >= last.of;
  const frame = last ? (last.frame + (isFrameDone ? 1 : 0)) % frameIds.length : 0;
  const shown = await tellPage(to, frameIds[frame] ?? 0, { type: "show", id }).catch(() => null);
  if (shown) jumps.value = new Map(jumps.value).set(id, { frame, ...shown });
}

// A page that was read again begins anew.
effect(() => {
  if (state.value.kind !== "read") jumps.value = new Map();
});
