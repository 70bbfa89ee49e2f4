/** What tells England from abroad, built in; read once, where it is first needed. */
import type { CountrySigns } from "../../core/find/country/signs.ts";
import { loadOnce } from "./loadOnce.ts";

export const countrySigns = loadOnce(load).get;

/** @param places folded, of a page; the surroundings of others stay here */
export async function countrySignsFor(places: readonly string[]): Promise<CountrySigns> {
  const { surroundings, ...signs } = await countrySigns();
  const wanted = places.flatMap((place) => {
    const around = surroundings[place];
    return around ? [[place, around] as const] : [];
  });
  return { ...signs, surroundings: Object.fromEntries(wanted) };
}

async function load(): Promise<CountrySigns> {
  const response = await fetch("/country.json");
  return (await response.json()) as CountrySigns;
}
