/** The pages a feed names: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1. */
import { parseFeed } from "feedsmith";
import { firstElement } from "./firstElement.ts";
import { listedDay } from "./listedDay.ts";
import { type ListedPage, listedAddress } from "./listedPage.ts";

type Found = {
  link: string | undefined;
  title: string | undefined;
  dates: (string | undefined)[];
  changed: string | undefined;
};

/** UTF-16 units in which a feed of JSON says what it is. */
const BEGINNING = 4096;

/** Could the text be a feed? By its beginning: it may still hold nothing that can be read. */
export function looksLikeFeed(text: string): boolean {
  const beginning = text.slice(0, BEGINNING).replace(/^\ufeff/, "");
  if (/^\s*\{/.test(beginning))
    return /"version"\s*:\s*"https?:\/\/(?:www\.)?jsonfeed\.org\//.test(beginning);
  return /^(?:rss|rdf:rdf|(?:\w+:)?feed)$/.test(firstElement(text) ?? "");
}

/**
 * @param text of the feed
 * @param address where it is, for links of which a part is left out; null for a file
 * @returns its pages in its order, each once; those without a web address are left out
 * @throws Error for what is no feed, or one that cannot be read
 */
export function readFeed(text: string, address: string | null, today = new Date()): ListedPage[] {
  const { found, base, lang } = itemsOf(text.replace(/^\ufeff/, ""));
  const from = listedAddress(base, address) ?? address;
  const pages = new Map<string, ListedPage>();
  for (const { link, title, dates, changed } of found) {
    const page = listedAddress(link, from);
    if (!page || pages.has(page)) continue;
    const published = dates.map((date) => listedDay(date, lang, today)).find((day) => day !== null) ?? null;
    pages.set(page, {
      address: page,
      title: plain(title),
      published,
      changed: listedDay(changed, lang, today) ?? published,
      by: "feed",
    });
  }
  return [...pages.values()];
}

/** Of the many things a feed may hold: what a page is found and dated by. */
function itemsOf(text: string): { found: Found[]; base: string | undefined; lang: string | undefined } {
  const { format, feed } = parseFeed(text);
  switch (format) {
    case "rss":
      return {
        base: feed.link,
        lang: feed.language,
        found: (feed.items ?? []).map(({ link, guid, title, pubDate, dc, dcterms, atom }) => ({
          link:
            link ??
            atom?.links?.find(isAlternate)?.href ??
            (guid?.isPermaLink === false ? undefined : guid?.value),
          title,
          dates: [
            pubDate as string | undefined,
            dc?.dates?.[0] as string | undefined,
            dcterms?.created as string | undefined,
          ],
          changed: undefined,
        })),
      };
    case "rdf":
      return {
        base: feed.link,
        lang: feed.dc?.languages?.[0],
        found: (feed.items ?? []).map(({ link, title, rdf, dc }) => ({
          link: link ?? rdf?.about,
          title,
          dates: [dc?.dates?.[0] as string | undefined],
          changed: undefined,
        })),
      };
    case "atom":
      return {
        base: feed.xml?.base ?? feed.links?.find(isAlternate)?.href,
        lang: feed.xml?.lang,
        found: (feed.entries ?? []).map(({ links, id, title, published, updated }) => ({
          link: links?.find(isAlternate)?.href ?? id,
          title: title?.value,
          dates: [published as string | undefined, updated as string | undefined],
          changed: updated as string | undefined,
        })),
      };
    case "json":
      return {
        base: feed.home_page_url,
        lang: feed.language,
        found: (feed.items ?? []).map(({ url, external_url, id, title, date_published, date_modified }) => ({
          link: url ?? external_url ?? id,
          title,
          dates: [date_published as string | undefined],
          changed: date_modified as string | undefined,
        })),
      };
  }
}

function isAlternate({ rel = "alternate" }: { rel?: string | undefined }): boolean {
  return rel === "alternate";
}

/** Titles may come with markup. */
function plain(title: string | undefined): string | null {
  return (
    title
      ?.replace(/<\/?[a-z][^<>]*>/gi, "")
      .replace(/\s+/g, " ")
      .trim() || null
  );
}
