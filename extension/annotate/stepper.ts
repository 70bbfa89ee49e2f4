/** Going from mention to mention by keyboard command or from the popup. */
import type { Mark, Marks } from "./marks.ts";
import type { CardControl } from "./openings.ts";

export type Stepper = {
  /** To the next mention in the page, or with -1 the one before; around at the ends. */
  step(by: 1 | -1): void;
  /** To the next mention of one council or district. */
  show(id: string): void;
};

export function createStepper(marks: Marks, card: CardControl): Stepper {
  let current: Mark | null = null;

  function go(to: Mark | undefined): void {
    if (!to) return;
    current = to;
    to.range.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
    card.open(to, "keyboard");
  }

  return {
    step(by) {
      const all = marks.inOrder();
      const at = current ? all.indexOf(current) : -1;
      const from = at < 0 && by < 0 ? 0 : at;
      go(all[(from + by + all.length) % all.length]);
    },
    show(id) {
      const all = marks.inOrder().filter((mark) => mark.councils.includes(id));
      go(all[(current ? all.indexOf(current) + 1 : 0) % all.length]);
    },
  };
}
