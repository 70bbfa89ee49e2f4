/** Finds councils in what a page has told of itself: brought by ../finder.ts when a page could name one. */
import builtInLexicon from "virtual:council-ratings/ready-lexicon";
import type { CountrySigns } from "../../../core/find/country/signs.ts";
import type { PageContext, PageEvidence } from "../../../core/find/evidence.ts";
import { createFinder } from "../../../core/find/find.ts";
import { openLexicon, type ReadyLexicon } from "../../../core/find/lexicon.ts";
import type { Mention } from "../../../core/find/mention.ts";
import { readPageEvidence } from "../../../core/find/pageEvidence.ts";
import { LINK_LIKELY_PLACES_FROM } from "../../../core/find/weights.ts";
import type { FoundMention } from "../../messages.ts";
import type { PageText } from "../../pageMessageSchemas.ts";

/** The mentions of each part; null where they depend on the page's date, which it has not looked for. */
export type FindOnPage = (page: PageText) => Promise<FoundMention[][] | null>;

/**
 * @param newer names that came since the extension was built; null where those built in are the newest
 * @param loadSigns what tells England from abroad
 */
export function createPageFinder(
  newer: ReadyLexicon | null,
  loadSigns: () => Promise<CountrySigns>,
): FindOnPage {
  const find = createFinder(openLexicon(newer ?? builtInLexicon));
  return async ({ parts, text, said, known: knownBefore, likely }) => {
    if (!parts.some(find.mayName)) return parts.map(() => []);
    const signs = await loadSigns();
    const known = new Set(knownBefore);
    let evidence: PageEvidence | undefined;
    let isDateMissed = false;
    const { published, ...others } = said;
    const page: PageContext = {
      ...others,
      known,
      evidence: () => (evidence ??= readPageEvidence(text, others, signs)),
      get published() {
        isDateMissed ||= published === undefined;
        return published ?? undefined;
      },
    };
    const read = (part: string): Mention[] => {
      const mentions = find(part, page, likely ? { placesFrom: LINK_LIKELY_PLACES_FROM } : {});
      for (const mention of mentions) {
        if (mention.class === "name") for (const id of mention.councils) known.add(id);
      }
      return mentions;
    };
    let complete = 0;
    const found = parts.map((part, i) => {
      const before = known.size;
      const mentions = read(part);
      if (known.size > before) complete = i;
      return mentions;
    });
    // A full name anywhere on the page is evidence for a place in any part: also for those before it.
    for (const [i, part] of parts.slice(0, complete).entries()) found[i] = read(part);
    return isDateMissed ? null : found.map((mentions) => mentions.map(asFound));
  };
}

function asFound({ start, end, class: kind, councils }: Mention): FoundMention {
  return { start, end, class: kind, councils };
}
