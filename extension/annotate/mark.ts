/** One marked mention: where it stands in the page and what it says. */
import type { MentionClass } from "../../core/find/mention.ts";
import type { Segment } from "../../core/html/blocks.ts";
import type { RatingSummary } from "../../ui/ratingView.ts";
import type { FoundMention } from "../messages.ts";
import { type LiveNode, textsIn } from "./domText.ts";
import type { Part } from "./readParts.ts";
import { getterOf } from "./tree.ts";

/** Static: a live range is updated by the browser at every change of the page, and pages have thousands. */
export type Mark = {
  /** Names the mark within its frame. */
  key: number;
  range: StaticRange;
  class: MentionClass;
  councils: string[];
  text: string;
  /** Of the first council. */
  rating: RatingSummary;
};

let keys = 0;

const parentElement = getterOf<Node, Element | null>(Node.prototype, "parentElement");

/** Null when the page changed under the reading: the watcher will come back to it. */
export function makeMark(
  { start, end, class: kind, councils }: FoundMention,
  rating: RatingSummary,
  { text: whole, segments }: Part,
): Mark | null {
  const surface = whole.slice(start, end);
  const texts: Segment<Text>[] = [];
  const first = segmentIndex(segments, start);
  for (let i = first; first >= 0 && i < segments.length; i++) {
    const segment = segments[i];
    if (!segment || segment.start >= end) break;
    texts.push(...textsIn(segment).filter((text) => text.start < end));
  }
  const from = texts[segmentIndex(texts, start)];
  const to = texts[segmentIndex(texts, end - 1)];
  const text = texts.map((each) => piece(each, start, end)).join("");
  if (!from || !to || squeezed(text) !== squeezed(surface)) return null;
  if (from.node.getRootNode() !== to.node.getRootNode()) return null;
  const range = new StaticRange({
    startContainer: from.node,
    startOffset: start - from.start,
    endContainer: to.node,
    endOffset: end - to.start,
  });
  return {
    key: ++keys,
    range,
    class: kind,
    councils,
    text: surface.replace(/\s+/g, " "),
    rating,
  };
}

/** Does the mark still stand on the text it was made for? */
export function isIntact({ range, text }: Mark): boolean {
  const { startContainer, endContainer, startOffset, endOffset } = range;
  if (!startContainer.isConnected || !(startContainer instanceof Text)) return false;
  if (startContainer === endContainer)
    return squeezed(startContainer.data.slice(startOffset, endOffset)) === squeezed(text);
  return endContainer.isConnected && endContainer instanceof Text && endOffset <= endContainer.length;
}

export function isShown({ range }: Mark): boolean {
  const parent = parentElement.call(range.startContainer);
  return parent ? isVisible(parent) : isInShadow(range);
}

/** Text straight in a shadow root has no parent element. */
function isInShadow({ startContainer }: StaticRange): boolean {
  const parent = startContainer.parentNode;
  return parent instanceof ShadowRoot && isVisible(parent.host);
}

function isVisible(element: Element): boolean {
  return Element.prototype.checkVisibility.call(element, { visibilityProperty: true });
}

function piece({ node, start: at }: Segment<Text>, start: number, end: number): string {
  return node.data.slice(Math.max(0, start - at), end - at);
}

/** Line breaks between text nodes and soft hyphens are not the nodes' own. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}

/** The last segment that starts at or before `offset`; -1 when it ends before. */
function segmentIndex(segments: readonly Segment<LiveNode>[], offset: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const segment = segments[low];
  return segment && offset >= segment.start && offset < segment.start + segment.length ? low : -1;
}
