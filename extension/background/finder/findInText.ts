/** Finds councils in what a page has told of itself: brought by ../finder.ts when a page could name one. */
import builtInLexicon from "virtual:council-ratings/ready-lexicon";
import { findAcross, learnNames } from "../../../core/find/acrossParts.ts";
import type { CountrySigns } from "../../../core/find/country/signs.ts";
import type { PageContext, PageEvidence } from "../../../core/find/evidence.ts";
import { createFinder } from "../../../core/find/find.ts";
import { openLexicon, type ReadyLexicon } from "../../../core/find/lexicon.ts";
import type { Mention } from "../../../core/find/mention.ts";
import { readPageEvidence } from "../../../core/find/pageEvidence.ts";
import { LINK_LIKELY_PLACES_FROM } from "../../../core/find/weights.ts";
import type { FoundMention } from "../../messages.ts";
import type { ToldPage } from "../../pageMessageSchemas.ts";

/** The mentions of each part, unless they depend on the page's date, which it has not looked for. */
export type FindInText = (page: ToldPage) => Promise<FoundMention[][] | "needs-date">;

/**
 * @param newer names that came since the extension was built; null where those built in are the newest
 * @param loadSigns what tells England from abroad
 */
export function createTextFinder(
  newer: ReadyLexicon | null,
  loadSigns: () => Promise<CountrySigns>,
): FindInText {
  const find = createFinder(openLexicon(newer ?? builtInLexicon));
  const evidenceOf = rememberLast(loadSigns);
  return async ({ parts, text, said, known: knownBefore, likely }) => {
    if (!parts.some(find.mayName)) return parts.map(() => []);
    const known = new Set(knownBefore);
    let isDateMissed = false;
    const { published, ...others } = said;
    const evidence = await evidenceOf(text, others);
    const page: PageContext = {
      ...others,
      known,
      evidence,
      get published() {
        isDateMissed ||= published === undefined;
        return published ?? undefined;
      },
    };
    const found = await findAcross(parts, known, (part) => {
      const mentions = find(part, page, likely ? { placesFrom: LINK_LIKELY_PLACES_FROM } : {});
      learnNames(known, mentions);
      return mentions.map(asFound);
    });
    return isDateMissed ? "needs-date" : found;
  };
}

type Said = Omit<ToldPage["said"], "published">;

/** A long page is told in many messages, each with what the page as a whole says: it is read once for all of them. */
function rememberLast(
  loadSigns: () => Promise<CountrySigns>,
): (text: string, said: Said) => Promise<() => PageEvidence> {
  let last: { page: string; signs: CountrySigns; evidence?: PageEvidence } | null = null;
  return async (text, said) => {
    const signs = await loadSigns();
    const page = JSON.stringify([said, text]);
    const remembered = last?.page === page && last.signs === signs ? last : { page, signs };
    last = remembered;
    return () => (remembered.evidence ??= readPageEvidence(text, said, signs));
  };
}

function asFound({ start, end, class: kind, councils }: Mention): FoundMention {
  return { start, end, class: kind, councils };
}
