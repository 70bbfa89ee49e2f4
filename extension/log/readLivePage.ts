/** The live page as the scan log keeps it. Runs in the page, brought there only while the log is on. */
import builtInLexicon from "virtual:council-ratings/lexicon";
import { createFinder } from "../../core/find/find.ts";
import { findOnPage } from "../../research/record/findOnPage.ts";
import type { FoundPage } from "../../research/record/pageRecord.ts";
import { readDocument } from "../../research/record/readDocument.ts";
import { domText } from "../annotate/domText.ts";
import type { LogStart } from "../messages.ts";

export function readLivePage({ wholePage, lexicon }: LogStart): FoundPage {
  const find = createFinder(lexicon ?? builtInLexicon);
  const location = document.location.href;
  const isPage = /html/.test(document.contentType);
  const page = readDocument(document, {
    location,
    foundAt: location,
    // The browser shows a text as a page of its own making.
    wholePage: wholePage || !isPage,
    dom: domText(),
  });
  return findOnPage(isPage ? page : { ...page, title: null, lang: null }, find);
}
