/**
 * What readers ask of a page with marks: by pointing, focus, tap and keyboard, and by way of the popup, the side panel and
 * commands. A script of its own, so that browsers compile it when a reader first points at the page or asks for something.
 */
import { type CardPage, type CreateCard, loadedOnFirstNeed } from "../card/cardControl.ts";
import type { ContentReply, ListedMention, PageSettings, ToContent } from "../messages.ts";
import type { Mark } from "./mark.ts";
import type { Marks } from "./marks.ts";
import { createOpenings, type Openings } from "./openings.ts";
import { readToContent } from "./received.ts";
import { selectedSubject } from "./selection.ts";
import { createStepper } from "./stepper.ts";

export type AskedPage = {
  marks: Marks;
  /** The mark that a badge in the page belongs to. */
  badgeMark(target: EventTarget | undefined): Mark | null;
  loadCard(): Promise<CreateCard>;
  card: CardPage;
  use(settings: PageSettings): void;
  /** Those that can be seen, in the order of the page. */
  listMentions(): ListedMention[];
};

export type Asked = {
  openings: Openings;
  /** @returns undefined where the message is none for a page */
  answer(message: unknown): ContentReply | undefined;
  /** What is open goes. */
  close(): void;
};

export type StartAsked = (page: AskedPage) => Asked;

declare global {
  /** Set by asked.js. */
  var councilRatingsAsked: StartAsked | undefined;
}

export const startAsked: StartAsked = (page) => {
  const { marks } = page;
  const card = loadedOnFirstNeed(page.loadCard, page.card);
  const stepper = createStepper(marks, card);

  function answerTo(message: ToContent): ContentReply {
    switch (message.type) {
      case "settings":
        page.use(message.settings);
        if (!message.settings.on) card.close();
        card.refresh();
        return true;
      case "show":
        return stepper.show(message.id);
      case "show-mention":
        stepper.showMention(message.key);
        return true;
      case "step":
        stepper.step(message.by);
        return true;
      case "open-card":
        stepper.openCard();
        return true;
      case "look-up": {
        const subject = selectedSubject(message.id);
        if (subject) card.open(subject, "keyboard");
        return subject !== null;
      }
      case "list-mentions":
        return page.listMentions();
    }
  }

  return {
    openings: createOpenings(marks, card, page.badgeMark),
    answer(message) {
      const known = readToContent(message);
      return known ? answerTo(known) : undefined;
    },
    close: () => card.close(),
  };
};
