/** What stands at a name until its card is there: that it is loading, or that it did not come and a way to try again. */
import { liveRange } from "../annotate/liveRange.ts";
import { createOverlay, putOver } from "./topLayer.ts";

/** Known to core/html/blocks.ts, so that the finder never reads our own words. */
export const NOTE = "council-ratings-note";

const STYLES = `
:host { all: initial !important; position: fixed !important; margin: 0 !important; padding: 0 !important; border: 0 !important;
  inset: var(--top, 0) auto auto var(--left, 0) !important; background: none !important; overflow: visible !important;
  color-scheme: light dark !important; }
:host(:not(:popover-open)) { display: none !important; }
div { max-width: calc(100vw - 40px); padding: 8px 12px; border: 1px solid light-dark(#d5d8de, #4a5160);
  border-radius: 10px; background: light-dark(#fff, #20242c); color: light-dark(#1b1f27, #eceff4);
  box-shadow: 0 6px 24px rgb(0 0 0 / 0.22); font: 0.875em/1.45 system-ui, sans-serif; text-align: start; }
button { min-height: 24px; margin-inline-start: 0.6em; padding: 0; border: 0; background: none; font: inherit;
  color: light-dark(#1660b8, #6fb1ff); text-decoration: underline; cursor: pointer; }
button:focus-visible { outline: 2px solid; outline-offset: 2px; }
@media (forced-colors: active) { button { color: LinkText; } }
`;

export type WaitingNote = {
  loading(at: AbstractRange): void;
  /** @param takesFocus the reader asked by keyboard, and can try again by it */
  failed(at: AbstractRange, onRetry: () => void, takesFocus: boolean): void;
  hide(): void;
  owns(target: EventTarget | null): boolean;
};

export function createWaitingNote(): WaitingNote {
  let host: HTMLElement | null = null;
  let shown: AbstractRange | null = null;
  let returnFocus: HTMLElement | null = null;
  const words = document.createElement("div");
  words.setAttribute("role", "status");

  function show(at: AbstractRange, ...content: (string | Node)[]): void {
    if (!host) {
      const made = createOverlay(NOTE, STYLES);
      made.shadow.append(words);
      host = made.host;
    }
    shown = at;
    putOver(host, at.startContainer.parentElement);
    host.showPopover();
    words.replaceChildren(...content);
    place();
    addEventListener("scroll", place, { capture: true, passive: true });
  }

  function place(): void {
    if (!host || !shown) return;
    const range = liveRange({ range: shown });
    const { left, bottom } = range.getClientRects()[0] ?? range.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const within = (at: number, most: number) => `${Math.round(Math.max(8, Math.min(at, most)))}px`;
    host.style.setProperty("--left", within(left, clientWidth - words.offsetWidth - 8));
    host.style.setProperty("--top", within(bottom + 8, clientHeight - words.offsetHeight - 8));
  }

  return {
    loading: (at) => show(at, "Loading the grades…"),
    failed(at, onRetry, takesFocus) {
      const retry = document.createElement("button");
      retry.type = "button";
      retry.textContent = "Try again";
      retry.addEventListener("click", onRetry);
      show(at, "The grades did not come.", retry);
      if (!takesFocus) return;
      returnFocus = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      retry.focus({ preventScroll: true });
    },
    hide() {
      shown = null;
      removeEventListener("scroll", place, { capture: true });
      if (host?.isConnected) host.hidePopover();
      words.replaceChildren();
      returnFocus?.focus({ preventScroll: true });
      returnFocus = null;
    },
    owns: (target) => host !== null && target === host,
  };
}
