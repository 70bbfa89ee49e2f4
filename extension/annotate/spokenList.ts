/**
 * The page's councils with their grades in words, for those who do not see underlines. It stands outside the
 * body, takes no room, and is told to assistive technology as a region of its own.
 */
import type { RatingSummary } from "../../ui/ratingView.ts";

/** Known to core/html/blocks.ts: the finder never reads our own words. */
const TAG = "council-ratings-list";

/*
 * Outside the window and a world of its own to the browser, which lays out little else with it. On long lines: screen readers
 * read a line at a time, and breaking one at every word is most of the work.
 */
const STYLES = `
:host { all: initial !important; position: fixed !important; inset: -9px auto auto -9px !important; width: 1px !important;
  height: 1px !important; overflow: hidden !important; contain: strict !important; font: inherit !important;
  white-space: nowrap !important; }
ul { list-style: none; }
`;

export type SpokenList = { update(councils: readonly RatingSummary[]): void; remove(): void };

export function createSpokenList(): SpokenList {
  let host: HTMLElement | null = null;
  let said = "";
  return {
    update(councils) {
      const lines = councils.map(({ name, headline }) => `${name}: ${headline}`);
      const words = lines.join("\n");
      if (words === said && (words === "" || host?.isConnected)) return;
      said = words;
      if (lines.length === 0) {
        host?.remove();
        return;
      }
      host ??= createHost();
      if (!host.isConnected) document.documentElement.append(host);
      const list = host.shadowRoot?.querySelector("ul");
      list?.replaceChildren(
        ...lines.map((line) => {
          const item = document.createElement("li");
          item.textContent = line;
          return item;
        }),
      );
    },
    remove: () => host?.remove(),
  };
}

function createHost(): HTMLElement {
  const host = document.createElement(TAG);
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  shadow.adoptedStyleSheets = [sheet];
  const region = document.createElement("section");
  region.setAttribute("aria-label", "Council Ratings: councils on this page");
  region.append(document.createElement("ul"));
  shadow.append(region);
  return host;
}
