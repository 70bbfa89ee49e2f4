/** The finder as a page uses it: brought when the page could name a council, and not before. */
import type { CountrySigns } from "../../core/find/country/signs.ts";
import type { PageContext, PageEvidence } from "../../core/find/evidence.ts";
import type { Find, Finder } from "../../core/find/find.ts";
import type { LexiconData } from "../../core/find/lexicon.ts";

export type PageFinder = {
  find: Find;
  namesakes: Finder["namesakes"];
  /** What the page says of itself, its date among it. */
  readPage(): PageContext;
  readPageEvidence(text: string, page: PageContext, signs: CountrySigns | undefined): PageEvidence;
};

/** @param newer names that came since the extension was built; null for those built in */
export type CreatePageFinder = (newer: LexiconData | null) => PageFinder;

declare global {
  /** Set by the finder's script in the world it shares with the content script. */
  var councilRatingsFinder: CreatePageFinder | undefined;
}
