/**
 * One badge in the page, and how it is taken out again so that the page finds its text as it left it.
 * A text node is cut behind the mention; the page, or the framework that renders it, knows the first half only.
 */
import { createBadge } from "./badge.ts";
import type { BadgePlace } from "./badgePlace.ts";
import type { Mark } from "./mark.ts";

export class PlacedBadge {
  readonly badge: HTMLElement;
  readonly block: Element;
  /** What the cut left behind the badge. */
  readonly rest: Text | null = null;
  /** The first half, and its words as the cut left it. */
  private text: Text;
  private data: string;

  constructor(
    readonly mark: Mark,
    { block, text, at, behind }: BadgePlace,
  ) {
    this.block = block;
    this.text = text;
    this.badge = createBadge(mark.rating);
    if (behind) behind.after(this.badge);
    else if (at < text.length) {
      this.rest = text.splitText(at);
      this.rest.before(this.badge);
    } else text.after(this.badge);
    this.data = text.data;
  }

  /** Is everything where the badge's coming put it? */
  isInPlace(): boolean {
    const { badge, rest, text, data } = this;
    if (!badge.isConnected || !text.isConnected || text.data !== data) return false;
    return rest === null || (text.nextSibling === badge && badge.nextSibling === rest);
  }

  /** Another badge's coming or going made another node of the text in front of this one. */
  follow(from: Text, to: Text): void {
    if (this.text !== from) return;
    this.text = to;
    this.data = to.data;
  }

  /** Did the page remove the badge and nothing else? */
  isThrownOut(): boolean {
    const { badge, text, data } = this;
    return !badge.isConnected && text.isConnected && text.data === data;
  }

  /** @returns where the text that stood behind the cut went: null when there was none, or it is gone */
  takeOut(): { from: Text; to: Text; by: number } | null {
    const { badge, rest, text, data } = this;
    badge.remove();
    if (!rest?.isConnected) return null;
    // The page wrote the whole text anew, or took its node away: what we cut off is no part of the page any more.
    const isAbandoned = !text.isConnected || text.data !== data || text.parentNode !== rest.parentNode;
    rest.remove();
    if (isAbandoned) return null;
    text.appendData(rest.data);
    this.data = text.data;
    return { from: rest, to: text, by: data.length };
  }
}
