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
 * The sheet that the browser puts into a page with marks (marks.css of the build): no page can lose it, by replacing
 * its list of sheets, nor forbid it.
 */
export function markSheet(browser: string): string {
  // Chromium inherits these styles: said of the root alone, they cost a long page half the time that they do said of
  // every element. Firefox has them from the element the text stands in.
  const marked = browser === "firefox" ? "::highlight" : ":root::highlight";
  const styles = Object.entries(LINES).map(([style, line]) => {
    const name = highlightName(style as MarkStyle);
    return `${marked}(${name}) { text-decoration: underline ${line}; text-underline-offset: 18%; text-decoration-skip-ink: none; }`;
  });
  const names = Object.keys(LINES).map((style) => `${marked}(${highlightName(style as MarkStyle)})`);
  return [
    ...styles,
    `${marked}(${CURRENT}) { background-color: Highlight; color: HighlightText; }`,
    `@media (forced-colors: active) { ${names.join(", ")} { text-decoration-color: CanvasText; } }`,
    `@media print { ${names.join(", ")} { text-decoration: none; } }`,
  ].join("\n");
}
