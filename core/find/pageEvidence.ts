/** What a page as a whole says of the names in it, read once however many parts its text is taken in. */
import { readCountry } from "./country.ts";
import type { PageContext, PageEvidence } from "./evidence.ts";
import { readTopic } from "./places.ts";

/** @param text the page's text; only its beginning is looked at */
export function readPageEvidence(text: string, page: PageContext): PageEvidence {
  const country = readCountry(text, page);
  return { country, topic: readTopic(country.text) };
}
