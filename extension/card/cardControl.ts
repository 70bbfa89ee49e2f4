/** How a page opens and closes its card; the card itself is loaded when a reader first asks for one. */

import type { RatingView } from "../../ui/ratingView.ts";
import type { Mark } from "../annotate/mark.ts";
import type { HiddenLink } from "../messages.ts";

/** What a card is about: a mark, or a text the reader selected. */
export type CardSubject = Pick<Mark, "range" | "class" | "councils" | "text">;

/** `keyboard`: the reader asked for the card, so it takes focus; otherwise focus stays where it is. */
export type OpenedBy = "hover" | "focus" | "tap" | "keyboard";

export type CardControl = {
  /** Soon a card may be wanted: time to load it. */
  prepare(): void;
  open(subject: CardSubject, by: OpenedBy): void;
  close(): void;
  /** Grades may have changed. */
  refresh(): void;
  /** What the open card is about. */
  readonly opened: CardSubject | null;
  /** Is the target part of the card? */
  owns(target: EventTarget | null): boolean;
};

/** What the card needs of the page around it. */
export type CardPage = {
  fetchRating(id: string): Promise<RatingView | null>;
  /** Takes a link off this site, or puts it back. */
  hideLink(link: HiddenLink, hidden: boolean): Promise<void>;
  /** The mark that the keyboard is at; null when the card is closed. */
  onCurrent(subject: CardSubject | null): void;
};

export type CreateCard = (page: CardPage) => CardControl;

declare global {
  /** Set by the card's script in the world it shares with the content script. */
  var councilRatingsCard: CreateCard | undefined;
}

/** @param load brings the card's script; rejects where the page may not be touched */
export function loadedOnFirstNeed(load: () => Promise<CreateCard>, page: CardPage): CardControl {
  let loading: Promise<CardControl> | null = null;
  let card: CardControl | null = null;
  let wanted: CardSubject | null = null;

  const loaded = () => {
    loading ??= load().then((create) => {
      card = create(page);
      return card;
    });
    // What failed once is tried again at the next need: the background may have been starting.
    loading.catch(() => {
      loading = null;
    });
    return loading;
  };

  return {
    prepare: () => void loaded().catch(() => undefined),
    open(subject, by) {
      if (card) return card.open(subject, by);
      wanted = subject;
      loaded()
        .then((ready) => {
          if (wanted === subject) ready.open(subject, by);
          wanted = null;
        })
        .catch(() => {
          wanted = null;
        });
    },
    close() {
      wanted = null;
      card?.close();
    },
    refresh: () => card?.refresh(),
    get opened() {
      return card?.opened ?? wanted;
    },
    owns: (target) => card?.owns(target) ?? false,
  };
}
