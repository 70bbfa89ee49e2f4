/** An HTML string -> its text, where each character came from, and what the page says of itself. Node only. */
import { decodeHTML } from "entities";
import { type DefaultTreeAdapterMap, parse, defaultTreeAdapter as tree } from "parse5";
import { type Block, joinBlocks, nodesOf, readBlocks, segmentAt, type TreeAdapter } from "./blocks.ts";
import { type DateSources, dateSources, type ElementReader } from "./date/dateSources.ts";
import { publishedDate } from "./date/publishedDate.ts";
import { firstSaid } from "./firstSaid.ts";
import { publisherCountry } from "./pageCountry.ts";

type Node = DefaultTreeAdapterMap["node"];

export type HtmlText = {
  text: string;
  title: string | null;
  lang: string | null;
  /** `og:locale` */
  locale: string | null;
  publisherCountry: string | null;
  /** ISO date, where the page gives one. */
  published: string | null;
  /** The page's own canonical address. */
  url: string | null;
  /** Offset in the HTML of a character of the text; null between blocks. */
  sourceOffset(textOffset: number): number | null;
};

/** A tree that parse5 made, as text is read from it. */
export const parsedTree: TreeAdapter<Node> = {
  textOf: (node) => (tree.isTextNode(node) ? node.value : null),
  tagOf: (node) => (tree.isElementNode(node) ? node.tagName : null),
  hasAttributes: (node) => tree.isElementNode(node) && node.attrs.length > 0,
  attribute: (node, name) =>
    tree.isElementNode(node) ? (node.attrs.find((a) => a.name === name)?.value ?? null) : null,
  children: (node) => nodesOf("childNodes" in node ? node.childNodes : []),
};

/** @param html any string: browsers' error handling applies, nothing throws */
export function htmlText(html: string): HtmlText {
  const document = parse(html, { sourceCodeLocationInfo: true });
  const block = joinBlocks(readBlocks<Node>(document, parsedTree));
  const elements = parsedElements(document);
  const said = firstSaid(elements, parsedReader);
  const { lang } = said;
  const url = said.canonical ?? said.ogUrl;
  const dates = dateSources(elements, parsedReader, { lang, address: url });
  return {
    text: block.text,
    title: said.title?.trim() ?? null,
    lang,
    locale: said.ogLocale,
    publisherCountry: publisherCountry(dates.jsonLd),
    published: publishedDate(dates),
    url,
    sourceOffset: (offset) => sourceOffset(block, html, offset),
  };
}

/** What an HTML string says of its page's date. */
export function htmlDates(html: string, address: string | null): DateSources {
  const elements = parsedElements(parse(html));
  return dateSources(elements, parsedReader, { lang: firstSaid(elements, parsedReader).lang, address });
}

/** Elements of a tree that parse5 made, in their order. */
export function parsedElements(root: Node): Node[] {
  const found: Node[] = [];
  for (const node of descendants(root)) if (tree.isElementNode(node)) found.push(node);
  return found;
}

/** How one of them is read. */
export const parsedReader: ElementReader<Node> = {
  tag: (e: Node) => parsedTree.tagOf(e) ?? "",
  attribute: (e: Node, name: string) => parsedTree.attribute(e, name),
  text: (node: Node, most: number) => {
    let text = "";
    for (const each of descendants(node)) {
      text += parsedTree.textOf(each) ?? "";
      if (text.length >= most) break;
    }
    return text;
  },
};

function* descendants(root: Node): Generator<Node> {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    if ("childNodes" in node) for (const child of node.childNodes.toReversed()) stack.push(child);
  }
}

function sourceOffset(block: Block<Node>, html: string, offset: number): number | null {
  const segment = segmentAt(block.segments, offset);
  const location = segment && "sourceCodeLocation" in segment.node ? segment.node.sourceCodeLocation : null;
  if (!segment || !location) return null;
  return (
    location.startOffset +
    rawLength(html.slice(location.startOffset, location.endOffset), offset - segment.start)
  );
}

/** How far into raw HTML text the first `decoded` UTF-16 units reach: entities are longer in the source. */
function rawLength(raw: string, decoded: number): number {
  const parts = raw.matchAll(/&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z][A-Za-z\d]*);?|\r\n|[^&\r]+|[&\r]/g);
  let seen = 0;
  for (const part of parts) {
    const text = part[0].startsWith("&") ? decodeHTML(part[0]) : part[0].replace("\r\n", "\n");
    const isPlain = text === part[0];
    if (seen + text.length > decoded || (isPlain && seen + text.length === decoded)) {
      return part.index + (isPlain ? decoded - seen : 0);
    }
    seen += text.length;
  }
  return raw.length;
}
