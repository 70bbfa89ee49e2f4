/** Downloads a data release, within limits of size and time. */
import type { UpdateProblem } from "../store/updateStatus.ts";

/** Bytes; a release is about 300 kB. */
const LARGEST = 4_000_000;
/** ms for the whole answer. */
const LONGEST = 20_000;

export class UpdateError extends Error {
  override name = "UpdateError";
  constructor(
    readonly problem: UpdateProblem,
    readonly detail = "",
  ) {
    super(`${problem} ${detail}`.trim());
  }
}

export type Fetched = { text: string; etag: string | null };

/**
 * @param etag of the release at hand: the server need not send it again
 * @returns null when that is still the newest
 * @throws UpdateError
 */
export async function fetchRelease(url: string, etag: string | null): Promise<Fetched | null> {
  const signal = AbortSignal.timeout(LONGEST);
  try {
    const response = await fetch(url, {
      headers: etag ? { "if-none-match": etag } : {},
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal,
    });
    if (response.status === 304) return null;
    if (!response.ok) throw new UpdateError("status", String(response.status));
    return { text: await readWithinLimit(response), etag: response.headers.get("etag") };
  } catch (error) {
    if (error instanceof UpdateError) throw error;
    throw new UpdateError(signal.aborted ? "slow" : "unreachable");
  }
}

async function readWithinLimit(response: Response): Promise<string> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = Number(response.headers.get("content-length") ?? 0);
  if (size > LARGEST) {
    await response.body?.cancel();
    throw new UpdateError("too-large");
  }
  size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > LARGEST) {
      await reader?.cancel();
      throw new UpdateError("too-large");
    }
    chunks.push(part.value);
  }
  return new Blob(chunks).text();
}
