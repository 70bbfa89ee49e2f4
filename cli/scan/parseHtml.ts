/** An HTML string -> its text, facts and story. Node only: read as browsers read it (parse5). */
import { type DefaultTreeAdapterMap, defaultTreeAdapter, Parser } from "parse5";
import { joinBlocks, readBlocks } from "../../core/html/blocks.ts";
import { parsedElements, parsedReader, parsedTree } from "../../core/html/htmlText.ts";
import { type PageFacts, pageFacts } from "../../core/record/pageFacts.ts";
import { storyIn } from "../../core/record/readDocument.ts";
import { storyDocument } from "./storyDocument.ts";

export type ParsedHtml = {
  /** All the page's text. */
  text(): string;
  elements: number;
  facts(at: { location: string | null; foundAt: string }): PageFacts;
  /** As Readability finds it; null where it finds none. */
  story(): string | null;
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
    story: () => storyIn(storyDocument(parsed.childNodes)),
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
