/** The live page as the scan log keeps it. Runs in the page, brought there only while the log is on. */

import builtInLexicon from "virtual:council-ratings/ready-lexicon";
import type { CountrySigns } from "../../core/find/country/signs.ts";
import { createFinder } from "../../core/find/find.ts";
import { openLexicon } from "../../core/find/lexicon.ts";
import { joinBlocks, readBlocks } from "../../core/html/blocks.ts";
import { findOnPage, plainText } from "../../core/record/findOnPage.ts";
import type { FoundPage } from "../../core/record/pageRecord.ts";
import { readDocument } from "../../core/record/readDocument.ts";
import { domText, type LiveNode } from "../annotate/domText.ts";
import type { LogStart } from "../messages.ts";

/** @param fetchSigns what tells England from abroad, for places that have namesakes there */
export async function readLivePage(
  { wholePage, lexicon }: LogStart,
  fetchSigns: (places: string[]) => Promise<CountrySigns>,
): Promise<FoundPage> {
  const names = openLexicon(lexicon ?? builtInLexicon);
  const location = document.location.href;
  const isPage = /html/.test(document.contentType);
  const wholeText = joinBlocks(readBlocks<LiveNode>(document, domText())).text;
  const find = createFinder(names, await fetchSigns(createFinder(names).namesakes(wholeText)));
  // The browser shows a text as a page of its own making.
  if (!isPage) return findOnPage(plainText(wholeText, { location, foundAt: location }), find);
  const wantsStory = !wholePage && find.mayName(wholeText);
  return findOnPage(readDocument(document, { location, foundAt: location, wholeText, wantsStory }), find);
}
