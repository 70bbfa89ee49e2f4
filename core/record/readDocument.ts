/** A parsed page -> what it says of itself and its text. The document may be a browser's, or one that a library made. */
import { Readability } from "@mozilla/readability";
import { joinBlocks, nodesOf, readBlocks, type TreeAdapter } from "../html/blocks.ts";
import { documentReader } from "../html/date/documentDate.ts";
import type { PageDocument, PageElement, PageNode } from "../html/pageTree.ts";
import type { PageText } from "./findOnPage.ts";
import { FACTS_SELECTOR, pageFacts } from "./pageFacts.ts";

type Options = {
  /** Where the document was read, if on the web. */
  location: string | null;
  foundAt: string;
  /** All the page's text. */
  wholeText: string;
  /** Look for the story in it. */
  wantsStory: boolean;
  /** The document is no longer needed: it need not be copied. */
  isOurs?: boolean;
};

export function readDocument(document: PageDocument, options: Options): PageText {
  const { wholeText, wantsStory, isOurs = false } = options;
  const facts = pageFacts([...document.querySelectorAll(FACTS_SELECTOR)], documentReader, options);
  // It changes the document it is given.
  const story = wantsStory ? storyIn(isOurs ? document : (document.cloneNode(true) as PageDocument)) : null;
  return { ...facts, textFrom: story === null ? "whole" : "main", text: story ?? wholeText };
}

export function textOf(root: PageNode): string {
  return joinBlocks(readBlocks(root, tree)).text;
}

/** In a page of more elements no story is looked for. */
export const MOST_ELEMENTS_OF_STORY = 100_000;

/** Nodes, each counted once for every element around it: Readability reads the text of an element again for each. */
const MOST_WORK = 10_000_000;

/** Is the page so built that a story can be looked for in it in a time that anybody would wait? */
function isWorkable(root: PageNode): boolean {
  let work = 0;
  // An explicit stack: pages nest deeper than the call stack.
  const nodes: PageNode[] = [root];
  const depths = [0];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    const depth = depths.pop() ?? 0;
    work += depth;
    if (work > MOST_WORK) return false;
    for (const child of node.childNodes) {
      nodes.push(child);
      depths.push(depth + 1);
    }
  }
  return true;
}

/** The story as Readability finds it; null where it finds none. The document is changed. */
export function storyIn(document: PageNode): string | null {
  if (!isWorkable(document)) return null;
  try {
    const article = new Readability<PageNode>(document as never, {
      serializer: (element) => element,
      maxElemsToParse: MOST_ELEMENTS_OF_STORY,
    }).parse();
    const text = article?.content ? textOf(article.content) : "";
    return text.trim() === "" ? null : text;
  } catch {
    return null;
  }
}

const tree: TreeAdapter<PageNode> = {
  textOf: (node) => (node.nodeType === 3 ? (node.textContent ?? "") : null),
  tagOf: (node) => (node.nodeType === 1 ? (node as PageElement).localName.toLowerCase() : null),
  hasAttributes: () => true,
  // Readability's own DOM has undefined where browsers have null.
  attribute: (node, name) => (node as PageElement).getAttribute(name) ?? null,
  children: (node) => nodesOf([...node.childNodes]),
};
