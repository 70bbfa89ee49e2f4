/** What the live page says of itself. */
import { MOST } from "../../core/html/date/dateSources.ts";
import { publisherCountry } from "../../core/html/pageCountry.ts";
import type { ToldPage } from "../pageMessageSchemas.ts";

/** Without its date: see pageDate.ts. */
export function saidByPage(): Omit<ToldPage["said"], "published"> {
  return {
    url: location.href,
    lang: document.documentElement.lang || undefined,
    locale: document.querySelector('meta[property="og:locale"]')?.getAttribute("content") ?? undefined,
    publisherCountry: publisherCountry(countryScripts()) ?? undefined,
  };
}

/** Of the JSON-LD scripts, those that speak of a country: few do, and many are long. */
function countryScripts(): string[] {
  const scripts = [...document.querySelectorAll('script[type*="ld+json" i]')].slice(0, MOST.scripts);
  return scripts
    .map(({ textContent }) => textContent ?? "")
    .filter((source) => source.length <= MOST.scriptLength && source.includes("addressCountry"));
}
