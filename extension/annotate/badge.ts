/** The badge in a page's text: one element with a shadow root that takes part in nothing. */
import type { RatingSummary } from "../../ui/ratingView.ts";

/** Known to core/html/blocks.ts: the finder never reads our own words. */
export const BADGE = "council-ratings-badge";

/*
 * The page's rules reach the host: what matters is important. No line grows taller for a badge: inline padding
 * and borders add nothing to a line, and its own line height is none.
 */
const STYLES = `
:host { all: initial !important; display: inline !important; font: inherit !important; line-height: 0 !important;
  color-scheme: light dark !important; user-select: none !important; -webkit-user-select: none !important;
  cursor: default !important; }
span { margin-inline-start: 0.35em; padding: 0.05em 0.4em; border: 1px solid var(--grade); border-radius: 0.35em;
  background: light-dark(#fff, #20242c); color: var(--grade); font: 600 0.72em/0 system-ui, sans-serif;
  letter-spacing: normal; text-transform: none; white-space: nowrap; vertical-align: 0.08em; }
i { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[data-grade="outstanding"] { --grade: light-dark(#1660b8, #6fb1ff); }
[data-grade="good"] { --grade: light-dark(#17713f, #5fce91); }
[data-grade="requires-improvement"] { --grade: light-dark(#8a5300, #f0b354); border-style: dashed; }
[data-grade="inadequate"] { --grade: light-dark(#b3261e, #ff8d85); }
[data-grade="no-headline"], [data-grade="no-grade"] { --grade: light-dark(#6b3fb5, #c2a4f7); border-style: dotted; }
@media print { span { display: none; } }
`;

let sheet: CSSStyleSheet | null = null;

export function createBadge({ style, headline }: RatingSummary): HTMLElement {
  const host = document.createElement(BADGE);
  const shadow = host.attachShadow({ mode: "open" });
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
  }
  shadow.adoptedStyleSheets = [sheet];
  const chip = document.createElement("span");
  chip.dataset.grade = style;
  const spoken = document.createElement("i");
  spoken.textContent = " (Ofsted: ";
  const end = document.createElement("i");
  end.textContent = ")";
  chip.append(spoken, headline, end);
  shadow.append(chip);
  return host;
}
