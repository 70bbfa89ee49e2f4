/**
 * The marks on a page: ranges painted by the CSS Custom Highlight API. Nothing is put into the page's own
 * elements, so that no layout shifts and no framework finds its nodes moved.
 */
import type { MentionClass } from "../../core/find/mention.ts";
import type { MarkStyle } from "../ratingView.ts";
import { CURRENT, highlightName, markSheet } from "./markStyles.ts";

export type Mark = { range: Range; class: MentionClass; councils: string[]; text: string };

export class Marks {
  /** In no order; `inOrder` sorts. */
  private readonly marks = new Set<Mark>();
  private readonly painted = new Map<Mark, Highlight>();
  private readonly highlights = new Map<MarkStyle, Highlight>();
  private readonly current = new Highlight();
  private sheet: CSSStyleSheet | null = null;

  add(mark: Mark, style: MarkStyle): void {
    const highlight = this.highlightFor(style);
    highlight.add(mark.range);
    this.marks.add(mark);
    this.painted.set(mark, highlight);
  }

  /** Takes off the marks inside an element, and those whose text is gone from the page. */
  removeWithin(root: Node): void {
    for (const mark of this.marks) {
      const { startContainer } = mark.range;
      if (!startContainer.isConnected || root.contains(startContainer)) this.remove(mark);
    }
  }

  removeAll(): void {
    for (const mark of this.marks) this.remove(mark);
    for (const style of this.highlights.keys()) CSS.highlights.delete(highlightName(style));
    CSS.highlights.delete(CURRENT);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.sheet);
    this.highlights.clear();
    this.sheet = null;
  }

  /** In document order. */
  inOrder(): Mark[] {
    return [...this.marks]
      .filter(isShown)
      .sort((a, b) => a.range.compareBoundaryPoints(Range.START_TO_START, b.range));
  }

  /** The mark under a point of the viewport, if nothing lies over it. */
  at(x: number, y: number): Mark | null {
    if (this.marks.size === 0) return null;
    const ranges = rangesFromPoint(x, y);
    for (const mark of this.marks)
      if (ranges ? ranges.includes(mark.range) : isCaretInside(mark, x, y)) return mark;
    return null;
  }

  /** The first mark inside an element, such as a link that has focus. */
  inside(element: Element): Mark | null {
    return this.inOrder().find((mark) => element.contains(mark.range.startContainer)) ?? null;
  }

  /** Shows which mark the keyboard is at. */
  setCurrent(mark: Mark | null): void {
    this.current.clear();
    if (mark) this.current.add(mark.range);
  }

  get size(): number {
    return this.marks.size;
  }

  private remove(mark: Mark): void {
    this.painted.get(mark)?.delete(mark.range);
    this.painted.delete(mark);
    this.marks.delete(mark);
  }

  private highlightFor(style: MarkStyle): Highlight {
    this.ensureSheet();
    const known = this.highlights.get(style);
    if (known) return known;
    const made = new Highlight();
    this.highlights.set(style, made);
    CSS.highlights.set(highlightName(style), made);
    return made;
  }

  /** A page may replace its list of sheets: ours is put back with the next mark. */
  private ensureSheet(): void {
    if (!this.sheet) {
      this.sheet = new CSSStyleSheet();
      this.sheet.replaceSync(markSheet());
      this.current.priority = 1;
      CSS.highlights.set(CURRENT, this.current);
    }
    if (!document.adoptedStyleSheets.includes(this.sheet))
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.sheet];
  }
}

function isShown({ range }: Mark): boolean {
  const parent = range.startContainer.parentElement;
  return !range.collapsed && parent !== null && parent.checkVisibility({ visibilityProperty: true });
}

/** What TypeScript's DOM library does not know yet: Chrome 140, Firefox 150. */
type PointedHighlights = { highlightsFromPoint?: (x: number, y: number) => { ranges: AbstractRange[] }[] };

/** Null where the browser cannot tell. */
function rangesFromPoint(x: number, y: number): AbstractRange[] | null {
  const registry = CSS.highlights as HighlightRegistry & PointedHighlights;
  return registry.highlightsFromPoint?.(x, y).flatMap((hit) => hit.ranges) ?? null;
}

function isCaretInside({ range }: Mark, x: number, y: number): boolean {
  const caret = document.caretPositionFromPoint(x, y);
  if (!caret || !range.isPointInRange(caret.offsetNode, caret.offset)) return false;
  return [...range.getClientRects()].some((r) => x >= r.left && x <= r.right && y >= r.top && y <= r.bottom);
}
