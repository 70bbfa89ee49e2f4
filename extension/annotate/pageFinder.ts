/** The finder as a page uses it. */
import builtInLexicon from "virtual:council-ratings/ready-lexicon";
import type { CountrySigns } from "../../core/find/country/signs.ts";
import type { PageContext, PageEvidence } from "../../core/find/evidence.ts";
import { createFinder, type Find, type Finder } from "../../core/find/find.ts";
import { openLexicon, type ReadyLexicon } from "../../core/find/lexicon.ts";
import { readPageEvidence } from "../../core/find/pageEvidence.ts";
import { readPage } from "./readPage.ts";

export type PageFinder = {
  find: Find;
  namesakes: Finder["namesakes"];
  /** What the page says of itself, its date among it. */
  readPage(): PageContext;
  readPageEvidence(text: string, page: PageContext, signs: CountrySigns | undefined): PageEvidence;
};

/** @param newer names that came since the extension was built; null for those built in */
export function createPageFinder(newer: ReadyLexicon | null): PageFinder {
  const find = createFinder(openLexicon(newer ?? builtInLexicon));
  return { find, namesakes: find.namesakes, readPage, readPageEvidence };
}
