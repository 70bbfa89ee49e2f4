/** How a page opens and closes its card; the card itself is loaded when a reader first asks for one. */

import type { RatingView } from "../../ui/ratingView.ts";
import type { Mark } from "../annotate/mark.ts";
import type { HiddenLink } from "../messages.ts";
import { loadOnce } from "../store/loadOnce.ts";
import { createWaitingNote } from "./waitingNote.ts";

/** The card's element. Known to core/html/blocks.ts, so that the finder never reads our own words. */
export const CARD = "council-ratings-card";

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

/** The card itself, once it is there. */
export type LoadedCard = Omit<CardControl, "prepare" | "open"> & {
  open(subject: CardSubject, by: OpenedBy, ratings: RatingView[]): void;
};

export type CreateCard = (page: CardPage) => LoadedCard;

declare global {
  /** Set by the card's script in the world it shares with the content script. */
  var councilRatingsCard: CreateCard | undefined;
}

/** How long (ms) nothing is said of a card that is not there yet; and how long it is waited for. */
const SAY_AFTER = 300;
const GIVE_UP_AFTER = 15_000;

/** @param load brings the card's script; rejects where the page may not be touched */
export function loadedOnFirstNeed(load: () => Promise<CreateCard>, page: CardPage): CardControl {
  const note = createWaitingNote();
  let card: LoadedCard | null = null;
  /** What a card is being brought for, and what ends the waiting for it. */
  let wanted: CardSubject | null = null;
  let timers: ReturnType<typeof setTimeout>[] = [];

  // What failed once is tried again at the next need: the background may have been starting.
  const { get: loaded } = loadOnce(async () => {
    const create = await load();
    card ??= create(page);
    return card;
  });

  const fetchRatings = async ({ councils }: CardSubject) => {
    const found = await Promise.all(councils.map((id) => page.fetchRating(id)));
    const ratings = found.filter((rating) => rating !== null);
    return ratings.length > 0 ? ratings : Promise.reject(new Error("No grades came"));
  };

  const stopWaiting = () => {
    wanted = null;
    for (const timer of timers) clearTimeout(timer);
    note.hide();
  };

  const open: CardControl["open"] = (subject, by) => {
    stopWaiting();
    wanted = subject;
    const fail = () => {
      if (wanted !== subject) return;
      for (const timer of timers) clearTimeout(timer);
      card?.close();
      note.failed(subject.range, () => open(subject, by), by === "keyboard");
    };
    const say = () => {
      card?.close();
      note.loading(subject.range);
    };
    timers = [setTimeout(say, SAY_AFTER), setTimeout(fail, GIVE_UP_AFTER)];
    Promise.all([loaded(), fetchRatings(subject)]).then(([ready, ratings]) => {
      if (wanted !== subject) return;
      stopWaiting();
      ready.open(subject, by, ratings);
    }, fail);
  };

  return {
    prepare: () => void loaded().catch(() => undefined),
    open,
    close() {
      stopWaiting();
      card?.close();
    },
    refresh: () => card?.refresh(),
    get opened() {
      return wanted ?? card?.opened ?? null;
    },
    owns: (target) => note.owns(target) || (card?.owns(target) ?? false),
  };
}
