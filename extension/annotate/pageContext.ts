/** What the live page says of itself. */
import type { PageContext } from "../../core/find/mention.ts";
import { publishedDate } from "../../core/html/publishedDate.ts";

/** @param text the page's text: evidence for the parts of it that are read again later */
export function pageContext(text: string): PageContext {
  return {
    url: location.href,
    lang: document.documentElement.lang || undefined,
    published: pagePublished() ?? undefined,
    text: `${document.title}\n\n${text}`,
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
