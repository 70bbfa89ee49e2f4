/** Reads the page, marks what it names, and keeps the marks right while the page changes. */

import type { CountrySigns } from "../../core/find/country/signs.ts";
import type { PageContext } from "../../core/find/evidence.ts";
import type { Mention } from "../../core/find/mention.ts";
import { LINK_LIKELY_PLACES_FROM } from "../../core/find/weights.ts";
import type { RatingSummary } from "../../ui/ratingView.ts";
import type { Named, PageSettings } from "../messages.ts";
import { domText } from "./domText.ts";
import { isShown, type Mark, makeMark } from "./mark.ts";
import { Marks } from "./marks.ts";
import { onFirstNeed } from "./onFirstNeed.ts";
import type { PageFinder } from "./pageFinder.ts";
import { type Part, readParts } from "./readParts.ts";
import { takeTurns } from "./turns.ts";
import { type Watch, watchPage } from "./watch.ts";

/** How much of the page's text is looked at to know what the page is about (UTF-16 units). */
const LOOKED_AT = 200_000;

export type Annotator = {
  marks: Marks;
  watch: Watch;
  /** After the settings changed: the page is marked anew. */
  use(settings: PageSettings): Promise<void>;
  named(): Named[];
  /** The day the page was published: ISO date; null when it gives none. */
  published(): string | null;
  /** Of all councils marked, in the order of the page. */
  summaries(): RatingSummary[];
};

type Options = {
  finder: PageFinder;
  settings: PageSettings;
  /** @param places folded: those whose surroundings are wanted */
  fetchCountrySigns(places: string[]): Promise<CountrySigns>;
  fetchSummaries(ids: string[]): Promise<RatingSummary[]>;
  /** Called after the marks changed. */
  onMarked(): void;
  /** Called at once with what changed in the page. */
  onRecords(records: MutationRecord[]): void;
  signal: AbortSignal;
};

/** The first reading is under way when this returns; `onMarked` is called when it is done. */
export function annotate(options: Options): Annotator {
  const { finder, fetchCountrySigns, fetchSummaries, onMarked, signal } = options;
  let { settings } = options;
  const marks = new Marks();
  marks.onlyFirst = settings.which === "first";
  const ratings = new Map<string, RatingSummary>();
  const known = new Set<string>();
  let address = "";
  let page: PageContext = {};
  let pageText = "";
  /** What tells England from abroad; it comes where the page has a name that it is asked about. */
  let signs: CountrySigns | undefined;
  const asked = new Set<string>();

  async function readAndMark(roots: readonly Node[]): Promise<void> {
    const turn = takeTurns();
    const shadowRoots: ShadowRoot[] = [];
    const dom = domText((host) => {
      const root = watch.lookInto(host);
      if (root) shadowRoots.push(root);
    });
    const parts: Part[] = [];
    if (settings.on) for await (const part of readParts(roots, dom, turn)) parts.push(part);
    know(parts);
    const mentions = await findIn(parts, turn);
    await fetchMissing(mentions.flatMap((found) => found.mentions));
    const fresh: Mark[] = [];
    for (const { part, mentions: found } of mentions) {
      for (const mention of found) {
        const rating = ratings.get(mention.councils[0] ?? "");
        const mark = rating && makeMark(mention, rating, part.segments);
        if (mark) fresh.push(mark);
      }
      await turn();
    }
    if (signal.aborted) return;
    marks.lookInto(shadowRoots);
    marks.replace(roots, fresh);
    onMarked();
  }

  /** A page that shows another article under a new address is another page. */
  function know(parts: readonly Part[]): void {
    if (address !== location.href) {
      address = location.href;
      page = finder.readPage();
      pageText = document.title;
      known.clear();
    }
    if (pageText.length >= LOOKED_AT || parts.length === 0) return;
    for (const { text } of parts) {
      if (pageText.length < LOOKED_AT) pageText += `\n\n${text.slice(0, LOOKED_AT)}`;
    }
    readAnew();
  }

  function readAnew(): void {
    const [now, text, known] = [page, pageText, signs];
    page.evidence = onFirstNeed(() => finder.readPageEvidence(text, now, known));
  }

  async function findIn(parts: readonly Part[], turn: () => Promise<void> | undefined) {
    // A page may show its date late.
    page = Object.assign(finder.readPage(), { evidence: page.evidence, known });
    const places = settings.places === "on" ? { placesFrom: LINK_LIKELY_PLACES_FROM } : {};
    const found: { part: Part; mentions: Mention[] }[] = [];
    let complete = 0;
    const findFrom = async (from: number, to: number) => {
      for (const [i, part] of parts.slice(from, to).entries()) {
        const read = () => finder.find(part.text, page, places);
        const first = read();
        // What was found before the signs of its country came may be abroad.
        const mentions = first.length > 0 && (await learnOfCountry(part)) ? read() : first;
        const before = known.size;
        for (const mention of mentions) {
          if (mention.class === "name") for (const id of mention.councils) known.add(id);
        }
        if (known.size > before) complete = from + i;
        found[from + i] = { part, mentions: mentions.filter(isWanted) };
        await turn();
      }
    };
    await findFrom(0, parts.length);
    // A full name anywhere on the page is evidence for a place in any part: also for those before it.
    await findFrom(0, complete);
    return found;
  }

  /** @returns whether anything came that was not known before */
  async function learnOfCountry({ text }: Part): Promise<boolean> {
    const places = finder.namesakes(text).filter((place) => !asked.has(place));
    if (signs && places.length === 0) return false;
    const more = await fetchCountrySigns(places);
    for (const place of places) asked.add(place);
    if (signs) Object.assign(signs.surroundings, more.surroundings);
    else {
      signs = more;
      readAnew();
    }
    return true;
  }

  function isWanted({ class: kind, councils, surface }: Mention): boolean {
    if (councils.every((id) => id === settings.own)) return false;
    if (kind === "place" && settings.places === "off") return false;
    if (kind !== "place" && kind !== "name" && !settings.classes.includes(kind)) return false;
    const text = linkText(surface);
    return !settings.hidden.some((link) => link.text === text && councils.includes(link.council));
  }

  async function fetchMissing(mentions: readonly Mention[]): Promise<void> {
    const missing = [...new Set(mentions.flatMap((m) => m.councils))].filter((id) => !ratings.has(id));
    if (missing.length === 0) return;
    for (const summary of await fetchSummaries(missing)) ratings.set(summary.id, summary);
  }

  function named(): Named[] {
    const byId = new Map<string, Named>();
    for (const mark of marks.all()) {
      if (!isShown(mark)) continue;
      for (const id of mark.councils) {
        const before = byId.get(id) ?? { id, classes: [], count: 0 };
        before.count++;
        if (!before.classes.includes(mark.class)) before.classes.push(mark.class);
        byId.set(id, before);
      }
    }
    return [...byId.values()];
  }

  // Changes during a reading wait for it: readings never overlap.
  let reading = Promise.resolve();
  const read = (roots: readonly Node[]) => {
    reading = reading.then(() => readAndMark(roots)).catch(() => undefined);
    return reading;
  };
  const onRecords = (records: MutationRecord[]) => {
    marks.removeAt(records);
    options.onRecords(records);
  };
  const watch = watchPage({ onRecords, onChange: (blocks) => void read(blocks) }, signal);
  signal.addEventListener("abort", () => marks.removeAll());
  void read([document.documentElement]);
  return {
    marks,
    watch,
    named,
    summaries() {
      const ids = new Set(marks.all().flatMap((mark) => mark.councils));
      return [...ids].map((id) => ratings.get(id)).filter((rating) => rating !== undefined);
    },
    published: () => finder.readPage().published ?? null,
    async use(changed) {
      settings = changed;
      // Grades may have changed, too.
      ratings.clear();
      marks.onlyFirst = settings.which === "first";
      await read([document.documentElement]);
    },
  };
}

/** A mention's text as a hidden link remembers it. */
export function linkText(surface: string): string {
  return surface.replace(/\s+/g, " ").toLowerCase();
}
