/** The one card of a page: a shadow root in the top layer, placed beside the mark. */
import { autoUpdate, computePosition, flip, inline, offset, shift, size } from "@floating-ui/dom";
import { render } from "preact";
import type { RatingView } from "../ratingView.ts";
import cardStyles from "../ui/card.css?inline";
import { RatingCard } from "../ui/RatingCard.tsx";
import type { Mark, Marks } from "./marks.ts";
import type { CardControl, OpenedBy } from "./openings.ts";

/** Known to core/html/blocks.ts, so that the finder never reads our own words. */
const TAG = "council-ratings-card";

type Ratings = (id: string) => RatingView | null;

export function createCard(
  marks: Marks,
  ratingOf: Ratings,
  loadRating: (id: string) => Promise<RatingView | null>,
): CardControl {
  let host: HTMLElement | null = null;
  let opened: Mark | null = null;
  let stopPlacing = () => {};
  let returnFocus: HTMLElement | null = null;

  function show(ratings: RatingView[], mark: Mark, by: OpenedBy): void {
    const { root, body } = hostFor();
    const showInstead = async (id: string) => {
      const rating = await loadRating(id);
      if (rating && opened === mark) show([rating], { ...mark, class: "name" }, by);
    };
    render(<RatingCard ratings={ratings} mention={mark} onClose={close} onShow={showInstead} />, body);
    root.showPopover();
    stopPlacing();
    stopPlacing = autoUpdate(anchorOf(mark), root, () => void place(root, mark));
    if (by === "keyboard") body.querySelector<HTMLElement>("[role=dialog]")?.focus({ preventScroll: true });
  }

  function hostFor(): { root: HTMLElement; body: HTMLElement } {
    if (!host) {
      host = document.createElement(TAG);
      host.popover = "manual";
      const shadow = host.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(cardStyles);
      shadow.adoptedStyleSheets = [sheet];
      shadow.append(document.createElement("div"));
    }
    // Outside the body, where pages do not look; put back if the page has thrown it out.
    if (!host.isConnected) document.documentElement.append(host);
    return { root: host, body: host.shadowRoot?.firstElementChild as HTMLElement };
  }

  function close(): void {
    if (!opened) return;
    opened = null;
    marks.setCurrent(null);
    stopPlacing();
    if (host?.isConnected) host.hidePopover();
    returnFocus?.focus({ preventScroll: true });
    returnFocus = null;
  }

  return {
    get opened() {
      return opened;
    },
    owns: (target) => host !== null && target === host,
    close,
    open(mark, by) {
      const ratings = mark.councils.map(ratingOf).filter((rating) => rating !== null);
      if (ratings.length === 0) return;
      const active = document.activeElement;
      if (by === "keyboard" && active !== host) returnFocus = active instanceof HTMLElement ? active : null;
      opened = mark;
      marks.setCurrent(by === "keyboard" ? mark : null);
      show(ratings, mark, by);
    },
  };
}

function anchorOf({ range }: Mark) {
  return {
    getBoundingClientRect: () => range.getBoundingClientRect(),
    getClientRects: () => range.getClientRects(),
    ...(range.startContainer.parentElement && { contextElement: range.startContainer.parentElement }),
  };
}

async function place(card: HTMLElement, mark: Mark): Promise<void> {
  const { x, y } = await computePosition(anchorOf(mark), card, {
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
  card.style.setProperty("--top", `${Math.round(y)}px`);
}
