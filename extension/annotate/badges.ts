/**
 * The badges of a page: one behind each council's first mention in running text, put in when the page is quiet
 * and where nothing that can be seen moves for it; taken out at once when the page changes around it.
 */
import { BADGE } from "./badge.ts";
import { type BadgePlace, badgePlace } from "./badgePlace.ts";
import type { Mark } from "./mark.ts";
import type { Marks } from "./marks.ts";
import { PlacedBadge } from "./placedBadge.ts";
import { whenQuiet } from "./quiet.ts";
import type { Watch } from "./watch.ts";

/** Blocks that get their badges without giving the main thread back: the page is laid out once for all of them. */
const AT_ONCE = 8;

export type Badges = {
  use(on: boolean): void;
  /** The marks changed. */
  update(): void;
  /** The page changed, told before the next frame. `others`: all that is no change of words. */
  onChanges(others: readonly MutationRecord[]): void;
  markOf(target: EventTarget | undefined): Mark | null;
};

type Spot = { mark: Mark; place: BadgePlace };

export function keepBadges(marks: Marks, watch: () => Watch, signal: AbortSignal): Badges {
  const placed = new Set<PlacedBadge>();
  const waiting = new Map<Element, Mark>();
  /** Where the page took a badge out and left the text: not again. */
  const unwanted = new WeakSet<Element>();
  let isOn = false;

  const quiet = whenQuiet(placeAll, signal);
  const offscreen = new IntersectionObserver((entries) => {
    for (const entry of entries) if (!entry.isIntersecting) placeWaiting(entry.target);
  });
  signal.addEventListener("abort", () => {
    offscreen.disconnect();
    takeOut([...placed]);
  });

  function placeAll(): void {
    if (!isOn) return;
    const seen = new Set([...placed].flatMap(({ mark }) => mark.councils));
    const blocks = new Map<Element, Spot[]>();
    for (const mark of marks.all()) {
      if (mark.councils.every((id) => seen.has(id))) continue;
      const place = badgePlace(mark);
      if (!place || unwanted.has(place.block)) continue;
      for (const id of mark.councils) seen.add(id);
      blocks.set(place.block, [...(blocks.get(place.block) ?? []), { mark, place }]);
    }
    waiting.clear();
    offscreen.disconnect();
    placeSome([...blocks.values()]);
  }

  /** @param all by the block they are in */
  function placeSome(all: Spot[][]): void {
    const moving = tryAll(all.slice(0, AT_ONCE)).flatMap((spots) => {
      // Where one of several moves something, the others may yet go in.
      return spots.length > 1 ? spots.flatMap(({ mark }) => tryAll([spotsOf([mark])]).flat()) : spots;
    });
    for (const { mark, place } of moving) {
      if (!waiting.has(place.block)) waiting.set(place.block, mark);
      offscreen.observe(place.block);
    }
    const later = all.slice(AT_ONCE).map((spots) => spots.map(({ mark }) => mark));
    if (later.length === 0) return;
    requestIdleCallback(() => {
      if (!isOn || signal.aborted) return;
      // Meanwhile the page may have changed.
      const there = new Set(marks.all());
      placeSome(later.map((each) => spotsOf(each.filter((mark) => there.has(mark)))));
    });
  }

  /**
   * Measures the blocks, puts all badges in and measures again: the page is laid out once for all, and not for each.
   *
   * @returns those of blocks in which something would move that the reader sees: nothing is changed there
   */
  function tryAll(all: Spot[][]): Spot[][] {
    const trials = all.flatMap((spots) => {
      const [first] = spots;
      return first ? [{ spots, measure: whatMustStay(first.place) }] : [];
    });
    const before = trials.map(({ measure }) => measure?.());
    // The last first: a badge cuts the text behind its mention, and leaves what is in front.
    for (const { spots } of trials) for (const spot of [...spots].reverse()) put(spot);
    const moving = trials.filter(({ measure }, i) => measure?.() !== before[i]).map(({ spots }) => spots);
    const gone = new Set(moving.flat().map(({ mark }) => mark));
    takeOut([...placed].filter(({ mark }) => gone.has(mark)));
    return moving;
  }

  function placeWaiting(block: Element): void {
    const mark = waiting.get(block);
    waiting.delete(block);
    offscreen.unobserve(block);
    if (!isOn || !mark || !marks.all().includes(mark)) return;
    // Others of the same block have waited for this one.
    if (tryAll([spotsOf([mark])]).length === 0) quiet.disturb();
  }

  function put({ mark, place }: Spot): void {
    watch().unheard(() => {
      const badge = new PlacedBadge(mark, place);
      if (badge.rest) {
        for (const other of placed) other.follow(place.text, badge.rest);
        marks.move({ from: place.text, to: badge.rest, by: -place.at });
      }
      placed.add(badge);
    });
  }

  function takeOut(gone: readonly PlacedBadge[]): void {
    if (gone.length === 0) return;
    watch().unheard(() => {
      for (const badge of gone) {
        placed.delete(badge);
        const moved = badge.takeOut();
        if (!moved) continue;
        for (const other of [...placed, ...gone]) other.follow(moved.from, moved.to);
        marks.move(moved);
      }
    });
  }

  /** One that goes may leave the next without the text it stood behind. */
  function takeOutBroken(): void {
    for (let broken = findBroken(); broken.length > 0; broken = findBroken()) {
      for (const badge of broken) if (badge.isThrownOut()) unwanted.add(badge.block);
      takeOut(broken);
    }
  }

  function findBroken(): PlacedBadge[] {
    return [...placed].filter((badge) => !badge.isInPlace());
  }

  return {
    use(on) {
      isOn = on;
      if (!on) takeOut([...placed]);
      else quiet.disturb();
    },
    update() {
      const all = new Set(marks.all());
      takeOut([...placed].filter(({ mark }) => !all.has(mark)));
      quiet.disturb();
    },
    onChanges(others) {
      quiet.disturb();
      if (placed.size === 0) return;
      // New code on the page may be about to take over text that a server rendered: it must find it whole.
      if (others.some(bringsCode)) takeOut([...placed]);
      takeOutBroken();
    },
    markOf(target) {
      if (!(target instanceof Element)) return null;
      const root = target.getRootNode();
      const host = root instanceof ShadowRoot ? root.host : target;
      if (host.localName !== BADGE) return null;
      return [...placed].find(({ badge }) => badge === host)?.mark ?? null;
    },
  };
}

/** Of those that still have a place. */
function spotsOf(marks: readonly Mark[]): Spot[] {
  return marks.flatMap((mark) => {
    const place = badgePlace(mark);
    return place ? [{ mark, place }] : [];
  });
}

/** @returns measures what badges at this place and behind it must leave as it is; null where they can move nothing that is seen */
function whatMustStay(place: BadgePlace): (() => string) | null {
  const { top, bottom } = place.block.getBoundingClientRect();
  if (document.visibilityState === "hidden" || top >= innerHeight) return null;
  // Of what stands above, only the height can move what is on the screen.
  if (bottom <= 0) return () => String(Math.round(place.block.getBoundingClientRect().height));
  return layoutAfter(place);
}

/**
 * What a badge might move: the block's own box, and all text that stands behind it in nodes of their own. How far down the
 * block stands is not of its own making.
 */
function layoutAfter({ block, text, behind }: BadgePlace): () => string {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  walker.currentNode = behind?.lastChild ?? text;
  while (walker.nextNode()) {
    if (behind?.contains(walker.currentNode)) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    ranges.push(range);
  }
  return () => {
    const { left, top, width, height } = block.getBoundingClientRect();
    const starts = ranges.map((range) => range.getClientRects()[0]);
    const places = starts.flatMap((rect) => (rect ? [rect.left, rect.top - top] : [-1]));
    return [left, width, height, ...places].map(Math.round).join();
  };
}

function bringsCode({ type, addedNodes }: MutationRecord): boolean {
  if (type !== "childList") return false;
  return [...addedNodes].some(
    (node) =>
      (node instanceof HTMLScriptElement && (node.src !== "" || node.type === "module")) ||
      (node instanceof HTMLLinkElement && node.rel === "modulepreload"),
  );
}
