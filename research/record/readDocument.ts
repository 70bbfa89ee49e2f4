/** A parsed page -> what it says of itself and its text. The document may be a browser's or linkedom's. */
import { Readability } from "@mozilla/readability";
import { joinBlocks, readBlocks, type TreeAdapter } from "../../core/html/blocks.ts";
import { foundDate } from "../../core/html/publishedDate.ts";
import type { PageText } from "./findOnPage.ts";
import { pageAddress } from "./pageAddress.ts";

type Options = {
  /** Where the document was read, if on the web. */
  location: string | null;
  foundAt: string;
  /** Read all the page's text, not only the story. */
  wholePage: boolean;
  /** How the text of the whole page is read, where that is not as the tree has it (shadow trees). */
  dom?: TreeAdapter<Node>;
};

/** The document is left as it is. */
export function readDocument(
  document: Document,
  { location, foundAt, wholePage, dom = tree }: Options,
): PageText {
  const attribute = (selector: string, name: string) =>
    document.querySelector(selector)?.getAttribute(name) ?? null;
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  const published = foundDate({
    jsonLd: all('script[type="application/ld+json"]').map((script) => script.textContent ?? ""),
    articlePublished: attribute('meta[property="article:published_time"]', "content"),
    times: all("time[datetime]").map((time) => time.getAttribute("datetime") ?? ""),
  });
  const main = wholePage ? null : mainText(document);
  return {
    address:
      pageAddress(location, [
        attribute('link[rel="canonical"]', "href"),
        attribute('meta[property="og:url"]', "content"),
      ]) ?? foundAt,
    foundAt,
    title: document.querySelector("title")?.textContent?.replace(/\s+/g, " ").trim() || null,
    lang: document.documentElement?.getAttribute("lang") || null,
    published: published?.date ?? null,
    publishedFrom: published?.from ?? null,
    textFrom: main === null ? "whole" : "main",
    text: main ?? textOf(document, dom),
  };
}

/** The story as Readability finds it; null where it finds none. */
function mainText(document: Document): string | null {
  // It changes the document it is given.
  const copy = document.cloneNode(true) as Document;
  try {
    const article = new Readability<Node>(copy, {
      serializer: (element) => element,
      maxElemsToParse: 200_000,
    }).parse();
    const text = article?.content ? textOf(article.content, tree) : "";
    return text.trim() === "" ? null : text;
  } catch {
    return null;
  }
}

function textOf(root: Node, dom: TreeAdapter<Node>): string {
  return joinBlocks(readBlocks(root, dom)).text;
}

const tree: TreeAdapter<Node> = {
  textOf: (node) => (node.nodeType === 3 ? (node as Text).data : null),
  // linkedom keeps the capitals that Readability makes elements with.
  tagOf: (node) => (node.nodeType === 1 ? (node as Element).localName.toLowerCase() : null),
  attribute: (node, name) => (node as Element).getAttribute(name),
  children: (node) => [...node.childNodes],
};
