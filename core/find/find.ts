/** Text -> mentions of councils: scan for names, read each in its words, weigh it in its page. */

import { servedOn } from "../model/trustTerms.ts";
import { weighCountry } from "./country/country.ts";
import type { CountrySigns } from "./country/signs.ts";
import type { Evidence, PageContext, PageEvidence, Topic } from "./evidence.ts";
import { restoreOffsets, withoutIgnorables } from "./ignorable.ts";
import { createLexicon, type Entry, type Lexicon, type LexiconData, type LexiconEntity } from "./lexicon.ts";
import { areListed, indexPlaces, readListAfter, readListBefore } from "./lists.ts";
import { confidenceOf, logOddsOf, type Mention, type MentionClass } from "./mention.ts";
import { type Reading, readHit } from "./names.ts";
import { readPageEvidence } from "./pageEvidence.ts";
import { MEANT_ELSEWHERE, OTHERS_NEARBY } from "./place/features.ts";
import { areCouncillorsBehind, seePlace, weighFeatures } from "./place/weighPlace.ts";
import { type Hit, type Steps, scan } from "./scan.ts";
import {
  ARTICLE_IN_FRONT,
  BEFORE_ITS_START,
  LINK_NAMES_FROM,
  LINK_PLACES_FROM,
  LISTED,
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
  /** Counts the units of text looked at. */
  steps?: Steps;
};

type Name = Extract<Reading, { kind: "name" }>;
type Place = Extract<Reading, { kind: "place" }>;
type Span = { start: number; end: number };

export type Find = (text: string, page?: PageContext, options?: FindOptions) => Mention[];

export type Finder = Find & {
  /** Folded places in the text that have a namesake abroad: what `CountrySigns.surroundings` is asked for. */
  namesakes(text: string): string[];
  /** Is there any name in the text that could be a council's? Much quicker than finding. */
  mayName(text: string): boolean;
};

/** @param signs what tells England from abroad; without it, no name is doubted for its namesakes */
export function createFinder(data: LexiconData, signs?: CountrySigns): Finder {
  const lexicon = createLexicon(data);
  const find = (text: string, page: PageContext = {}, options: FindOptions = {}) =>
    findMentions(text, lexicon, page, options, signs);
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

/**
 * @param text plain text; a blank line separates blocks, and no mention crosses one
 * @param page what is known of the page around; never needed, only evidence
 * @returns mentions in order, not overlapping
 */
function findMentions(
  text: string,
  lexicon: Lexicon,
  page: PageContext,
  options: FindOptions,
  signs: CountrySigns | undefined,
): Mention[] {
  const plain = withoutIgnorables(text);
  const mentions = findInPlainText(plain.text, lexicon, page, options, signs);
  return plain.removed.length > 0 ? restoreOffsets(mentions, plain.removed, text) : mentions;
}

function findInPlainText(
  text: string,
  lexicon: Lexicon,
  page: PageContext,
  options: FindOptions,
  signs: CountrySigns | undefined,
): Mention[] {
  const hits = scan(text, lexicon, options.steps);
  if (hits.length === 0) return [];
  const { names, places } = readHits(text, hits);
  const evidence = page.evidence?.() ?? readPageEvidence(text, page, signs);
  const mentions: Mention[] = [];
  const known = new Set<string>(page.known);
  for (const name of names) {
    const entity = choose(name.entries, page.published);
    if (!entity) continue;
    const others = weighOthers(names, name);
    const weighed = [
      ...weighName(text, name, entity, page),
      ...weighCountry(name.entries, evidence.country, others),
    ];
    const mention = makeMention(text, name, entity, weighed, page, options);
    if (mention && mention.confidence >= LINK_NAMES_FROM) {
      mentions.push(mention);
      known.add(entity.id);
    }
  }
  mentions.push(...findPlaces(text, places, evidence, page, known, [...mentions], options));
  return mentions.sort((a, b) => a.start - b.start);
}

function readHits(text: string, hits: readonly Hit[]) {
  const index = indexPlaces(hits);
  const names: Name[] = [];
  const places: Place[] = [];
  const blocked: Reading[] = [];
  for (const hit of hits) {
    const reading = readHit(text, hit);
    if (reading.kind === "name") names.push(reading);
    else if (reading.kind === "plural") names.push(...readListBefore(text, reading, index));
    else if (reading.kind === "no-council") blocked.push(reading);
    else places.push(reading);
    const first = hit.lower ? undefined : index.startingAt.get(hit.start);
    if (first) names.push(...readListAfter(text, first, index));
  }
  const kept = longestFirst<Reading>([...names, ...blocked, ...places]);
  return {
    names: kept.filter((reading) => reading.kind === "name"),
    places: kept.filter((reading) => reading.kind === "place"),
  };
}

/** Keeps the longest of overlapping spans. */
function longestFirst<T extends Span>(spans: T[]): T[] {
  const kept: T[] = [];
  const inOrder = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  for (const span of inOrder) {
    const last = kept.at(-1);
    if (!last || span.start >= last.end) kept.push(span);
    else if (span.end - span.start > last.end - last.start) kept[kept.length - 1] = span;
  }
  return kept;
}

/** Which of the authorities that share a name; null when the name is nobody's we know or cannot be told. */
function choose(entries: readonly Entry[], published: string | undefined): LexiconEntity | null {
  const entities = [...new Set(entries.flatMap((e) => (e.entity ? [e.entity] : [])))];
  if (entities.length <= 1) return entities[0] ?? null;
  const existed = published
    ? entities.filter((e) => existedOn(e, published))
    : entities.filter((e) => !e.end);
  return existed.length === 1 ? (existed[0] ?? null) : null;
}

function existedOn({ start, end }: LexiconEntity, day: string): boolean {
  return (!start || start <= day) && (!end || day <= end);
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
  if (page.published && entity.start && page.published < entity.start) {
    evidence.push({
      reason: `the council began on ${entity.start}, after the page was published`,
      weight: BEFORE_ITS_START,
    });
  }
  return evidence;
}

/** Councils beside this one whose names are found in Britain only. */
function weighOthers(names: readonly Name[], { entries }: Name): Evidence[] {
  const own = new Set(entries.map((e) => e.entity));
  const others = names.filter((name) =>
    name.entries.every((e) => !e.hasNamesake && !own.has(e.entity) && e.entity?.kind !== "trust"),
  );
  const distinct = new Set(others.map((name) => name.entries[0]?.entity?.id));
  if (distinct.size === 0) return [];
  const weight = Math.min(OTHER_COUNCILS_MOST, distinct.size * OTHER_COUNCILS);
  return [{ reason: `other councils of Britain: ${[...distinct].slice(0, 3).join(", ")}`, weight }];
}

function findPlaces(
  text: string,
  places: readonly Place[],
  { country, topic }: PageEvidence,
  page: PageContext,
  known: ReadonlySet<string>,
  named: readonly Mention[],
  options: FindOptions,
): Mention[] {
  const from = options.placesFrom ?? LINK_PLACES_FROM;
  const weighed = seePlaces(text, places, topic, page, known).map(({ place, entity, features }) => {
    const ofCountry = weighCountry(place.entries, country);
    const against = logOddsOf(ofCountry) < 0 ? ofCountry : [];
    return {
      place,
      entity,
      features,
      against,
      evidence: [...weighFeatures(features), ...against],
      linked: false,
    };
  });
  const seen = weighed.map((item) => ({ ...item, isMeant: confidenceOf(item.evidence) >= LINK_PLACES_FROM }));
  for (const [i, item] of weighed.entries()) {
    const around = featuresOfOthers(text, seen, i, named);
    item.evidence = [...weighFeatures([...item.features, ...around]), ...item.against];
  }
  const mentions: Mention[] = [];
  const link = (item: (typeof weighed)[number], listedWith?: Place) => {
    const listed = listedWith && {
      reason: `in a list with ${text.slice(listedWith.start, listedWith.end)}`,
      weight: LISTED,
    };
    if (item.linked) return;
    const evidence = listed ? [...item.evidence, listed] : item.evidence;
    const mention = makeMention(text, item.place, item.entity, evidence, page, options);
    if (!mention || mention.confidence < from) return;
    item.linked = true;
    mentions.push({ ...mention, class: "place" });
  };
  for (const item of weighed) link(item);
  const pairs = weighed.slice(1).map((second, i) => ({ first: weighed[i] ?? second, second }));
  const listed = pairs.filter(({ first, second }) => areListed(text, first.place, second.place));
  for (const { first, second } of listed) if (first.linked) link(second, first.place);
  for (const { first, second } of listed.reverse()) if (second.linked) link(first, second.place);
  return mentions;
}

/** For training: every bare place of a text, with all that is seen of it. */
export function seeAllPlaces(
  text: string,
  lexicon: Lexicon,
  page: PageContext,
  signs: CountrySigns | undefined,
): { start: number; end: number; council: string; features: string[] }[] {
  const { places } = readHits(text, scan(text, lexicon));
  const evidence = readPageEvidence(text, page, signs);
  const named = findInPlainText(text, lexicon, page, {}, signs).filter((m) => m.class !== "place");
  const known = new Set(named.flatMap((m) => m.councils));
  const seen = seePlaces(text, places, evidence.topic, page, known).map((item) => ({
    ...item,
    isMeant: confidenceOf(weighFeatures(item.features)) >= LINK_PLACES_FROM,
  }));
  return seen.map(({ place: { start, end }, entity, features }, i) => ({
    start,
    end,
    council: entity.id,
    features: [...features, ...featuresOfOthers(text, seen, i, named)],
  }));
}

type SeenPlace = { place: Place; entity: LexiconEntity; features: string[] };

/** Every bare place that could mean a council, with what is seen of it. */
function seePlaces(
  text: string,
  places: readonly Place[],
  topic: Topic,
  page: PageContext,
  known: ReadonlySet<string>,
): SeenPlace[] {
  const listed = lists(text, places);
  return places.flatMap((place, i) => {
    if (!topic.isOurs && !areCouncillorsBehind(text, place.end)) return [];
    const entity = choose(place.entries, page.published);
    if (!entity || !mayBePlace(entity, page)) return [];
    const features = seePlace(text, place, listed[i] ?? place, topic, known.has(entity.id));
    return features ? [{ place, entity, features }] : [];
  });
}

/** For each place, where the list of places begins and ends that it stands in. */
function lists(text: string, places: readonly Place[]): Span[] {
  const joins = places.map((place, i) => {
    const next = places[i + 1];
    return next !== undefined && areListed(text, place, next);
  });
  return places.map((place, i) => {
    let [first, last] = [i, i];
    while (first > 0 && joins[first - 1]) first--;
    while (joins[last]) last++;
    return { start: places[first]?.start ?? place.start, end: places[last]?.end ?? place.end };
  });
}

/** What the other places and names of the text say of one. */
function featuresOfOthers(
  text: string,
  seen: readonly (SeenPlace & { isMeant: boolean })[],
  own: number,
  named: readonly Mention[],
): string[] {
  const item = seen[own];
  if (!item) return [];
  const features: string[] = [];
  const meant = seen.filter((other) => other !== item && other.isMeant);
  if (meant.some(({ entity }) => entity === item.entity)) features.push(MEANT_ELSEWHERE);
  const { start, end } = item.place;
  const isNear = (other: Span) =>
    !text.slice(Math.min(end, other.end), Math.max(start, other.start)).includes("\n\n");
  const others = [
    ...meant.filter(({ entity }) => entity !== item.entity).map(({ place }) => place),
    ...named.filter((m) => m.class === "name" && !m.councils.includes(item.entity.id)),
  ];
  if (others.some(isNear)) features.push(OTHERS_NEARBY);
  return features;
}

/** A place means a council of today, or of the day the page was published. */
function mayBePlace(entity: LexiconEntity, { published }: PageContext): boolean {
  if (entity.kind === "council") return true;
  return entity.kind === "former" && published !== undefined && existedOn(entity, published);
}

const CLASS_OF: Record<LexiconEntity["kind"], MentionClass | null> = {
  council: "name",
  former: "former",
  district: "district",
  trust: "trust",
  other: null,
};

function makeMention(
  text: string,
  { start, end }: Span,
  entity: LexiconEntity,
  evidence: Evidence[],
  { published }: PageContext,
  options: FindOptions,
): Mention | null {
  const kind = CLASS_OF[entity.kind];
  if (!kind) return null;
  return {
    start,
    end,
    surface: text.slice(start, end),
    class: kind,
    councils: entity.members
      ? servedOn(entity.members, (id) => entity.terms?.[id] ?? {}, published)
      : [entity.id],
    confidence: confidenceOf(evidence),
    ...(options.explain && { evidence }),
  };
}
