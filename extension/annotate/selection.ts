/** The text a reader selected, as what a card can stand beside. */
import type { CardSubject } from "../card/cardControl.ts";

/** @returns null when nothing on the page is selected, or the selection is inside a field */
export function selectedSubject(council: string): CardSubject | null {
  const selection = getSelection();
  if (council === "" || !selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return { range, class: "name", councils: [council], text: selection.toString().trim() };
}
