/** Going from mention to mention by keyboard command, from the popup or from the side panel. */
import type { CardControl } from "../card/cardControl.ts";
import { liveRange } from "./liveRange.ts";
import type { Mark } from "./mark.ts";
import type { Marks } from "./marks.ts";

/** `at` counts from 1. */
export type Shown = { at: number; of: number };

export type Stepper = {
  /** To the next mention in the page, or with -1 the one before; around at the ends. */
  step(by: 1 | -1): void;
  /** To the next mention of one council or district. @returns which of how many; null when there is none */
  show(id: string): Shown | null;
  /** To one mention. */
  showMention(key: number): void;
  /** Opens the card of the mention gone to last, or of the first in view. */
  openCard(): void;
};

export function createStepper(marks: Marks, card: CardControl): Stepper {
  let current: Mark | null = null;

  function go(to: Mark | null | undefined): void {
    if (!to) return;
    current = to;
    to.range.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
    card.open(to, "keyboard");
  }

  return {
    step(by) {
      const all = marks.shown();
      const at = placeOf(current, all);
      const from = at < 0 && by < 0 ? 0 : at;
      go(all[(from + by + all.length) % all.length]);
    },
    show(id) {
      const all = marks.shown().filter((mark) => mark.councils.includes(id));
      const at = (placeOf(current, all) + 1) % all.length;
      go(all[at]);
      return all.length > 0 ? { at: at + 1, of: all.length } : null;
    },
    showMention(key) {
      go(marks.get(key));
    },
    openCard() {
      const all = marks.shown();
      go(all[placeOf(current, all)] ?? all.find(isInView) ?? all[0]);
    },
  };
}

/** -1 when the mark is not there. A text that was read again has a new mark in the old one's place. */
function placeOf(mark: Mark | null, marks: readonly Mark[]): number {
  if (!mark) return -1;
  const { startContainer, startOffset } = mark.range;
  return marks.findIndex(
    ({ range }) => range.startContainer === startContainer && range.startOffset === startOffset,
  );
}

function isInView(mark: Mark): boolean {
  const { top, bottom } = liveRange(mark).getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
