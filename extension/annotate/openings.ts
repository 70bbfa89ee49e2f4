/** When a card opens and closes: by hover with intent, by focus, by tap, by keyboard. */
import type { CardControl } from "../card/cardControl.ts";
import type { Mark } from "./mark.ts";
import type { Marks } from "./marks.ts";

/** How long (ms) a pointer rests on a mark before its card opens, and may be away before it closes. */
const OPEN_AFTER = 180;
const CLOSE_AFTER = 280;

/** The events that a page with marks is listened to for. */
export const HEARD = ["pointermove", "click", "focusin", "keydown"] as const;
export type HeardType = (typeof HEARD)[number];

export type Openings = { [type in HeardType]: (event: DocumentEventMap[type]) => void };

/** @param badgeMark the mark that a badge in the page belongs to */
export function createOpenings(
  marks: Marks,
  card: CardControl,
  badgeMark: (target: EventTarget | undefined) => Mark | null,
): Openings {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: Mark | null = null;
  let isLeaving = false;
  let frame = 0;
  let pointedAt = () => {};

  const later = (action: () => void, delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };
  const stay = () => {
    clearTimeout(timer);
    pending = null;
  };
  const markAt = ({ clientX, clientY }: MouseEvent, innermost: EventTarget | undefined) =>
    badgeMark(innermost) ?? marks.at(clientX, clientY);

  const hover = (mark: Mark | null, overCard: boolean) => {
    if (overCard || (mark !== null && mark === card.opened)) return stay();
    if (mark !== null) {
      if (mark === pending) return;
      pending = mark;
      card.prepare();
      return later(() => card.open(mark, "hover"), OPEN_AFTER);
    }
    if (pending) stay();
    if (card.opened && !isLeaving) {
      isLeaving = true;
      later(() => card.close(), CLOSE_AFTER);
    }
  };

  return {
    pointermove(event) {
      if (event.pointerType !== "mouse" || (marks.size === 0 && !card.opened)) return;
      // An event forgets its path when it has been dispatched.
      const [innermost] = event.composedPath();
      const overCard = card.owns(event.target);
      pointedAt = () => {
        const mark = overCard ? null : markAt(event, innermost);
        if (overCard || mark) isLeaving = false;
        hover(mark, overCard);
      };
      // Where the pointer is by the next frame counts: it may rest there, and tell nothing more.
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        pointedAt();
      });
    },
    click(event) {
      if (card.owns(event.target)) return;
      const mark = markAt(event, event.composedPath()[0]);
      const isTouch = event instanceof PointerEvent && event.pointerType !== "mouse";
      if (mark && isTouch) card.open(mark, "tap");
      else if (!mark && card.opened) card.close();
    },
    focusin(event) {
      const target = event.composedPath()[0];
      if (!(target instanceof Element) || card.owns(event.target) || !target.matches(":focus-visible"))
        return;
      const mark = marks.inside(target);
      // Only what is small enough to be about the council: a link or a heading, not a whole region.
      if (mark && (target.textContent?.length ?? 0) < 300) card.open(mark, "focus");
      else if (card.opened) card.close();
    },
    keydown(event) {
      if (event.key !== "Escape" || !card.opened) return;
      event.preventDefault();
      event.stopPropagation();
      stay();
      card.close();
    },
  };
}
