/** What a page as a whole says of the names in it, read once however many parts its text is taken in. */
import { readCountry } from "./country/country.ts";
import type { CountrySigns } from "./country/signs.ts";
import type { PageContext, PageEvidence } from "./evidence.ts";
import { readTopic } from "./place/topic.ts";

/**
 * @param text the page's text; only its beginning is looked at
 * @param signs undefined where they are not there yet: then nothing is said of the country
 */
export function readPageEvidence(
  text: string,
  page: PageContext,
  signs: CountrySigns | undefined,
): PageEvidence {
  const country = readCountry(text, page, signs);
  return { country, topic: readTopic(country.text, text, page) };
}
