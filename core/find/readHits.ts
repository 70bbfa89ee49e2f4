/** The hits of a text, each read in its words: names that say "council", and bare places. Nothing overlaps. */
import type { PageContext } from "./evidence.ts";
import type { Entry, LexiconEntity } from "./lexicon.ts";
import { indexPlaces, readListAfter, readListBefore } from "./lists.ts";
import { type Reading, readHit } from "./names.ts";
import type { Hit } from "./scan.ts";

export type Name = Extract<Reading, { kind: "name" }>;
export type Place = Extract<Reading, { kind: "place" }>;
export type Span = { start: number; end: number };

export function readHits(text: string, hits: readonly Hit[]): { names: Name[]; places: Place[] } {
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

/**
 * Which of the authorities that share a name.
 *
 * @param page its date is read where it must decide, and not before: to find it is slow
 * @returns null when the name is nobody's we know or cannot be told
 */
export function choose(
  entries: readonly Entry[],
  page: Pick<PageContext, "published">,
): LexiconEntity | null {
  const entities = [...new Set(entries.flatMap((e) => (e.entity ? [e.entity] : [])))];
  if (entities.length <= 1) return entities[0] ?? null;
  const { published } = page;
  const existed = published
    ? entities.filter((e) => existedOn(e, published))
    : entities.filter((e) => !e.end);
  return existed.length === 1 ? (existed[0] ?? null) : null;
}

export function existedOn({ start, end }: LexiconEntity, day: string): boolean {
  return (!start || start <= day) && (!end || day <= end);
}
