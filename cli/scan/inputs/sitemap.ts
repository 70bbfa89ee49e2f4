/** What a sitemap lists (sitemaps.org protocol 0.9). */
import { DOMParser } from "linkedom";

/** @returns null for anything that is no sitemap; `isIndex`: the addresses are of further sitemaps */
export function sitemapAddresses(xml: string): { isIndex: boolean; all: string[] } | null {
  const root = /<(urlset|sitemapindex)\b/.exec(xml.slice(0, 10_000))?.[1];
  if (!root) return null;
  const document = new DOMParser().parseFromString(xml, "text/xml");
  const inner = root === "urlset" ? "url > loc" : "sitemap > loc";
  const all = [...document.querySelectorAll(inner)].map((loc) => (loc.textContent ?? "").trim());
  return { isIndex: root === "sitemapindex", all: all.filter((address) => /^https?:\/\//i.test(address)) };
}
