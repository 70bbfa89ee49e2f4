/** Feeds and sitemaps, packed or not, in pieces: what they list, one after the other. */
import { looksLikeFeed, readFeed } from "./feed.ts";
import type { ListedPage } from "./listedPage.ts";
import { listDecoder } from "./listText.ts";
import { createSitemapReader, type ListedSitemap, looksLikeSitemap, NoSitemap } from "./sitemap.ts";

/** `problem`: why no more could be read; what came before it counts. */
export type FoundInList = { page: ListedPage } | { sitemap: ListedSitemap } | { problem: string };

export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Bytes by which a list is told. */
export const BEGINNING = 8192;
/** Bytes, unpacked. The protocol allows sitemaps of 50 MB. */
const LARGEST_SITEMAP = 100_000_000;
const LARGEST_FEED = 20_000_000;

/** Is it a feed or a sitemap? @param beginning unpacked */
export function looksLikeList(beginning: Uint8Array, charset: string | null): boolean {
  const text = listDecoder(beginning, charset).decode(beginning, { stream: true });
  return looksLikeFeed(text) || looksLikeSitemap(text);
}

/**
 * @param from `address`: where the list is on the web, null for a file; `charset`: as the server said
 * @param gunzip unpacks what is gzipped; what it throws says why there is no more
 */
export async function* readList(
  pieces: Pieces,
  from: { address: string | null; charset: string | null },
  gunzip: (packed: AsyncGenerator<Uint8Array>) => AsyncIterable<Uint8Array>,
): AsyncGenerator<FoundInList> {
  try {
    yield* readWhole(unpacked(pieces, gunzip), from);
  } catch (error) {
    yield { problem: (error as Error).message };
  }
}

async function* readWhole(
  pieces: AsyncGenerator<Uint8Array>,
  { address, charset }: { address: string | null; charset: string | null },
): AsyncGenerator<FoundInList> {
  let text = "";
  let decoder: ReturnType<typeof listDecoder> | null = null;
  let sitemap: ReturnType<typeof createSitemapReader> | null = null;
  let isFeed = false;
  let length = 0;
  let broken: string | null = null;
  try {
    for await (const piece of pieces) {
      decoder ??= listDecoder(piece, charset);
      length += piece.length;
      if (length > (isFeed ? LARGEST_FEED : LARGEST_SITEMAP)) {
        broken = `larger than ${(isFeed ? LARGEST_FEED : LARGEST_SITEMAP) / 1_000_000} MB: the rest of it is not read`;
        break;
      }
      text += decoder.decode(piece, { stream: true });
      if (!sitemap && !isFeed && text.length < BEGINNING && length < BEGINNING) continue;
      isFeed ||= !sitemap && looksLikeFeed(text);
      if (isFeed) continue;
      sitemap ??= createSitemapReader(address);
      yield* found(sitemap.read(text));
      text = "";
    }
  } catch (error) {
    if (error instanceof NoSitemap) throw error;
    broken = `cut off or damaged (${(error as Error).message}): the rest of it is not read`;
  }
  text += decoder?.decode(new Uint8Array(), { stream: false }) ?? "";
  isFeed ||= !sitemap && looksLikeFeed(text);
  if (isFeed) {
    for (const page of pagesOf(text, address, broken)) yield { page };
    if (broken) yield { problem: broken };
    return;
  }
  sitemap ??= createSitemapReader(address);
  yield* found(sitemap.read(text));
  const { isWhole } = sitemap.end();
  if (broken ?? !isWhole) yield { problem: broken ?? "cut off: the rest of it is not read" };
}

/** Of a feed that is cut off as much as there is. */
function pagesOf(text: string, address: string | null, broken: string | null): ListedPage[] {
  try {
    return readFeed(text, address);
  } catch (error) {
    throw new Error(broken ?? `a feed that cannot be read (${(error as Error).message})`);
  }
}

function* found({
  pages,
  sitemaps,
}: {
  pages: ListedPage[];
  sitemaps: ListedSitemap[];
}): Generator<FoundInList> {
  for (const page of pages) yield { page };
  for (const sitemap of sitemaps) yield { sitemap };
}

/** The same bytes, unpacked where they are gzipped: whatever the name or the server says. */
async function* unpacked(
  pieces: Pieces,
  gunzip: (packed: AsyncGenerator<Uint8Array>) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const all = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  const first = await all.next();
  if (first.done) return;
  async function* again() {
    yield first.value as Uint8Array;
    for (let next = await all.next(); !next.done; next = await all.next()) yield next.value as Uint8Array;
  }
  yield* isGzip(first.value) ? gunzip(again()) : again();
}

export function isGzip([first, second]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b;
}
