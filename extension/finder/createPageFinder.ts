/** Runs in the page, brought there where it could name a council. */
import builtInLexicon from "virtual:council-ratings/lexicon";
import { createFinder } from "../../core/find/find.ts";
import { readPageEvidence } from "../../core/find/pageEvidence.ts";
import type { CreatePageFinder } from "../annotate/pageFinder.ts";
import { readPage } from "./readPage.ts";

export const createPageFinder: CreatePageFinder = (newer) => {
  const find = createFinder(newer ?? builtInLexicon);
  return { find, namesakes: find.namesakes, readPage, readPageEvidence };
};
