/** Bare places -> mentions of those that mean their councils. */
import { weighCountry } from "../country/country.ts";
import type { Evidence, PageContext, PageEvidence } from "../evidence.ts";
import type { LexiconEntity } from "../lexicon.ts";
import { areListed } from "../lists.ts";
import { makeMention } from "../makeMention.ts";
import { confidenceOf, logOddsOf, type Mention } from "../mention.ts";
import { choose, existedOn, type Place } from "../readHits.ts";
import { LINK_PLACES_FROM } from "../weights.ts";
import { MEANT_ELSEWHERE, OTHERS_NEARBY } from "./features.ts";
import { areCouncillorsBehind, seePlace, weighFeatures } from "./weighPlace.ts";

/** A place with what is seen of it. */
export type SeenPlace = { place: Place; entity: LexiconEntity; features: string[] };

type Surroundings = {
  page: PageContext;
  evidence: PageEvidence;
  /** Ids of councils that the page names in full. */
  known: ReadonlySet<string>;
  /** Mentions of the text that are no bare places. */
  named: readonly Mention[];
};

/** @param from the confidence from which a place is linked */
export function findPlaces(
  text: string,
  places: readonly Place[],
  around: Surroundings,
  { from = LINK_PLACES_FROM, explain }: { from?: number | undefined; explain?: boolean | undefined },
): Mention[] {
  const { country } = around.evidence;
  const against = ({ place }: SeenPlace): Evidence[] => {
    const evidence = weighCountry(place.entries, country);
    return logOddsOf(evidence) < 0 ? evidence : [];
  };
  const seen = seePlaces(text, places, around, against);
  const mentions = seen.flatMap((item) => {
    const evidence = [...weighFeatures(item.features), ...against(item)];
    return makeMention(text, item.place, item.entity, evidence, around.page, { explain }) ?? [];
  });
  return mentions
    .filter(({ confidence }) => confidence >= from)
    .map((mention) => ({ ...mention, class: "place" }));
}

/**
 * Every bare place that could mean a council, with all that is seen of it.
 *
 * @param against what speaks against one beside its features; counts in what is said of the others
 */
export function seePlaces(
  text: string,
  places: readonly Place[],
  { page, evidence: { topic }, known, named }: Surroundings,
  against: (seen: SeenPlace) => Evidence[] = () => [],
): SeenPlace[] {
  const listed = lists(text, places);
  const alone = places.flatMap((place, i): SeenPlace[] => {
    if (!topic.isOurs && !areCouncillorsBehind(text, place.end)) return [];
    const entity = choose(place.entries, page);
    if (!entity || !mayBePlace(entity, page)) return [];
    const features = seePlace(text, place, listed[i] ?? place, topic, known.has(entity.id));
    return features ? [{ place, entity, features }] : [];
  });
  const meant = alone.filter((item) => {
    return confidenceOf([...weighFeatures(item.features), ...against(item)]) >= LINK_PLACES_FROM;
  });
  const sayOfOthers = readOthers(text, meant, named);
  return alone.map((item) => ({ ...item, features: [...item.features, ...sayOfOthers(item)] }));
}

/** A place means a council of today, or of the day the page was published. */
function mayBePlace(entity: LexiconEntity, page: PageContext): boolean {
  if (entity.kind === "council") return true;
  return entity.kind === "former" && page.published !== undefined && existedOn(entity, page.published);
}

/** For each place, where the list of places begins and ends that it stands in. */
function lists(text: string, places: readonly Place[]): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (let first = 0; first < places.length; ) {
    let last = first;
    for (let next = places[last + 1]; next; next = places[last + 1]) {
      if (!areListed(text, places[last] ?? next, next)) break;
      last++;
    }
    const span = { start: places[first]?.start ?? 0, end: places[last]?.end ?? 0 };
    for (; first <= last; first++) spans.push(span);
  }
  return spans;
}

/** @returns what the other places and names of the text say of one */
function readOthers(text: string, meant: readonly SeenPlace[], named: readonly Mention[]) {
  const times = new Map<string, number>();
  const byParagraph = new Map<number, Set<string>>();
  const paragraphAt = paragraphCounter(text);
  const add = (start: number, id: string) => {
    const paragraph = paragraphAt(start);
    byParagraph.set(paragraph, (byParagraph.get(paragraph) ?? new Set()).add(id));
  };
  for (const { place, entity } of meant) {
    times.set(entity.id, (times.get(entity.id) ?? 0) + 1);
    add(place.start, entity.id);
  }
  for (const mention of named) if (mention.class === "name") add(mention.start, mention.councils[0] ?? "");
  const isMeant = new Set(meant.map(({ place }) => place));
  return ({ place, entity }: SeenPlace): string[] => {
    const elsewhere = (times.get(entity.id) ?? 0) - (isMeant.has(place) ? 1 : 0);
    const near = byParagraph.get(paragraphAt(place.start)) ?? new Set();
    return [
      ...(elsewhere > 0 ? [MEANT_ELSEWHERE] : []),
      ...(near.size > (near.has(entity.id) ? 1 : 0) ? [OTHERS_NEARBY] : []),
    ];
  };
}

/** @returns the number of the paragraph that an offset is in */
function paragraphCounter(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf("\n\n"); at >= 0; at = text.indexOf("\n\n", at + 2)) ends.push(at);
  return (offset) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
