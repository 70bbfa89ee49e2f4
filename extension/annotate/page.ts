/** Everything the extension does in one page: marks, badges, card, keyboard, and what it tells of them. */
import gate, { asOf } from "virtual:council-ratings/gate";
import { createGate } from "../../core/find/gate.ts";
import { type CreateCard, loadedOnFirstNeed } from "../card/cardControl.ts";
import type { ContentReply, FrameReport, Send, ToContent } from "../messages.ts";
import { annotate } from "./annotate.ts";
import { keepBadges } from "./badges.ts";
import { listenForOpenings } from "./openings.ts";
import type { CreatePageFinder } from "./pageFinder.ts";
import { selectedSubject } from "./selection.ts";
import { sentenceAround } from "./sentence.ts";
import { createSpokenList } from "./spokenList.ts";
import { createStepper } from "./stepper.ts";

type Options = {
  send: Send;
  loadFinder(): Promise<CreatePageFinder>;
  loadCard(): Promise<CreateCard>;
  signal: AbortSignal;
};

/** @returns answers a message that came for the page; undefined where there is nothing to say */
export async function startPage({ send, loadFinder, loadCard, signal }: Options) {
  const { settings, lexicon } = await send({ type: "page-start", builtIn: asOf });
  let shownAt = Date.now();
  let state: FrameReport["state"] = settings.on ? "reading" : "off";
  let reported = "";

  const report = (isNew = false) => {
    const named = state === "read" ? annotator.named() : [];
    const now = JSON.stringify([state, named]);
    if (now === reported && !isNew) return;
    reported = now;
    void send({ type: "frame-report", report: { state, shownAt, named } }).catch(() => undefined);
  };

  const spokenList = createSpokenList();
  const annotator = annotate({
    gate: createGate(gate, lexicon !== null),
    loadFinder: async () => (await loadFinder())(lexicon),
    settings,
    fetchCountrySigns: (places) => send({ type: "country-signs", places }),
    fetchSummaries: (ids) => send({ type: "summaries", ids }),
    onMarked() {
      if (state === "reading") state = "read";
      badges.update();
      spokenList.update(annotator.summaries());
      report();
    },
    onRecords(records) {
      badges.onRecords(records);
      if (records.some(({ target }) => target === document)) listen();
    },
    signal,
  });
  const { marks, watch } = annotator;
  const badges = keepBadges(marks, () => watch, signal);
  badges.use(settings.on && settings.badges);

  const card = loadedOnFirstNeed(loadCard, {
    fetchRating: async (id) => send({ type: "rating", id, published: await annotator.published() }),
    hideLink: async (link, hidden) => void (await send({ type: "hide-link", link, hidden })),
    onCurrent: (subject) => marks.setCurrent(marks.all().find((mark) => mark === subject) ?? null),
  });
  const listen = listenForOpenings(marks, card, badges.markOf, signal);
  const stepper = createStepper(marks, card);
  signal.addEventListener("abort", () => {
    card.close();
    spokenList.remove();
  });
  report();

  return {
    answer(message: ToContent): ContentReply {
      switch (message.type) {
        case "settings":
          state = message.settings.on ? (state === "off" ? "reading" : state) : "off";
          badges.use(message.settings.on && message.settings.badges);
          if (!message.settings.on) card.close();
          void annotator.use(message.settings);
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
          return marks.shown().map((mark) => ({
            key: mark.key,
            class: mark.class,
            councils: mark.councils,
            text: mark.text,
            ...sentenceAround(mark),
          }));
      }
    },
    /** The page came back from the back-forward cache: it has its marks, but all others have forgotten it. */
    shownAgain() {
      shownAt = Date.now();
      report(true);
    },
  };
}
