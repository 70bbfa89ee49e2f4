/** What tells England from abroad: the words of it, and what lies around places that have a namesake. */
import { type CountrySigns, SIGNS } from "../find/country/signs.ts";
import type { Dataset } from "./schema.ts";

export function countrySigns({ surroundings: { regions, places } }: Dataset): CountrySigns {
  return {
    signs: SIGNS,
    regions,
    surroundings: Object.fromEntries(places.map(({ place, home, abroad }) => [place, { home, abroad }])),
  };
}
