/**
 * The marks on a page: ranges painted by the CSS Custom Highlight API. Nothing is put into the page's own
 * elements, so that no layout shifts and no framework finds its nodes moved.
 */
import type { MarkStyle } from "../../ui/ratingView.ts";
import { isShownIn, standsBefore } from "./domText.ts";
import { isIntact, isShown, type Mark } from "./mark.ts";
import { CURRENT, highlightName } from "./markStyles.ts";
import { isCaretInside, rangesFromPoint } from "./pointedAt.ts";

export class Marks {
  /** In the order of the page. */
  private marks: Mark[] = [];
  private readonly painted = new Map<AbstractRange, Mark>();
  private readonly byNode = new Map<Node, Set<Mark>>();
  private readonly highlights = new Map<MarkStyle, Highlight>();
  private readonly current = new Highlight();
  private readonly shadowRoots = new Set<ShadowRoot>();
  /** Paint only the first mention of each council. */
  onlyFirst = false;

  /** In place of the marks inside the roots, and of those whose text is gone, come these, all at once. */
  replace(roots: readonly Node[], fresh: readonly Mark[]): void {
    const within = new Set(roots);
    this.removeWhere(({ range: { startContainer } }) => {
      return !startContainer.isConnected || isShownIn(startContainer, within);
    });
    const intact = fresh.filter(isIntact);
    this.insert(intact);
    for (const mark of intact) {
      this.index(mark);
      if (!this.onlyFirst) this.paint(mark);
    }
    if (this.onlyFirst) this.paintFirsts();
  }

  /** Where text is not what was read, its marks go at once, before the next frame. */
  removeAt(texts: Iterable<Node>): void {
    if (this.byNode.size === 0) return;
    const gone = new Set<Mark>();
    for (const text of texts) for (const mark of this.byNode.get(text) ?? []) gone.add(mark);
    if (gone.size > 0) this.removeWhere((mark) => gone.has(mark));
  }

  /** Text went from one node to another: its marks go along. `by`: what is added to their offsets. */
  move({ from, to, by }: { from: Text; to: Text; by: number }): void {
    for (const mark of [...(this.byNode.get(from) ?? [])]) {
      const { startContainer, startOffset, endContainer, endOffset } = mark.range;
      const isStartMoved = startContainer === from && startOffset + by >= 0;
      const isEndMoved = endContainer === from && endOffset + by > 0;
      if (!isStartMoved && !isEndMoved) continue;
      const isPainted = this.painted.has(mark.range);
      this.forget(mark);
      mark.range = new StaticRange({
        startContainer: isStartMoved ? to : startContainer,
        startOffset: isStartMoved ? startOffset + by : startOffset,
        endContainer: isEndMoved ? to : endContainer,
        endOffset: isEndMoved ? endOffset + by : endOffset,
      });
      this.index(mark);
      if (isPainted) this.paint(mark);
    }
  }

  removeAll(): void {
    this.removeWhere(() => true);
    for (const style of this.highlights.keys()) CSS.highlights.delete(highlightName(style));
    CSS.highlights.delete(CURRENT);
    this.highlights.clear();
  }

  /** In the order of the page, whether they can be seen or not. */
  all(): readonly Mark[] {
    return this.marks;
  }

  /** Those that can be seen, in the order of the page. */
  shown(): Mark[] {
    return this.marks.filter((mark) => this.painted.has(mark.range) && isShown(mark));
  }

  get(key: number): Mark | null {
    return this.marks.find((mark) => mark.key === key) ?? null;
  }

  /** The mark under a point of the viewport, if nothing lies over it. */
  at(x: number, y: number): Mark | null {
    if (this.painted.size === 0) return null;
    const ranges = rangesFromPoint(x, y, [...this.shadowRoots]);
    if (ranges) return ranges.map((range) => this.painted.get(range)).find((mark) => mark) ?? null;
    return [...this.painted.values()].find((mark) => isCaretInside(mark, x, y)) ?? null;
  }

  /** The first mark inside an element, such as a link that has focus. */
  inside(element: Element): Mark | null {
    for (const node of textNodes(element)) {
      for (const mark of this.byNode.get(node) ?? []) if (this.painted.has(mark.range)) return mark;
    }
    return null;
  }

  /** Shows which mark the keyboard is at. */
  setCurrent(mark: Mark | null): void {
    this.current.clear();
    if (mark) this.current.add(mark.range);
  }

  get size(): number {
    return this.painted.size;
  }

  /** Marks in these roots' text are found under the pointer too. */
  lookInto(roots: Iterable<ShadowRoot>): void {
    for (const root of roots) this.shadowRoots.add(root);
    for (const root of this.shadowRoots) if (!root.host.isConnected) this.shadowRoots.delete(root);
  }

  private removeWhere(isGone: (mark: Mark) => boolean): void {
    const kept: Mark[] = [];
    for (const mark of this.marks) {
      if (!isGone(mark)) kept.push(mark);
      else this.forget(mark);
    }
    this.marks = kept;
  }

  private forget(mark: Mark): void {
    this.highlights.get(mark.rating.style)?.delete(mark.range);
    this.current.delete(mark.range);
    this.painted.delete(mark.range);
    for (const node of [mark.range.startContainer, mark.range.endContainer]) {
      const marks = this.byNode.get(node);
      marks?.delete(mark);
      if (marks?.size === 0) this.byNode.delete(node);
    }
  }

  private index(mark: Mark): void {
    for (const node of [mark.range.startContainer, mark.range.endContainer]) {
      const marks = this.byNode.get(node) ?? new Set();
      this.byNode.set(node, marks.add(mark));
    }
  }

  /** Fresh marks come from a few roots, each a stretch of the page: most follow the one before. */
  private insert(fresh: readonly Mark[]): void {
    if (this.marks.length === 0) {
      this.marks = [...fresh];
      return;
    }
    const { marks } = this;
    const merged: Mark[] = [];
    let taken = 0;
    for (const mark of fresh) {
      const place = placeFor(mark, marks, taken);
      for (; taken < place; taken++) merged.push(marks[taken] as Mark);
      merged.push(mark);
    }
    for (; taken < marks.length; taken++) merged.push(marks[taken] as Mark);
    this.marks = merged;
  }

  private paint(mark: Mark): void {
    this.highlightFor(mark.rating.style).add(mark.range);
    this.painted.set(mark.range, mark);
  }

  private paintFirsts(): void {
    const seen = new Set<string>();
    for (const mark of this.marks) {
      const isFirst = mark.councils.some((id) => !seen.has(id));
      for (const id of mark.councils) seen.add(id);
      if (isFirst && !this.painted.has(mark.range)) this.paint(mark);
      if (isFirst || !this.painted.has(mark.range)) continue;
      this.highlights.get(mark.rating.style)?.delete(mark.range);
      this.painted.delete(mark.range);
    }
  }

  private highlightFor(style: MarkStyle): Highlight {
    const known = this.highlights.get(style);
    if (known) return known;
    if (this.highlights.size === 0) {
      this.current.priority = 1;
      CSS.highlights.set(CURRENT, this.current);
    }
    const made = new Highlight();
    this.highlights.set(style, made);
    CSS.highlights.set(highlightName(style), made);
    return made;
  }
}

/** The index in `marks`, at or after `from`, of the first that stands behind `mark`. */
function placeFor(mark: Mark, marks: readonly Mark[], from: number): number {
  let low = from;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = marks[middle];
    if (other && standsBefore(other.range.startContainer, mark.range.startContainer)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function* textNodes(element: Element): Generator<Node> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) yield walker.currentNode;
}
