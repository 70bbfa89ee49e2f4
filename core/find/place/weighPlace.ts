/** When does a bare place name mean its council? "Oxfordshire was rated good by Ofsted" does; "a crash in Oxfordshire" does not. */
import placeWeights from "../../data/placeWeights.json" with { type: "json" };
import type { Evidence, Topic } from "../evidence.ts";
import type { Entry } from "../lexicon.ts";
import { wordAfter, wordBefore } from "../words.ts";
import {
  ABOUT_SERVICES,
  FEATURES,
  HEADLINE_ABOUT,
  IN_HEADLINE,
  NAMED_BY_HEADLINE,
  NAMED_IN_FULL,
  OTHER_MEANING,
  PARAGRAPH_ABOUT,
  PLACE,
  SECTOR_IN_SENTENCE,
  SECTOR_NEARBY,
  SECTOR_WORDS,
  SHARED,
  SPEAKS_OF_INSPECTION,
  SPEAKS_OF_SCHOOLS,
  SPEAKS_OF_SERVICES,
} from "./features.ts";
import { isAbout } from "./topic.ts";

const WEIGHTS: Readonly<Record<string, number>> = placeWeights.weights;

/** How far a sentence and a paragraph are read, to either side. */
const REACH = 180;
const PARAGRAPH = 600;

/**
 * @param list where the list begins and ends that the place stands in; what is said of it is said of each
 * @param known whether the page names the same council in so many words
 * @returns the features that hold of the place; null inside another name ("Kent Police")
 */
export function seePlace(
  text: string,
  { start, end, entries }: { start: number; end: number; entries: readonly Entry[] },
  list: { start: number; end: number },
  topic: Topic,
  known: boolean,
): string[] | null {
  if (isPartOfAnotherName(text, start, end)) return null;
  const before = sentenceBefore(text, list.start);
  const after = sentenceAfter(text, list.end);
  const parts = { before, after, sentence: `${before}\u0000${after}` };
  const seen = FEATURES.filter(({ where, pattern }) => pattern.test(parts[where])).map(({ name }) => name);
  const paragraph = paragraphAround(text, start, end);
  const { headline } = topic;
  const rest = paragraph.replace(parts.before, "").replace(parts.after, "");
  const nearby = headline.text === paragraph ? rest : `${headline.text}\n${rest}`;
  const holds: [string, boolean][] = [
    [NAMED_IN_FULL, known],
    [SPEAKS_OF_SERVICES, topic.services],
    [SPEAKS_OF_INSPECTION, topic.inspection],
    [SPEAKS_OF_SCHOOLS, topic.schools],
    [ABOUT_SERVICES, topic.strong],
    [PARAGRAPH_ABOUT, isAbout(rest)],
    [HEADLINE_ABOUT, headline.isOurs],
    [IN_HEADLINE, headline.isOurs && headline.text === paragraph],
    [NAMED_BY_HEADLINE, headline.text !== paragraph && headline.text.includes(text.slice(start, end))],
    [SHARED, entries.some((e) => e.weak)],
    [OTHER_MEANING, entries.some((e) => e.otherMeaning)],
  ];
  return [
    PLACE,
    ...seen,
    ...holds.filter(([, is]) => is).map(([name]) => name),
    ...asMany(SECTOR_IN_SENTENCE, parts.sentence),
    ...asMany(SECTOR_NEARBY, nearby),
  ];
}

/** As many of the features as there are different words of the sector. */
function asMany(features: readonly string[], text: string): string[] {
  const words = new Set([...text.matchAll(SECTOR_WORDS)].map(([word]) => word.toLowerCase().slice(0, 8)));
  return features.slice(0, words.size);
}

/** @returns each feature with its weight; one without a weight counts nothing */
export function weighFeatures(features: readonly string[]): Evidence[] {
  return features
    .map((reason) => ({ reason, weight: WEIGHTS[reason] ?? 0 }))
    .filter(({ weight }) => weight !== 0);
}

/** "Kent councillors": councillors are of a council, whatever the page is about. */
export function areCouncillorsBehind(text: string, end: number): boolean {
  return /^\s+(?:county |city |borough |district )?councillors?\b/i.test(text.slice(end, end + 30));
}

/** The block that a place stands in, as far as it is read. */
export function paragraphAround(text: string, start: number, end: number): string {
  const from = text.lastIndexOf("\n\n", start - 1);
  const to = text.indexOf("\n\n", end);
  return text.slice(
    Math.max(from < 0 ? 0 : from + 2, start - PARAGRAPH),
    Math.min(to < 0 ? text.length : to, end + PARAGRAPH),
  );
}

/** A capitalised word in front joins the name ("New York", "Jack Barnet") unless it only begins the sentence or title. */
const MAY_STAND_IN_FRONT =
  /^(in|at|of|for|from|to|by|and|or|but|the|with|across|around|near|on|as|while|when|where|since|after|before|that|this|though|although|because|if|so|yet|both|within|ofsted|children|children's|leaders|inspectors|services|authority|inspection|unlike|like|how|why|is|was|has|council|councils|partners|meanwhile|today|now|currently|upgrades|downgrades|praises|criticises|rates|rated|lifts|finds|judges|visits|tells|warns|among|only|neighbouring|nearby|except|than|director|directors|lead|staff)$/;
/** What may follow in a headline that gives every word a capital. */
const MAY_FOLLOW =
  /^(children|children’s|children's|social|local|services|care|was|is|has|ofsted|makes|keeps|kept|retains|loses|told|rated|judged|graded|slips|improves|gets|falls|rises|climbs|must|faces|wins|under|praised|criticised|inspected|upgraded|downgraded|front|and|foster|fostering|adoption|inadequate|good|outstanding|requires|remains|still|to|in|for)$/;

function isPartOfAnotherName(text: string, start: number, end: number): boolean {
  const joined =
    /[A-Za-z0-9][-‐–/@.]$/.test(text.slice(Math.max(0, start - 2), start)) ||
    /^[-‐/@]\w|^\.\w/.test(text.slice(end, end + 2));
  if (joined) return true;
  const qualifier = wordAfter(text, end);
  const next =
    qualifier && /^(city|county|borough)$/.test(qualifier.folded)
      ? wordAfter(text, qualifier.end)
      : qualifier;
  const isService = next && MAY_FOLLOW.test(next.folded);
  const isAlone = next === null || text.slice(end, next.start).includes("\n");
  if (!isAlone && next.capital && !isService) return true;
  const previous = wordBefore(text, start);
  return (
    previous?.capital === true &&
    !MAY_STAND_IN_FRONT.test(previous.folded) &&
    !text.slice(previous.end, start).includes("\n")
  );
}

const SENTENCE_END = /[.!?](?=[\s”"’']*\s[A-Z“"‘'])|\n\s*\n|[•●]/g;

function sentenceBefore(text: string, start: number): string {
  const reach = text.slice(Math.max(0, start - REACH), start);
  let from = 0;
  // The place's own capital may be what shows that a sentence ended.
  for (const match of `${reach}A`.matchAll(SENTENCE_END)) from = match.index + match[0].length;
  return reach.slice(from);
}

function sentenceAfter(text: string, end: number): string {
  const reach = text.slice(end, end + REACH);
  const stop = reach.search(SENTENCE_END);
  return stop < 0 ? reach : reach.slice(0, stop);
}
