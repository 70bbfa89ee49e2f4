/** Reads the page, marks what it names, and keeps the marks right while the page changes. */
import type { Finder } from "../../core/find/find.ts";
import type { Mention, PageContext } from "../../core/find/mention.ts";
import { type Block, joinBlocks, readBlocks, type Segment, segmentAt } from "../../core/html/blocks.ts";
import type { Named } from "../messages.ts";
import type { RatingView } from "../ratingView.ts";
import { dom } from "./domText.ts";
import { Marks } from "./marks.ts";
import { pageContext } from "./pageContext.ts";
import { watchPage } from "./watch.ts";

/** The main thread is given back after this long (ms) of reading. */
const SLICE = 8;
/** How much of the page's text is kept as evidence for parts that change later (UTF-16 units). */
const KEPT = 100_000;

export type Annotator = {
  marks: Marks;
  /** The rating of a council or district that the page names. */
  ratingOf(id: string): RatingView | null;
  named(): Named[];
};

type Options = {
  find: Finder;
  /** Asks for the ratings of ids not yet known. */
  fetchRatings(ids: string[], published: string | null): Promise<RatingView[]>;
  /** Called whenever what the page names may have changed. */
  onNamed(named: Named[]): void;
  signal: AbortSignal;
};

export async function annotate({ find, fetchRatings, onNamed, signal }: Options): Promise<Annotator> {
  const marks = new Marks();
  const ratings = new Map<string, RatingView>();
  let page: PageContext = {};

  async function readAndMark(roots: readonly Node[]): Promise<void> {
    const blocks = await readInSlices(roots);
    const joined = joinBlocks(blocks);
    if (page.url !== location.href) {
      page = pageContext(joined.text.slice(0, KEPT));
      ratings.clear();
    }
    const mentions = find(joined.text, page);
    const wanted = [...new Set(mentions.flatMap((m) => m.councils))].filter((id) => !ratings.has(id));
    if (wanted.length > 0) {
      for (const rating of await fetchRatings(wanted, page.published ?? null)) ratings.set(rating.id, rating);
    }
    if (signal.aborted) return;
    // Marks and ranges change together, so that no frame is painted between the old and the new.
    for (const root of roots) marks.removeWithin(root);
    for (const mention of mentions) markMention(mention, joined.segments);
    onNamed(named());
  }

  function markMention(mention: Mention, segments: readonly Segment<Node>[]): void {
    const range = rangeOf(mention, segments);
    const rating = ratings.get(mention.councils[0] ?? "");
    if (!range || !rating) return;
    marks.add(
      { range, class: mention.class, councils: mention.councils, text: mention.surface },
      rating.style,
    );
  }

  function named(): Named[] {
    const byId = new Map<string, Named>();
    for (const mark of marks.inOrder()) {
      for (const id of mark.councils) {
        const known = byId.get(id) ?? { id, classes: [], count: 0 };
        known.count++;
        if (!known.classes.includes(mark.class)) known.classes.push(mark.class);
        byId.set(id, known);
      }
    }
    return [...byId.values()];
  }

  // Changes during a reading wait for it: readings never overlap.
  let reading = readAndMark([document.documentElement]);
  watchPage((changed) => {
    reading = reading.then(() => readAndMark(changed)).catch(() => undefined);
  }, signal);
  signal.addEventListener("abort", () => marks.removeAll());
  await reading;
  return { marks, ratingOf: (id) => ratings.get(id) ?? null, named };
}

async function readInSlices(roots: readonly Node[]): Promise<Block<Node>[]> {
  const blocks: Block<Node>[] = [];
  let since = performance.now();
  for (const root of roots) {
    for (const block of readBlocks(root, dom)) {
      blocks.push(block);
      if (performance.now() - since < SLICE) continue;
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
  }
  return blocks;
}

/** Null when the page changed under the reading: the watcher will come back to it. */
function rangeOf({ start, end, surface }: Mention, segments: readonly Segment<Node>[]): Range | null {
  const from = segmentAt(segments, start);
  const to = segmentAt(segments, end - 1);
  if (!from || !to) return null;
  const range = document.createRange();
  try {
    range.setStart(from.node, start - from.start);
    range.setEnd(to.node, end - to.start);
  } catch {
    return null;
  }
  const isSame = range.toString().replace(/\s+/g, "") === surface.replace(/\s+/g, "");
  return isSame ? range : null;
}
