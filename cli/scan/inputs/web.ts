/** Pages fetched from the web: one at a time from each site, with pauses; sitemaps are followed. */

import { decodeBytes } from "../../../core/record/decodeBytes.ts";
import { charsetOfType, type Item, kindOfType, looksLikeHtml } from "../../../core/record/rawPage.ts";
import { createPoliteFetch, type PoliteFetch, type PoliteOptions } from "../../update/politeFetch.ts";
import { sitemapAddresses } from "./sitemap.ts";

export type Web = { fetch: PoliteFetch };

/** A sitemap may point to sitemaps, but not for ever. */
const DEEPEST = 3;

export function createWeb(options: PoliteOptions): Web {
  const bySite = new Map<string, PoliteFetch>();
  return {
    fetch(address) {
      const { host } = new URL(address);
      const fetch = bySite.get(host) ?? createPoliteFetch(options);
      bySite.set(host, fetch);
      return fetch(address);
    },
  };
}

export async function* readWeb(address: string, web: Web, depth = 0): AsyncGenerator<Item> {
  try {
    const { bytes, type, address: location } = await web.fetch(address);
    const sitemap = /xml/i.test(type ?? "xml")
      ? sitemapAddresses(decodeBytes(bytes, charsetOfType(type)))
      : null;
    if (sitemap) {
      if (sitemap.isIndex && depth >= DEEPEST)
        throw new Error("sitemaps within sitemaps, too deep to follow");
      for (const listed of sitemap.all) yield* readWeb(listed, web, depth + 1);
      return;
    }
    const kind = kindOfType(type) ?? (!type && looksLikeHtml(bytes) ? "html" : null);
    if (!kind) throw new Error(`not a page but ${type ?? "something unknown"}`);
    const page = { foundAt: address, location, kind, bytes, charset: charsetOfType(type), given: {} };
    yield { page, consumed: 0 };
  } catch (error) {
    yield { problem: { at: address, problem: (error as Error).message }, consumed: 0 };
  }
}
