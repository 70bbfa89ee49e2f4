/** The live page as the scan log keeps it. Runs in the page, brought there only while the log is on. */

import builtInLexicon from "virtual:council-ratings/lexicon";
import { createFinder } from "../../core/find/find.ts";
import { joinBlocks, readBlocks } from "../../core/html/blocks.ts";
import { findOnPage, plainText } from "../../core/record/findOnPage.ts";
import type { FoundPage } from "../../core/record/pageRecord.ts";
import { readDocument } from "../../core/record/readDocument.ts";
import { domText } from "../annotate/domText.ts";
import type { LogStart } from "../messages.ts";

export function readLivePage({ wholePage, lexicon }: LogStart): FoundPage {
  const find = createFinder(lexicon ?? builtInLexicon);
  const location = document.location.href;
  const isPage = /html/.test(document.contentType);
  const wholeText = joinBlocks(readBlocks<Node>(document, domText())).text;
  // The browser shows a text as a page of its own making.
  if (!isPage) return findOnPage(plainText(wholeText, { location, foundAt: location }), find);
  const wantsStory = !wholePage && find.mayName(wholeText);
  return findOnPage(readDocument(document, { location, foundAt: location, wholeText, wantsStory }), find);
}
