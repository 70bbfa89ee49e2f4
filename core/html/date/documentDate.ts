/** The dates of a parsed document: a browser's, or one that a library made. */
import type { PageDocument, PageElement, PageNode } from "../pageTree.ts";
import { DATED_SELECTOR, type DateSources, dateSources, type ElementReader } from "./dateSources.ts";

/** @param address where the page is, as it says itself or was found at */
export function documentDates(document: PageDocument, address: string | null): DateSources {
  const lang = document.documentElement?.getAttribute("lang") ?? null;
  return dateSources(document.querySelectorAll(DATED_SELECTOR), documentReader, { lang, address });
}

export const documentReader: ElementReader<PageElement> = {
  tag: (element) => element.localName.toLowerCase(),
  attribute: (element, name) => element.getAttribute(name),
  text: firstText,
};

/** An element named for a date may hold the whole page: no more of it is read than is wanted. */
function firstText(root: PageNode, most: number): string {
  let text = "";
  const stack: PageNode[] = [root];
  for (let node = stack.pop(); node && text.length < most; node = stack.pop()) {
    if (node.nodeType === 3) text += node.textContent ?? "";
    else stack.push(...[...node.childNodes].reverse());
  }
  return text;
}
