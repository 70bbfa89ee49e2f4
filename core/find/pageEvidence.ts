/** What a page as a whole says of the names in it, read once however many parts its text is taken in. */
import { type CountryMarkers, readCountry } from "./country.ts";
import type { PageContext } from "./mention.ts";
import { readTopic, type Topic } from "./places.ts";

export type PageEvidence = { country: CountryMarkers; topic: Topic };

/** @param text the page's text; only its beginning is looked at */
export function readPageEvidence(text: string, page: PageContext): PageEvidence {
  const country = readCountry(text, page);
  return { country, topic: readTopic(country.text) };
}
