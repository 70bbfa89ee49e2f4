/** What the live page says of itself. */
import { MOST } from "../../core/html/date/dateSources.ts";
import { documentDates } from "../../core/html/date/documentDate.ts";
import { publishedDate } from "../../core/html/date/publishedDate.ts";
import { publisherCountry } from "../../core/html/pageCountry.ts";
import type { PageText } from "../pageMessageSchemas.ts";

/** Without its date: the whole page is looked through for that, and only where something depends on it. */
export function saidByPage(): Omit<PageText["said"], "published"> {
  const country = publisherCountry(countryScripts());
  return {
    url: location.href,
    ...given("lang", document.documentElement.lang),
    ...given("locale", document.querySelector('meta[property="og:locale"]')?.getAttribute("content")),
    ...given("publisherCountry", country),
  };
}

/** ISO date; null where the page gives none. */
export function publishedOn(): string | null {
  return publishedDate(documentDates(document, location.href));
}

/** Of the JSON-LD scripts, those that speak of a country: few do, and many are long. */
function countryScripts(): string[] {
  const scripts = [...document.querySelectorAll('script[type*="ld+json" i]')].slice(0, MOST.scripts);
  return scripts
    .map(({ textContent }) => textContent ?? "")
    .filter((source) => source.length <= MOST.scriptLength && source.includes("addressCountry"));
}

function given<K extends string>(key: K, value: string | null | undefined): { [key in K]?: string } {
  return value ? ({ [key]: value } as { [key in K]: string }) : {};
}
