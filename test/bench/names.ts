/** Every name the finder knows, spelled out: what a plain search must be given to find the same. */
import { lexiconData } from "../../core/bundledData.ts";
import type { LexiconEntity } from "../../core/find/lexicon.ts";
import { DESIGNATIONS, designationBit } from "../../core/model/nameForm.ts";

/** Longest first. */
export function allNames(): string[] {
  return [...new Set(lexiconData.entities.flatMap(written))].sort((a, b) => b.length - a.length);
}

/** Without bare places, which a plain search cannot judge: what a reader would want marked. */
export function councilNames(): string[] {
  const places = new Set(lexiconData.entities.flatMap((e) => [...(e.places ?? []), ...(e.weakPlaces ?? [])]));
  return allNames().filter((name) => !places.has(name));
}

function written({
  places = [],
  weakPlaces = [],
  names: whole = [],
  weakNames = [],
  designations = 0,
}: LexiconEntity) {
  const all = [...places, ...weakPlaces];
  const behind = DESIGNATIONS.filter((d) => (designations & designationBit(d)) !== 0).map(inCapitals);
  return [...all, ...all.flatMap((place) => behind.map((d) => `${place} ${d}`)), ...whole, ...weakNames];
}

function inCapitals(words: string): string {
  return words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
