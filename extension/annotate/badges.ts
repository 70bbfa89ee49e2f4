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

/** Badges put in without giving the main thread back. */
const AT_ONCE = 4;

export type Badges = {
  use(on: boolean): void;
  /** The marks changed. */
  update(): void;
  /** What changed in the page, told before the next frame. */
  onRecords(records: readonly MutationRecord[]): void;
  markOf(target: EventTarget | undefined): Mark | null;
};

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
    const places: { mark: Mark; place: BadgePlace }[] = [];
    for (const mark of marks.all()) {
      if (mark.councils.every((id) => seen.has(id))) continue;
      const place = badgePlace(mark);
      if (!place || unwanted.has(place.block)) continue;
      for (const id of mark.councils) seen.add(id);
      places.push({ mark, place });
    }
    waiting.clear();
    offscreen.disconnect();
    placeSome(places);
  }

  function placeSome(places: { mark: Mark; place: BadgePlace }[]): void {
    const now = places.slice(0, AT_ONCE);
    const blocks = new Set<Element>();
    // One mention of a block at a time: the next follows when the first is in.
    const first = now.filter(({ place: { block } }) => !blocks.has(block) && blocks.add(block));
    const later = [...now.filter((each) => !first.includes(each)), ...places.slice(AT_ONCE)];
    for (const mark of tryTogether(first.map(({ mark }) => mark))) {
      if (tryPlace(mark)) continue;
      const block = badgePlace(mark)?.block;
      if (!block) continue;
      if (!waiting.has(block)) waiting.set(block, mark);
      offscreen.observe(block);
    }
    if (later.length > 0) requestIdleCallback(() => isOn && !signal.aborted && placeSome(later));
  }

  /** Measures all, puts all in and measures all again: the page is laid out twice, and not twice for each. @returns those that did not go */
  function tryTogether(all: Mark[]): Mark[] {
    const trials = all.flatMap((mark) => {
      const place = badgePlace(mark);
      return place ? [{ mark, place, measure: whatMustStay(place) }] : [];
    });
    const before = trials.map(({ measure }) => measure?.());
    for (const { mark, place } of trials) put(mark, place);
    const moved = trials.filter(({ measure }, i) => measure?.() !== before[i]).map(({ mark }) => mark);
    takeOut([...placed].filter(({ mark }) => moved.includes(mark)));
    return moved;
  }

  function placeWaiting(block: Element): void {
    const mark = waiting.get(block);
    waiting.delete(block);
    offscreen.unobserve(block);
    if (!isOn || !mark || !marks.all().includes(mark)) return;
    // Others of the same block have waited for this one.
    if (tryPlace(mark)) quiet.disturb();
  }

  /** @returns false when it would move what the reader sees: nothing is changed then */
  function tryPlace(mark: Mark): boolean {
    const place = badgePlace(mark);
    if (!place) return true;
    const measure = whatMustStay(place);
    const before = measure?.();
    put(mark, place);
    if (measure?.() === before) return true;
    const added = [...placed].at(-1);
    if (added) takeOut([added]);
    return false;
  }

  function put(mark: Mark, place: BadgePlace): void {
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
    onRecords(records) {
      quiet.disturb();
      if (placed.size === 0) return;
      // New code on the page may be about to take over text that a server rendered: it must find it whole.
      if (records.some(bringsCode)) takeOut([...placed]);
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

/** @returns measures what the badge must leave as it is; null where it can move nothing that is seen */
function whatMustStay(place: BadgePlace): (() => string) | null {
  const { top, bottom } = place.block.getBoundingClientRect();
  if (document.visibilityState === "hidden" || top >= innerHeight) return null;
  // Of what stands above, only the height can move what is on the screen.
  if (bottom <= 0) return () => String(Math.round(place.block.getBoundingClientRect().height));
  return layoutAfter(place);
}

/** What a badge might move: the block's height, and all text that stands behind it in nodes of their own. */
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
    const starts = ranges.map((range) => range.getClientRects()[0]);
    const places = starts.map((rect) => (rect ? `${Math.round(rect.left)} ${Math.round(rect.top)}` : ""));
    return [Math.round(block.getBoundingClientRect().height), ...places].join();
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
