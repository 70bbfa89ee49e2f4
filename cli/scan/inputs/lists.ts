/** Feeds and sitemaps as they come, from a file or the web: unpacked by Node. */
import { pipeline, Readable } from "node:stream";
import { constants, createGunzip, gunzipSync } from "node:zlib";
import * as listing from "../../../core/listing/readList.ts";

/** Is it a feed or a sitemap? By its beginning, packed or not. */
export function looksLikeList(bytes: Uint8Array, charset: string | null): boolean {
  return listing.looksLikeList(unpackedBeginning(bytes.subarray(0, listing.BEGINNING)), charset);
}

function unpackedBeginning(bytes: Uint8Array): Uint8Array {
  if (!listing.isGzip(bytes)) return bytes;
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return bytes;
  }
}

/** @param from `address`: where the list is on the web, null for a file; `charset`: as the server said */
export function readList(
  pieces: listing.Pieces,
  from: { address: string | null; charset: string | null },
): AsyncGenerator<listing.FoundInList> {
  // Errors come out of the iteration.
  return listing.readList(pieces, from, (packed) =>
    pipeline(Readable.from(packed), createGunzip(), () => undefined),
  );
}
