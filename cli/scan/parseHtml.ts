/** An HTML string -> a document. Node only: read as browsers read it (parse5), with the DOM Readability asks for (linkedom). */
import { parseHTML } from "linkedom";
import { type DefaultTreeAdapterMap, defaultTreeAdapter, html as names, Parser } from "parse5";
import { joinBlocks, readBlocks } from "../../core/html/blocks.ts";
import { parsedElements, parsedReader, parsedTree } from "../../core/html/htmlText.ts";
import { type PageFacts, pageFacts } from "../../core/record/pageFacts.ts";

type ParsedNode = DefaultTreeAdapterMap["childNode"];
type ParsedElement = DefaultTreeAdapterMap["element"];

export type ParsedHtml = {
  /** All the page's text. */
  text(): string;
  elements: number;
  facts(at: { location: string | null; foundAt: string }): PageFacts;
  /** Slow to make. */
  document(): Document;
};

/**
 * @param html any string: browsers' error handling applies
 * @throws Error for what is no page anybody reads, but made to keep its reader busy
 */
export function parseHtml(html: string): ParsedHtml {
  const { parsed, elements } = parseBounded(html);
  return {
    text: () => joinBlocks(readBlocks<DefaultTreeAdapterMap["node"]>(parsed, parsedTree)).text,
    elements,
    facts: (at) => pageFacts(parsedElements(parsed), parsedReader, at),
    document: () => makeDocument(parsed.childNodes),
  };
}

/** Elements inside one another: browsers stop at 512. The parser looks through all of them at each further one. */
const DEEPEST = 5000;
/** Of one element: the parser compares each with all before it. */
const MOST_ATTRIBUTES = 256;
const ATTRIBUTES = `${MOST_ATTRIBUTES} attributes on one element`;
const MOST_ELEMENTS = 500_000;
/** UTF-16 units between two looks at what has become of the page. */
const STRETCH = 1 << 16;

/** Stops by count, not by time: the same page is given up on every machine. */
function parseBounded(html: string): { parsed: DefaultTreeAdapterMap["document"]; elements: number } {
  let elements = 0;
  const parser = new Parser<DefaultTreeAdapterMap>({
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(...made) {
        if (++elements > MOST_ELEMENTS) throw tooMuch(`${words(MOST_ELEMENTS)} elements`);
        if (made[2].length > MOST_ATTRIBUTES) throw tooMuch(ATTRIBUTES);
        return defaultTreeAdapter.createElement(...made);
      },
    },
  });
  // The element under way is no public part of the parser.
  const tokenizer = parser.tokenizer as typeof parser.tokenizer & {
    currentToken?: { attrs?: unknown[] } | null;
  };
  for (let at = 0; at === 0 || at < html.length; at += STRETCH) {
    tokenizer.write(html.slice(at, at + STRETCH), at + STRETCH >= html.length);
    if (parser.openElements.stackTop > DEEPEST)
      throw tooMuch(`${words(DEEPEST)} elements inside one another`);
    if ((tokenizer.currentToken?.attrs?.length ?? 0) > MOST_ATTRIBUTES) throw tooMuch(ATTRIBUTES);
  }
  return { parsed: parser.document, elements };
}

function tooMuch(what: string): Error {
  return new Error(`no page to be read: it has more than ${what}`);
}

function words(count: number): string {
  return count.toLocaleString("en-GB");
}

function makeDocument(parsed: readonly ParsedNode[]): Document {
  const { document } = parseHTML("<!doctype html>");
  for (const child of [...document.childNodes]) if (child.nodeType !== 10) child.remove();
  // An explicit stack: pages nest deeper than the call stack.
  const stack: { from: readonly ParsedNode[]; to: Node }[] = [{ from: parsed, to: document }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { from, to } = next;
    for (const node of from) {
      if ("tagName" in node) {
        if (isNeverRead(node)) continue;
        const element = makeElement(document, node);
        to.appendChild(element);
        stack.push({ from: node.childNodes, to: element });
      } else if (node.nodeName === "#text" && "value" in node) {
        to.appendChild(document.createTextNode(node.value));
      }
    }
  }
  return document;
}

/** Neither text nor facts, but much of many pages. */
function isNeverRead({ tagName, attrs }: ParsedElement): boolean {
  if (tagName === "style") return true;
  return tagName === "script" && !attrs.some(({ name, value }) => name === "type" && /ld\+json/i.test(value));
}

const NO_STYLE = { value: null };

function makeElement(document: Document, { tagName, namespaceURI, attrs }: ParsedElement): Element {
  const element =
    namespaceURI === names.NS.HTML
      ? document.createElement(tagName)
      : document.createElementNS(namespaceURI, tagName);
  for (const { name, value } of attrs) element.setAttribute(name, value);
  // Readability asks each element for its style, and linkedom makes one to be changed: where there is none, say so.
  if (!attrs.some(({ name }) => name === "style")) Object.defineProperty(element, "style", NO_STYLE);
  return element;
}
