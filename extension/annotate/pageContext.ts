/** What the live page says of itself. */
import type { PageContext } from "../../core/find/evidence.ts";
import { publisherCountry } from "../../core/html/pageCountry.ts";
import { publishedDate } from "../../core/html/publishedDate.ts";

export function pageContext(): PageContext {
  return {
    url: location.href,
    lang: document.documentElement.lang || undefined,
    locale: document.querySelector('meta[property="og:locale"]')?.getAttribute("content") ?? undefined,
    publisherCountry: publisherCountry(jsonLd()) ?? undefined,
    published: pagePublished() ?? undefined,
  };
}

/** ISO date; null when the page gives none. */
export function pagePublished(): string | null {
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  return publishedDate({
    jsonLd: jsonLd(),
    articlePublished:
      document.querySelector('meta[property="article:published_time"]')?.getAttribute("content") ?? null,
    times: all("time[datetime]").map((time) => time.getAttribute("datetime") ?? ""),
  });
}

function jsonLd(): string[] {
  const scripts = document.querySelectorAll('script[type="application/ld+json"]');
  return [...scripts].map((script) => script.textContent ?? "");
}
