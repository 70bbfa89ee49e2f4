/** Everything the extension does in one page: marks, badges, card, keyboard, and what it tells of them. */
import { browser } from "wxt/browser";
import { plainText } from "../../core/find/ignorable.ts";
import { CARD } from "../card/cardControl.ts";
import { NOTE } from "../card/waitingNote.ts";
import type { ContentReply, FrameReport, PageStart, Send } from "../messages.ts";
import { annotate } from "./annotate.ts";
import type { Asked } from "./asked.ts";
import { askPatiently } from "./askPatiently.ts";
import { BADGE } from "./badge.ts";
import { keepBadges } from "./badges.ts";
import { broughtScript } from "./laterScripts.ts";
import { hasMarkSheet, highlightNames } from "./markStyles.ts";
import { HEARD, type HeardType } from "./openings.ts";
import type { PageState } from "./pageState.ts";
import { sentenceAround } from "./sentence.ts";
import { createSpokenList } from "./spokenList.ts";
import { listeningForSuccessor } from "./successor.ts";

type Options = {
  start: PageStart;
  send: Send;
  page: PageState;
};

export type StartMarks = (options: Options) => void;

/** Called once in a page, when it could name a council. */
export const startPage: StartMarks = ({ start: { settings }, send: sendOnce, page }) => {
  // Ends when another copy of our scripts takes over here, or the extension is gone.
  const life = new AbortController();
  const { signal } = life;
  clearLeftovers();
  const send = askPatiently(sendOnce, life);
  let hasLook = false;
  let state: FrameReport["state"] = settings.on ? "reading" : "off";
  let reported = "";

  const report = (isNew = false) => {
    const named = state === "read" ? annotator.named() : [];
    const now = JSON.stringify([state, named]);
    if (now === reported && !isNew) return;
    reported = now;
    void send({ type: "frame-report", report: { state, shownAt: page.shownAt, named } }).catch(
      () => undefined,
    );
  };

  const loadDate = broughtScript(send, "date", () => globalThis.councilRatingsPageDate);
  const loadCard = broughtScript(send, "card", () => globalThis.councilRatingsCard);
  const pageDate = async () => (await loadDate())();
  const spokenList = createSpokenList();
  const annotator = annotate({
    settings,
    async find(page, rated) {
      hasLook ||= hasMarkSheet();
      const found = await send({ type: "find", page, rated, look: !hasLook });
      if (found !== "needs-date" && found.ratings.length > 0) hasLook = true;
      return found;
    },
    pageDate,
    couldBegin: (text) => page.couldBegin(plainText(text)),
    onMarked() {
      if (state === "reading") state = "read";
      badges.update();
      spokenList.update(annotator.summaries());
      report();
    },
    onChanges({ others }) {
      badges.onChanges(others);
      if (others.some(({ target }) => target === document)) listen();
    },
    signal,
  });
  const { marks, watch } = annotator;
  const badges = keepBadges(marks, () => watch, signal);
  badges.use(settings.on && settings.badges);

  let asked: Asked | null = null;
  const ask = () => {
    asked ??=
      globalThis.councilRatingsAsked?.({
        marks,
        badgeMark: badges.markOf,
        // A card asks for the page's date at once.
        loadCard: async () => (await Promise.all([loadCard(), loadDate()]))[0],
        card: {
          fetchRating: async (id) => send({ type: "rating", id, published: await pageDate() }),
          hideLink: async (link, hidden) => void (await send({ type: "hide-link", link, hidden })),
          onCurrent: (subject) => marks.setCurrent(marks.all().find((mark) => mark === subject) ?? null),
        },
        use(settings) {
          state = settings.on ? (state === "off" ? "reading" : state) : "off";
          badges.use(settings.on && settings.badges);
          void annotator.use(settings);
        },
        listMentions: () =>
          marks.shown().map((mark) => ({
            key: mark.key,
            class: mark.class,
            councils: mark.councils,
            text: mark.text,
            ...sentenceAround(mark),
          })),
      }) ?? null;
    return asked;
  };
  const listenings = HEARD.map(<K extends HeardType>(type: K) => {
    const listener = (event: DocumentEventMap[K]) => {
      if (marks.size > 0 || asked) ask()?.openings[type](event);
    };
    const options = { signal, capture: true, passive: type !== "keydown" };
    return () => document.addEventListener(type, listener, options);
  });
  const listeningForNext = listeningForSuccessor(life);
  // Anew, too: a page that writes itself anew takes all listeners with it.
  const listen = () => {
    for (const each of [...listenings, listeningForNext]) each();
  };
  listen();
  signal.addEventListener("abort", () => {
    asked?.close();
    spokenList.remove();
    removeAll(`${CARD}, ${NOTE}`);
  });
  // That a page is being read, the background knows without being told.
  if (state === "off") report();

  const onMessage = (message: unknown, _sender: unknown, reply: (answer: ContentReply) => void) => {
    const answer = ask()?.answer(message);
    if (answer !== undefined) reply(answer);
  };
  browser.runtime.onMessage.addListener(onMessage);
  signal.addEventListener("abort", () => browser.runtime?.onMessage?.removeListener(onMessage));
  // Back from the back-forward cache, the page has its marks, but all others have forgotten it.
  const onShown = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    page.shownAt = Date.now();
    report(true);
  };
  addEventListener("pageshow", onShown, { signal });
};

/** Of a copy that the browser has ended without a word: Firefox does, when the extension is updated. */
function clearLeftovers(): void {
  const left = highlightNames().filter((name) => CSS.highlights.delete(name));
  if (left.length > 0) removeAll(`${BADGE}, ${CARD}, ${NOTE}`);
}

function removeAll(elements: string): void {
  for (const element of document.querySelectorAll(elements)) element.remove();
}
