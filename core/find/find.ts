/** Text -> mentions of councils: scan for names, read each in its words, weigh it in its page. */

import { weighCountry } from "./country/country.ts";
import type { CountrySigns } from "./country/signs.ts";
import type { Evidence, PageContext } from "./evidence.ts";
import { restoreOffsets, withoutIgnorables } from "./ignorable.ts";
import type { Lexicon, LexiconEntity } from "./lexicon.ts";
import { makeMention } from "./makeMention.ts";
import type { Mention } from "./mention.ts";
import { readPageEvidence } from "./pageEvidence.ts";
import { findPlaces, seePlaces } from "./place/findPlaces.ts";
import { choose, type Name, readHits } from "./readHits.ts";
import { type Steps, scan } from "./scan.ts";
import {
  ARTICLE_IN_FRONT,
  BEFORE_ITS_START,
  LINK_NAMES_FROM,
  NAME,
  NAME_WITH_NAMESAKE,
  OTHER_COUNCILS,
  OTHER_COUNCILS_MOST,
  SHARED_SHORT_NAME,
} from "./weights.ts";

export type FindOptions = {
  /** Say why each link was made. */
  explain?: boolean;
  /** The confidence from which a bare place is linked; `LINK_PLACES_FROM` unless told. */
  placesFrom?: number;
  /** Full names, from which on the text is no page that anybody reads: it is given up with an Error. */
  most?: number;
  /** Counts the units of text looked at. */
  steps?: Steps;
};

/** So many words that a name may begin with, and more, come to one name: most are read as nothing. */
const HITS_PER_NAME = 10;

/**
 * @param text plain text; a blank line separates blocks, and no mention crosses one
 * @param page what is known of the page around; never needed, only evidence
 * @returns mentions in order, not overlapping
 */
export type Find = (text: string, page?: PageContext, options?: FindOptions) => Mention[];

export type Finder = Find & {
  /** Folded places in the text that have a namesake abroad: what `CountrySigns.surroundings` is asked for. */
  namesakes(text: string): string[];
  /** Is there any name in the text that could be a council's? Much quicker than finding. */
  mayName(text: string): boolean;
};

/** @param signs what tells England from abroad; without it, no name is doubted for its namesakes */
export function createFinder(lexicon: Lexicon, signs?: CountrySigns): Finder {
  const find: Find = (text, page = {}, options = {}) => {
    const plain = withoutIgnorables(text);
    const mentions = findMentions(plain.text, lexicon, page, options, signs);
    return plain.removed.length > 0 ? restoreOffsets(mentions, plain.removed, text) : mentions;
  };
  return Object.assign(find, {
    namesakes(text: string) {
      const entries = scan(withoutIgnorables(text).text, lexicon)
        .flatMap(({ ends }) => ends)
        .flatMap((end) => end.entries);
      return [...new Set(entries.filter((e) => e.hasNamesake).map((e) => e.name))];
    },
    mayName: (text: string) => scan(withoutIgnorables(text).text, lexicon).length > 0,
  });
}

/** @param text plain text without characters that are not seen */
function findMentions(
  text: string,
  lexicon: Lexicon,
  page: PageContext,
  options: FindOptions,
  signs: CountrySigns | undefined,
): Mention[] {
  const hits = scan(text, lexicon, options.steps);
  if (hits.length === 0) return [];
  const isList = (names: number) => options.most !== undefined && names > options.most;
  const list = () => new Error("a list, not a page to read: it names councils too often to keep each");
  if (isList(hits.length / HITS_PER_NAME)) throw list();
  const { names, places } = readHits(text, hits);
  if (isList(names.length)) throw list();
  const evidence = page.evidence?.() ?? readPageEvidence(text, page, signs);
  const mentions: Mention[] = [];
  const known = new Set<string>(page.known);
  const sayOthers = readOthers(names);
  for (const name of names) {
    const entity = choose(name.entries, page);
    if (!entity) continue;
    const weighed = [
      ...weighName(text, name, entity, page),
      ...weighCountry(name.entries, evidence.country, sayOthers(name)),
    ];
    const mention = makeMention(text, name, entity, weighed, page, options);
    if (mention && mention.confidence >= LINK_NAMES_FROM) {
      mentions.push(mention);
      known.add(entity.id);
    }
  }
  const around = { page, evidence, known, named: [...mentions] };
  mentions.push(...findPlaces(text, places, around, { ...options, from: options.placesFrom }));
  return mentions.sort((a, b) => a.start - b.start);
}

function weighName(text: string, name: Name, entity: LexiconEntity, page: PageContext): Evidence[] {
  const hasNamesake = name.entries.some((e) => e.hasNamesake);
  const evidence: Evidence[] = [{ reason: name.how, weight: hasNamesake ? NAME_WITH_NAMESAKE : NAME }];
  evidence.push(...name.doubts);
  if (name.entries.every((e) => e.weak))
    evidence.push({ reason: "the short name is shared", weight: SHARED_SHORT_NAME });
  if (
    hasNamesake &&
    /\bthe\s$/i.test(text.slice(Math.max(0, name.start - 5), name.start)) &&
    /^\s+(?:voted|approved|passed|unanimously|on\s)/.test(text.slice(name.end, name.end + 20))
  ) {
    evidence.push({ reason: `"the" in front, as Americans write`, weight: ARTICLE_IN_FRONT });
  }
  if (entity.start && page.published && page.published < entity.start) {
    evidence.push({
      reason: `the council began on ${entity.start}, after the page was published`,
      weight: BEFORE_ITS_START,
    });
  }
  return evidence;
}

/**
 * Councils whose names are found in Britain only are a sign of home for all others.
 *
 * @returns what they say of one name
 */
function readOthers(names: readonly Name[]): (name: Name) => Evidence[] {
  const only = names.filter(({ entries }) =>
    entries.every((e) => !e.hasNamesake && e.entity !== null && e.entity.kind !== "trust"),
  );
  const ids = [...new Set(only.map(({ entries }) => entries[0]?.entity?.id ?? ""))].slice(0, 4);
  return ({ entries }) => {
    const others = ids.filter((id) => !entries.some((e) => e.entity?.id === id));
    if (others.length === 0) return [];
    const weight = Math.min(OTHER_COUNCILS_MOST, others.length * OTHER_COUNCILS);
    return [{ reason: `other councils of Britain: ${others.slice(0, 3).join(", ")}`, weight }];
  };
}

/** For training: every bare place of a text, with all that is seen of it. UTF-16 offsets. */
export function seeAllPlaces(
  text: string,
  lexicon: Lexicon,
  page: PageContext,
  signs: CountrySigns | undefined,
): { start: number; end: number; council: string; features: string[] }[] {
  const { places } = readHits(text, scan(text, lexicon));
  const evidence = readPageEvidence(text, page, signs);
  const named = findMentions(text, lexicon, page, {}, signs).filter((m) => m.class !== "place");
  const known = new Set(named.flatMap((m) => m.councils));
  return seePlaces(text, places, { page, evidence, known, named }).map(({ place, entity, features }) => {
    return { start: place.start, end: place.end, council: entity.id, features };
  });
}
