/** Feeds and sitemaps, packed or not: unpacked by the browser. */
import * as listing from "../../../core/listing/readList.ts";

/** Is it a feed or a sitemap? By its beginning, packed or not. */
export async function looksLikeList(bytes: Uint8Array, charset: string | null): Promise<boolean> {
  if (!listing.isGzip(bytes)) return listing.looksLikeList(bytes.subarray(0, listing.BEGINNING), charset);
  for await (const first of gunzip([bytes])) return listing.looksLikeList(first, charset);
  return false;
}

/** @param from `address`: where the list is on the web, null for a file; `charset`: as the server said */
export function readList(
  bytes: Uint8Array,
  from: { address: string | null; charset: string | null },
): AsyncGenerator<listing.FoundInList> {
  return listing.readList([bytes], from, gunzip);
}

async function* gunzip(packed: listing.Pieces): AsyncGenerator<Uint8Array> {
  const pieces: BlobPart[] = [];
  for await (const piece of packed) pieces.push(new Uint8Array(piece));
  const reader = new Blob(pieces).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
