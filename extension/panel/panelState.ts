/** What the side panel shows, and what its reader can do. */
import { computed, signal } from "@preact/signals";
import type { CountrySigns } from "../../core/find/country/signs.ts";
import { createFinder } from "../../core/find/find.ts";
import type { Mention, MentionClass } from "../../core/find/mention.ts";
import { createLexicon } from "../../core/find/readyLexicon.ts";
import { councilOfSite } from "../../core/model/siteOwner.ts";
import {
  type MarkStyle,
  type RatingSummary,
  type RatingView,
  ratingSummary,
  ratingView,
} from "../../ui/ratingView.ts";
import { searchCouncils } from "../../ui/searchCouncils.ts";
import type { ListedMention } from "../messages.ts";
import { siteOf } from "../pageAddress.ts";
import { countrySigns } from "../store/countrySigns.ts";
import { type CurrentData, currentData } from "../store/currentData.ts";
import {
  askAgain,
  type TabAtHand,
  type TabState,
  tabAtHand,
  tabState,
  tellPage,
  watchFrontTab,
  watchTab,
} from "../tab/tabAtHand.ts";
import { watchReadHere } from "../ui/dataAge.tsx";

/** As many as fit beside each other. */
export const MOST_COMPARED = 4;

/** `frame`: null for a mention in pasted text. */
export type PanelMention = ListedMention & { frame: number | null };

export const tab = signal<TabAtHand | null>(null);
export const state = signal<TabState>({ kind: "loading" });
export const data = signal<CurrentData | null>(null);
export const mentions = signal<PanelMention[]>([]);
/** Councils in pasted text; null when nothing was pasted. */
export const pasted = signal<PanelMention[] | null>(null);
export const gradeFilter = signal<MarkStyle | "all">("all");
export const classFilter = signal<MentionClass | "all">("all");
export const compared = signal<string[]>([]);

/** The council whose own site it is. */
export const own = computed(() => {
  const host = siteOf(tab.value?.url);
  const council = data.value && host !== null ? councilOfSite(data.value.register, host) : null;
  return council && data.value ? ratingSummary(data.value.register, council.id) : null;
});

export const filtered = computed(() => (pasted.value ?? mentions.value).filter(passes));

/** The councils of the mentions listed, each once, in the order of the page. */
export const listed = computed(() => ratingsOf([...new Set(filtered.value.flatMap((m) => m.councils))]));

let signs: CountrySigns | undefined;
let watched: number | null = null;

export async function start(): Promise<void> {
  [data.value, signs] = await Promise.all([currentData(), countrySigns()]);
  watchReadHere(async () => {
    data.value = await currentData();
  });
  await follow();
  watchFrontTab(() => void follow());
}

async function follow(): Promise<void> {
  const found = await tabAtHand();
  tab.value = found;
  if (!found) {
    state.value = { kind: "restricted" };
    return;
  }
  if (watched !== found.id) {
    watched = found.id;
    watchTab(found, () => {
      if (tab.value?.id === found.id) void refresh(found);
    });
  }
  await refresh(found);
}

async function refresh(found: TabAtHand): Promise<void> {
  const now = await tabState(found);
  const frames = now.kind === "read" ? now.names.frameIds : [];
  const lists = await Promise.all(frames.map((frame) => listIn(found, frame)));
  if (tab.value?.id !== found.id) return;
  state.value = now;
  askAgain(now, () => tab.value?.id === found.id && void refresh(found));
  mentions.value = lists.flat();
}

async function listIn(found: TabAtHand, frame: number): Promise<PanelMention[]> {
  const list = await tellPage(found, frame, { type: "list-mentions" }).catch(() => null);
  return Array.isArray(list) ? list.map((mention) => ({ ...mention, frame })) : [];
}

export async function show({ key, frame }: PanelMention): Promise<void> {
  if (tab.value && frame !== null) await tellPage(tab.value, frame, { type: "show-mention", key });
}

/** Finds councils in a text from anywhere, here in the panel. An empty text goes back to the page. */
export function paste(text: string): void {
  if (text.trim() === "" || !data.value) {
    pasted.value = null;
    return;
  }
  const found = createFinder(createLexicon(data.value.lexicon), signs)(text, { lang: "en-GB" });
  pasted.value = found.map((mention, key) => listedIn(text, mention, key));
}

export function compare(id: string, on: boolean): void {
  const others = compared.value.filter((other) => other !== id);
  if (!on) compared.value = others;
  else if (others.length < MOST_COMPARED) compared.value = [...others, id];
}

/** Beside the others; where there is no more room, in place of the last. */
export function compareNext(id: string): void {
  const others = compared.value.filter((other) => other !== id);
  compared.value = [...others.slice(0, MOST_COMPARED - 1), id];
}

/** Ids of its statistical neighbours, nearest first. */
export function neighboursOf(id: string): string[] {
  return data.value?.register.councils[id]?.area?.neighbours ?? [];
}

/** Fills the comparison with the nearest, behind what is compared already. */
export function compareWithNeighbours(id: string): void {
  compared.value = [...new Set([...compared.value, ...neighboursOf(id)])].slice(0, MOST_COMPARED);
}

export function search(query: string): RatingSummary[] {
  return data.value ? searchCouncils(query, data.value.register, data.value.lexicon) : [];
}

export function ratingsOf(ids: readonly string[]): RatingView[] {
  const { register } = data.value ?? {};
  if (!register) return [];
  return ids.map((id) => ratingView(register, id, null)).filter((rating) => rating !== null);
}

function passes({ class: kind, councils }: PanelMention): boolean {
  if (classFilter.value !== "all" && kind !== classFilter.value) return false;
  return gradeFilter.value === "all" || ratingsOf(councils).some(({ style }) => style === gradeFilter.value);
}

/** UTF-16 units of pasted text on either side of a mention. */
const AROUND = 100;

function listedIn(
  text: string,
  { start, end, surface, class: kind, councils }: Mention,
  key: number,
): PanelMention {
  const plain = (part: string) => part.replace(/\s+/g, " ");
  const before = plain(text.slice(Math.max(0, start - AROUND), start)).replace(/^.*[.!?]\s/, "");
  const after = plain(text.slice(end, end + AROUND)).replace(/([.!?])\s.*$/, "$1");
  return { key, frame: null, class: kind, councils, text: plain(surface), before, after };
}
