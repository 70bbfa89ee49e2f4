/** Lists that share one designation or style: "Kent and Essex county councils", "the London boroughs of Camden and Brent". */
import { designationBit } from "../model/nameForm.ts";
import type { Entry } from "./lexicon.ts";
import { type Reading, readDesignation, readStyle } from "./names.ts";
import type { Hit } from "./scan.ts";
import { gapBefore, type Word, wordAfter, wordBefore, wordEndingAt } from "./words.ts";

type Plural = Extract<Reading, { kind: "plural" }>;
type Name = Extract<Reading, { kind: "name" }>;

/** The places that end, and that start, at an offset. */
export type Places = { endingAt: Map<number, Place>; startingAt: Map<number, Place> };
type Place = { start: number; end: number; entries: Entry[] };

const LONGEST_LIST = 40;
const QUALIFIER = /^(county|city|borough|district)$/;

export function indexPlaces(hits: readonly Hit[]): Places {
  const places: Places = { endingAt: new Map(), startingAt: new Map() };
  for (const { start, ends } of hits) {
    for (const { end, entries } of ends) {
      const place = { start, end, entries: entries.filter((e) => e.form === "place") };
      if (place.entries.length === 0) continue;
      if (!places.endingAt.has(end)) places.endingAt.set(end, place);
      if (!places.startingAt.has(start)) places.startingAt.set(start, place);
    }
  }
  return places;
}

/**
 * Reads a list backwards from its last place, which carries the plural designation.
 * @returns the names in reverse order; empty when there is no list ("Kent councils" are councils in Kent)
 */
export function readListBefore(text: string, last: Plural, places: Places): Name[] {
  const how = `in a list before "${text.slice(last.placeEnd, last.end).trim()}"`;
  const names: Name[] = [];
  const add = (start: number, end: number, entries: Entry[]) => {
    const fitting = entriesFitting(entries, last.designations);
    if (fitting.length > 0) names.push({ kind: "name", start, end, entries: fitting, how, doubts: [] });
  };
  add(last.start, last.end, last.entries);
  let at = last.start;
  for (let count = 0; count < LONGEST_LIST; count++) {
    const end: number | null = separatorBefore(text, at);
    if (end === null) break;
    const qualifier: Word | null = wordEndingAt(text, end);
    const isQualified = qualifier !== null && QUALIFIER.test(qualifier.folded);
    const placeEnd: number = isQualified ? gapBefore(text, qualifier.start) : end;
    const place: Place | undefined = places.endingAt.get(placeEnd) ?? places.endingAt.get(end);
    if (!place) break;
    add(place.start, end, place.entries);
    at = place.start;
  }
  const joined = separatorBefore(text, last.start);
  const shares =
    joined !== null && /^(north|south|east|west)$/i.test(text.slice(Math.max(0, joined - 5), joined).trim());
  return names.length > 1 || shares ? names : [];
}

/** Reads a list forwards from a plural style in front of its first place. */
export function readListAfter(text: string, first: Place, places: Places): Name[] {
  const style = readStyle(text, first.start);
  if (!style?.plural || !style.strong) return [];
  const names: Name[] = [];
  let place: Place | undefined = first;
  while (place && names.length < LONGEST_LIST) {
    const entries = entriesFitting(place.entries, designationBit("borough council"));
    const { start, end }: Place = place;
    if (entries.length > 0)
      names.push({ kind: "name", start, end, entries, how: `in a list after "${style.words}"`, doubts: [] });
    const next = separatorAfter(text, end);
    place = next === null || readDesignation(text, end) ? undefined : places.startingAt.get(next);
  }
  return names;
}

/** Do two places stand in one list, with nothing but a comma or "and" between them? */
export function areListed(text: string, first: { end: number }, second: { start: number }): boolean {
  return separatorBefore(text, second.start) === first.end;
}

/** Entries that take the shared designation; failing those, councils: "Lambeth and Westminster City Councils". */
function entriesFitting(entries: readonly Entry[], designations: number): Entry[] {
  const exact = entries.filter((e) => ((e.entity?.designations ?? 0) & designations) !== 0);
  if (exact.length > 0) return exact;
  return entries.filter(
    (e) => e.entity?.kind === "council" || e.entity?.kind === "district" || e.entity?.kind === "former",
  );
}

/** Where the list item before `, `, ` and ` or `, and ` ends; null when there is no separator. */
function separatorBefore(text: string, at: number): number | null {
  const and = wordBefore(text, at);
  let end = and?.folded === "and" ? gapBefore(text, and.start) : at;
  if (end === at) end = gapBefore(text, at);
  if (text[end - 1] === ",") return gapBefore(text, end - 1);
  return and?.folded === "and" ? end : null;
}

function separatorAfter(text: string, at: number): number | null {
  const comma = text[at] === ",";
  const after = comma ? at + 1 : at;
  const word = wordAfter(text, after);
  if (!word) return null;
  if (word.folded !== "and") return comma ? word.start : null;
  return wordAfter(text, word.end)?.start ?? null;
}
