/** The badge in a page's text: one element with a shadow root that takes part in nothing. */
import type { MarkStyle, RatingSummary } from "../../ui/ratingView.ts";

/** Known to core/html/blocks.ts: the finder never reads our own words. */
export const BADGE = "council-ratings-badge";

/*
 * The page's rules reach the host and what is generated in it: all is important. No line grows taller for a badge: inline
 * padding and borders add nothing to a line, and its own line height is none. The words are generated and no nodes: a
 * page is laid out and painted in two thirds of the time.
 */
const COMMON = `
:host { all: initial; display: inline; font: inherit; line-height: 0; color-scheme: light dark; user-select: none;
  -webkit-user-select: none; cursor: default; }
:host::before { all: initial; margin-inline-start: 0.35em; padding: 0.05em 0.4em; border-width: 1px; border-radius: 0.35em;
  background: light-dark(#fff, #20242c); font: 600 0.72em/0 system-ui, sans-serif; white-space: nowrap;
  vertical-align: 0.08em; color-scheme: inherit; cursor: inherit; user-select: none; -webkit-user-select: none; }
@media print { :host { display: none; } }
`;

const NO_GRADE = "light-dark(#6b3fb5, #c2a4f7); border-style: dotted;";
const GRADES: Record<MarkStyle, string> = {
  outstanding: "light-dark(#1660b8, #6fb1ff); border-style: solid;",
  good: "light-dark(#17713f, #5fce91); border-style: solid;",
  "requires-improvement": "light-dark(#8a5300, #f0b354); border-style: dashed;",
  inadequate: "light-dark(#b3261e, #ff8d85); border-style: solid;",
  "no-headline": NO_GRADE,
  "no-grade": NO_GRADE,
};

/** By what they say: a page has few. */
const sheets = new Map<string, CSSStyleSheet>();

export function createBadge({ style, headline }: RatingSummary): HTMLElement {
  const host = document.createElement(BADGE);
  const words = `${quoted(headline)} / ${quoted(` (Ofsted: ${headline})`)}`;
  const own = `:host::before { content: ${words}; color: ${GRADES[style]} }`;
  host.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheetOf(COMMON), sheetOf(own)];
  return host;
}

function sheetOf(rules: string): CSSStyleSheet {
  let sheet = sheets.get(rules);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(rules.replaceAll(";", " !important;"));
    sheets.set(rules, sheet);
  }
  return sheet;
}

/** As a string of a style sheet. */
function quoted(words: string): string {
  return `"${words.replace(/["\\\n;]/g, (unit) => `\\${unit.charCodeAt(0).toString(16)} `)}"`;
}
