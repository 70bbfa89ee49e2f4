/** What a sitemap lists (sitemaps.org 0.9, with Google's `news:`), read piece by piece: it may be of any length. */
import { Parser } from "htmlparser2";
import { firstElement } from "./firstElement.ts";
import { listedDay } from "./listedDay.ts";
import { type ListedPage, listedAddress } from "./listedPage.ts";

/** A sitemap that an index names, and the ISO day it was changed last. */
export type ListedSitemap = { address: string; changed: string | null };

export type SitemapReader = {
  /** What has been read whole with this piece. @throws {NoSitemap} */
  read(piece: string): { pages: ListedPage[]; sitemaps: ListedSitemap[] };
  /** Is the text at its end, or was it cut off? To be asked behind the last piece. @throws {NoSitemap} */
  end(): { isWhole: boolean };
};

/** Told by its first element. */
export class NoSitemap extends Error {
  constructor() {
    super("neither a feed nor a sitemap");
  }
}

/** Of one cell: no address or title is longer. */
const LONGEST = 10_000;
const READ = new Set(["loc", "lastmod", "news:publication_date", "news:title"]);

export function looksLikeSitemap(text: string): boolean {
  return /^(?:\w+:)?(?:urlset|sitemapindex)$/.test(firstElement(text) ?? "");
}

/** @param address where the sitemap is; null for a file */
export function createSitemapReader(address: string | null, today = new Date()): SitemapReader {
  let pages: ListedPage[] = [];
  let sitemaps: ListedSitemap[] = [];
  let root: string | null = null;
  let isClosed = false;
  let cells = new Map<string, string>();
  let open: string | null = null;

  const parser = new Parser(
    {
      onopentag(tag) {
        const name = nameOf(tag);
        if (root === null) {
          if (name !== "urlset" && name !== "sitemapindex") throw new NoSitemap();
          root = name;
        }
        if (name === "url" || name === "sitemap") cells = new Map();
        // `image:loc` and `video:title` are of other things.
        if (READ.has(name)) open = name;
      },
      ontext(text) {
        if (open && (cells.get(open)?.length ?? 0) < LONGEST) cells.set(open, (cells.get(open) ?? "") + text);
      },
      onclosetag(tag, isImplied) {
        const name = nameOf(tag);
        if (name === open) open = null;
        if (name === root && !isImplied) isClosed = true;
        if (isImplied) return;
        if (name === "url" && root === "urlset") addPage();
        if (name === "sitemap" && root === "sitemapindex") addSitemap();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );

  return {
    read(piece) {
      parser.write(piece);
      const found = { pages, sitemaps };
      pages = [];
      sitemaps = [];
      return found;
    },
    end() {
      parser.end();
      if (root === null) throw new NoSitemap();
      return { isWhole: isClosed };
    },
  };

  function addPage(): void {
    const page = listedAddress(cells.get("loc"), address);
    if (!page) return;
    const published = listedDay(cells.get("news:publication_date"), "", today);
    pages.push({
      address: page,
      title: cells.get("news:title")?.replace(/\s+/g, " ").trim() || null,
      published,
      changed: listedDay(cells.get("lastmod"), "", today) ?? published,
      by: "sitemap",
    });
  }

  function addSitemap(): void {
    const sitemap = listedAddress(cells.get("loc"), address);
    if (sitemap) sitemaps.push({ address: sitemap, changed: listedDay(cells.get("lastmod"), "", today) });
  }
}

/** Without the prefix some give the protocol's own names; those of extensions keep theirs. */
function nameOf(tag: string): string {
  const name = tag.toLowerCase();
  return /^(?:image|video|xhtml|mobile|news):/.test(name) ? name : name.replace(/^\w+:/, "");
}
