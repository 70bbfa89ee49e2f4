/** What the live page says of itself. */
import type { PageContext } from "../../core/find/evidence.ts";
import { publishedDate } from "../../core/html/publishedDate.ts";

export function pageContext(): PageContext {
  return {
    url: location.href,
    lang: document.documentElement.lang || undefined,
    published: pagePublished() ?? undefined,
  };
}

/** ISO date; null when the page gives none. */
export function pagePublished(): string | null {
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  return publishedDate({
    jsonLd: all('script[type="application/ld+json"]').map((script) => script.textContent ?? ""),
    articlePublished:
      document.querySelector('meta[property="article:published_time"]')?.getAttribute("content") ?? null,
    times: all("time[datetime]").map((time) => time.getAttribute("datetime") ?? ""),
  });
}
