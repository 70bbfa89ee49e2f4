/**
 * How marks look. Four grades are told apart by colour and by line style; what gives no headline is dotted.
 * Colours have a contrast of at least 3 to 1 on both white and black: the page's own background is unknown.
 */
import type { MarkStyle } from "../../ui/ratingView.ts";

export const CURRENT = "council-ratings-current";

const LINES: Record<MarkStyle, string> = {
  outstanding: "double 1px #2a7de1",
  good: "solid 2px #1f9254",
  "requires-improvement": "dashed 2px #b9770e",
  inadequate: "wavy 2px #d64545",
  "no-headline": "dotted 2px #8a63d2",
  "no-grade": "dotted 2px #7d828c",
};

/** Of all highlights that we ever make. */
export function highlightNames(): string[] {
  return [CURRENT, ...Object.keys(LINES).map((style) => highlightName(style as MarkStyle))];
}

export function highlightName(style: MarkStyle): string {
  return `council-ratings-${style}`;
}

/**
 * The sheet that gives marks their look (marks.css of the build). No page can lose it, by replacing its list of sheets, nor
 * forbid it. In Chromium every page has it from its start, whether it names a council or not: to put it into a page that
 * is there is to reckon the styles of all its elements anew. It is as short as it can be, and paper gets no lines.
 */
export function markSheet(browser: string): string {
  // Chromium inherits these styles: said of the root alone, they cost a long page half the time that they do said of
  // every element. Firefox has them from the element the text stands in.
  const marked = (name: string) => `${browser === "firefox" ? "" : ":root"}::highlight(${name})`;
  const lines = Object.entries(LINES).map(
    ([style, line]) =>
      `${marked(highlightName(style as MarkStyle))}{text-decoration:underline ${line};${UNDER_LETTERS};${FORCED}}`,
  );
  return `@media screen{${lines.join("")}${marked(CURRENT)}{background:Highlight;color:HighlightText}}`;
}

const UNDER_LETTERS = "text-underline-offset:18%;text-decoration-skip-ink:none";
// There Chromium paints a box, and lines in the colour of its words: seen inside of the box alone.
const FORCED = "@media(forced-colors){text-decoration-color:CanvasText;text-underline-offset:0}";

/** Is the sheet in this page? Not in Firefox's, in frames, or where the page was there before the extension. */
export function hasMarkSheet(): boolean {
  const root: unknown = document.documentElement;
  // A page that is being replaced has none, and what is named so stands in its place.
  if (!(root instanceof Element)) return false;
  return getComputedStyle(root, `::highlight(${highlightName("good")})`).textDecorationLine === "underline";
}
