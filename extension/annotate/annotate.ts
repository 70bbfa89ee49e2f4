/** Reads the page, marks what it names, and keeps the marks right while the page changes. */

import type { RatingSummary } from "../../ui/ratingView.ts";
import type { Found, FoundMention, Named, PageSettings } from "../messages.ts";
import type { ToldPage } from "../pageMessageSchemas.ts";
import { domText } from "./domText.ts";
import { isShown, type Mark, makeMark } from "./mark.ts";
import { Marks } from "./marks.ts";
import { createPageFinder } from "./pageFinder.ts";
import { type Part, readParts } from "./readParts.ts";
import { sparsely } from "./sparseChildren.ts";
import { takeTurns } from "./turns.ts";
import { type Changes, type Watch, watchPage } from "./watch.ts";

export type Annotator = {
  marks: Marks;
  watch: Watch;
  /** After the settings changed: the page is marked anew. */
  use(settings: PageSettings): Promise<void>;
  named(): Named[];
  /** Of all councils marked, in the order of the page. */
  summaries(): RatingSummary[];
};

type Options = {
  settings: PageSettings;
  /** @param rated ids of the councils whose ratings are known */
  find(page: ToldPage, rated: string[]): Promise<Found | "needs-date">;
  /** ISO; null where the page gives none. */
  pageDate(): Promise<string | null>;
  /** May a name begin in this text? */
  couldBegin(text: string): boolean;
  /** Called after the marks changed. */
  onMarked(): void;
  /** Called at once with what changed in the page. */
  onChanges(changes: Changes): void;
  signal: AbortSignal;
};

/** The first reading is under way when this returns; `onMarked` is called when it is done. */
export function annotate(options: Options): Annotator {
  const { couldBegin, onMarked, signal } = options;
  let { settings } = options;
  const marks = new Marks();
  marks.onlyFirst = settings.which === "first";
  const ratings = new Map<string, RatingSummary>();
  const find = createPageFinder(
    async (page) => {
      const found = await options.find(page, [...ratings.keys()]);
      if (found === "needs-date") return found;
      for (const rating of found.ratings) ratings.set(rating.id, rating);
      return found.mentions;
    },
    couldBegin,
    options.pageDate,
  );

  async function readAndMark(roots: readonly Node[]): Promise<void> {
    const turn = takeTurns();
    const shadowRoots: ShadowRoot[] = [];
    const dom = sparsely(
      domText((host) => {
        const root = watch.lookInto(host);
        if (root) shadowRoots.push(root);
      }),
    );
    const parts: Part[] = [];
    if (settings.on) for await (const part of readParts(roots, dom, couldBegin, turn)) parts.push(part);
    const found = await find(parts, settings.places === "on", turn);
    const fresh: Mark[] = [];
    for (const { part, mentions } of found) {
      for (const mention of mentions) {
        const rating = ratings.get(mention.councils[0] ?? "");
        const mark = rating && isWanted(mention, part) && makeMark(mention, rating, part);
        if (mark) fresh.push(mark);
      }
      await turn();
    }
    if (signal.aborted) return;
    marks.lookInto(shadowRoots);
    marks.replace(roots, fresh);
    onMarked();
  }

  function isWanted({ class: kind, councils, start, end }: FoundMention, part: Part): boolean {
    if (councils.every((id) => id === settings.own)) return false;
    if (kind === "place" && settings.places === "off") return false;
    if (kind !== "place" && kind !== "name" && !settings.classes.includes(kind)) return false;
    const text = linkText(part.text.slice(start, end));
    return !settings.hidden.some((link) => link.text === text && councils.includes(link.council));
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
  const onChanges = (changes: Changes) => {
    marks.removeAt(changes.texts);
    options.onChanges(changes);
  };
  const onChange = (blocks: readonly Node[]) => void read(blocks);
  const watch = watchPage({ onChanges, onChange, couldBegin }, signal);
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
