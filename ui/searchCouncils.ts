/** Type-ahead: councils by what a reader has typed so far, over every name form. */
import type { LexiconData } from "../core/find/lexicon.ts";
import { foldName } from "../core/model/nameForm.ts";
import type { Register } from "../core/model/register.ts";
import { createResolver } from "../core/model/resolve.ts";
import { type RatingSummary, ratingSummary } from "./ratingView.ts";

/**
 * @param query any part of any form of a name, a trust, a code, or a name misspelt
 * @returns best first: names that begin so, then names with a word that begins so, then what is spelt alike;
 *   councils of today before abolished ones and districts; then in the order of places, as ids are: "barnet"
 */
export function searchCouncils(query: string, register: Register, lexicon: LexiconData): RatingSummary[] {
  const folded = foldName(query);
  if (folded === "") return [];
  const best = new Map<string, number>();
  const offer = (id: string, rank: number) => {
    if (rank < (best.get(id) ?? Number.POSITIVE_INFINITY)) best.set(id, rank);
  };
  for (const { id, kind, members, ...written } of lexicon.entities) {
    if (kind === "other") continue;
    const { places = [], weakPlaces = [], names = [], weakNames = [] } = written;
    const { name = "", shortName = "" } = register.councils[id] ?? register.districts[id] ?? {};
    const rank = Math.min(
      ...[name, shortName, ...places, ...weakPlaces, ...names, ...weakNames].map((n) => rankOf(n, folded)),
    );
    const later = { council: 0, former: 0.3, district: 0.6, trust: 0.4 }[kind];
    if (rank < Number.POSITIVE_INFINITY) for (const each of members ?? [id]) offer(each, rank + later);
  }
  for (const id of resolved(query, register, lexicon)) offer(id, best.size === 0 ? 3 : 0);
  return [...best]
    .map(([id, rank]) => ({ summary: ratingSummary(register, id), rank }))
    .filter((found): found is { summary: RatingSummary; rank: number } => found.summary !== null)
    .sort((a, b) => a.rank - b.rank || a.summary.id.localeCompare(b.summary.id))
    .map(({ summary }) => summary);
}

function rankOf(name: string, query: string): number {
  const folded = foldName(name);
  if (folded === query) return 0;
  if (folded.startsWith(query)) return 1;
  return ` ${folded}`.includes(` ${query}`) ? 2 : Number.POSITIVE_INFINITY;
}

/** What the whole query means, as a name or a code, or what it was perhaps meant to be. */
function resolved(query: string, register: Register, lexicon: LexiconData): string[] {
  const resolve = createResolver(lexicon, register);
  const found = resolve(query);
  switch (found.kind) {
    case "council":
      return [found.council.id];
    case "district":
      return [found.district.id];
    case "trust":
      return found.councils.map((c) => c.id);
    case "ambiguous":
      return found.candidates.map((c) => c.id);
    case "unknown":
      return found.nearest.flatMap((name) => {
        const near = resolve(name);
        if (near.kind === "council") return [near.council.id];
        return near.kind === "district" ? [near.district.id] : [];
      });
    case "other":
      return [];
  }
}
