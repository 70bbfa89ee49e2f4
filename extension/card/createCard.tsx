/** The one card of a page: a shadow root in the top layer, placed beside the mark. */
import { autoUpdate, computePosition, flip, inline, offset, shift, size } from "@floating-ui/dom";
import { type Signal, signal } from "@preact/signals";
import { render } from "preact";
import { browser } from "wxt/browser";
import type { RatingView } from "../../ui/ratingView.ts";
import { liveRange } from "../annotate/liveRange.ts";
import { lookWords } from "../look/lookWords.ts";
import type { Send } from "../messages.ts";
import { Card, type CardLook, type CardState } from "./Card.tsx";
import cardStyles from "./card.css?inline";
import { CARD, type CardPage, type CardSubject, type LoadedCard, type OpenedBy } from "./cardControl.ts";
import { createOverlay, putOver } from "./topLayer.ts";

export function createCard(page: CardPage): LoadedCard {
  const state: Signal<CardState> = signal({ kind: "closed" });
  const look: Signal<CardLook> = signal("none");
  let host: HTMLElement | null = null;
  let opened: CardSubject | null = null;
  let stopPlacing = () => {};
  let returnFocus: HTMLElement | null = null;

  async function show(subject: CardSubject, ids: readonly string[]): Promise<void> {
    try {
      const found = await Promise.all(ids.map((id) => page.fetchRating(id)));
      const ratings = found.filter((rating) => rating !== null);
      if (opened === subject)
        state.value =
          ratings.length > 0 ? { kind: "ratings", subject, ratings } : { kind: "failed", subject, ids };
    } catch {
      if (opened === subject) state.value = { kind: "failed", subject, ids };
    }
  }

  const send: Send = (message) => browser.runtime.sendMessage(message);

  async function check(): Promise<void> {
    look.value = "looking";
    const status = await send({ type: "check-ofsted" }).catch(() => null);
    look.value = {
      words: status ? lookWords(status) : "The look goes on; what comes of it shows here later.",
    };
    await refresh();
  }

  /** With the grades of now. */
  async function refresh(): Promise<void> {
    if (opened && state.value.kind === "ratings")
      await show(
        opened,
        state.value.ratings.map(({ id }) => id),
      );
  }

  async function setHidden(subject: CardSubject, hidden: boolean): Promise<void> {
    const [council = ""] = subject.councils;
    const before = state.value;
    await page.hideLink({ text: subject.text.toLowerCase(), council }, hidden);
    if (opened !== subject) return;
    if (hidden && before.kind === "ratings") state.value = { ...before, kind: "hidden" };
    else await show(subject, subject.councils);
  }

  /** @param around the element that what the card is about stands in */
  function hostFor(around: Element | null): HTMLElement {
    if (!host) {
      const made = createOverlay(CARD, cardStyles);
      host = made.host;
      const actions = {
        onCheck: () => void check(),
        onClose: close,
        onRetry: (s: CardSubject, ids: readonly string[]) => void show(s, ids),
        onHide: setHidden,
        onOverview: (id: string) => void send({ type: "open-overview", id }).catch(() => {}),
        onShow: (s: CardSubject, id: string) => void show(s, [id]),
      };
      render(<Card state={state} look={look} {...actions} />, made.shadow);
    }
    putOver(host, around);
    return host;
  }

  function close(): void {
    if (!opened) return;
    opened = null;
    look.value = "none";
    page.onCurrent(null);
    stopPlacing();
    if (host?.isConnected) host.hidePopover();
    state.value = { kind: "closed" };
    returnFocus?.focus({ preventScroll: true });
    returnFocus = null;
  }

  function open(subject: CardSubject, by: OpenedBy, ratings: RatingView[]): void {
    const root = hostFor(subject.range.startContainer.parentElement);
    const active = document.activeElement;
    if (by === "keyboard" && active !== root) returnFocus = active instanceof HTMLElement ? active : null;
    opened = subject;
    page.onCurrent(by === "keyboard" ? subject : null);
    stopPlacing();
    state.value = { kind: "ratings", subject, ratings };
    root.showPopover();
    const stopUpdates = autoUpdate(anchorOf(subject), root, () => void place(root, subject));
    const stopWatching = whenGone(subject, close);
    stopPlacing = () => {
      stopUpdates();
      stopWatching();
    };
    if (by === "keyboard")
      root.shadowRoot?.querySelector<HTMLElement>("[role=dialog]")?.focus({ preventScroll: true });
  }

  return {
    get opened() {
      return opened;
    },
    refresh: () => void refresh(),
    owns: (target) => host !== null && target === host,
    close,
    open,
  };
}

/** The page may take away what the card is about. @returns ends the watching */
function whenGone(subject: CardSubject, onGone: () => void): () => void {
  const around = subject.range.startContainer.parentElement;
  const plain = (text: string | null | undefined) => (text ?? "").replace(/\s+/g, "");
  const observer = new MutationObserver(() => {
    // Its text may have gone from one node to another, in the same place.
    if (subject.range.startContainer.isConnected && !liveRange(subject).collapsed) return;
    if (!around?.isConnected || !plain(around.textContent).includes(plain(subject.text))) onGone();
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  return () => observer.disconnect();
}

function anchorOf(subject: CardSubject) {
  const parent = subject.range.startContainer.parentElement;
  return {
    getBoundingClientRect: () => liveRange(subject).getBoundingClientRect(),
    getClientRects: () => liveRange(subject).getClientRects(),
    ...(parent && { contextElement: parent }),
  };
}

async function place(card: HTMLElement, subject: CardSubject): Promise<void> {
  // Without the page's scrollbar.
  card.style.setProperty("--available-width", `${document.documentElement.clientWidth - 16}px`);
  const { x, y } = await computePosition(anchorOf(subject), card, {
    strategy: "fixed",
    placement: "bottom-start",
    middleware: [
      inline(),
      offset(8),
      flip({ padding: 8, fallbackAxisSideDirection: "end" }),
      shift({ padding: 8 }),
      size({
        padding: 8,
        apply: ({ availableHeight }) =>
          card.style.setProperty("--available-height", `${Math.max(160, availableHeight)}px`),
      }),
    ],
  });
  // Through custom properties: the card's own sheet resets everything else, so that no page can style it.
  card.style.setProperty("--left", `${Math.round(x)}px`);
  // In a small window there is room neither above nor below: over the name, but whole.
  const lowest = document.documentElement.clientHeight - card.offsetHeight;
  card.style.setProperty("--top", `${Math.round(Math.max(0, Math.min(y, lowest)))}px`);
}
