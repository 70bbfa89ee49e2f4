/** Where the next record of a WARC file begins, from any byte on. */
import { open } from "node:fs/promises";
import { constants, gunzipSync } from "node:zlib";

/** Bytes looked at in one go, and those of two goes that overlap. */
const STRETCH = 1 << 20;
const OVERLAP = 16;
/** Bytes it takes to tell what a member holds. */
const TELLING = 4096;

const MEMBER = Buffer.from([0x1f, 0x8b, 0x08]);
const PLAIN = Buffer.from("WARC/1.");

/** Bytes of a record's own lines, at most: what a packed record has more than its content. */
export const LONGEST_HEAD = 1 << 16;

/**
 * @param length of what the packed record before holds, where it is known: a record that does not end behind so much may be
 *   inside it, as in an archive of archives
 * @returns the offset, or null when there is none before `size`
 */
export async function nextRecord(
  path: string,
  from: number,
  size: number,
  length: number | null = null,
): Promise<number | null> {
  const file = await open(path);
  let firstOfAll: number | null = null;
  try {
    for (let at = from; at < size; at += STRETCH - OVERLAP) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(STRETCH), 0, STRETCH, at);
      const stretch = buffer.subarray(0, bytesRead);
      for (const candidate of candidates(stretch)) {
        const beginning = await file.read(Buffer.alloc(TELLING), 0, TELLING, at + candidate);
        if (!isRecord(beginning.buffer.subarray(0, beginning.bytesRead))) continue;
        if (length === null || (await unpackedBefore(at + candidate)) <= LONGEST_HEAD) return at + candidate;
        firstOfAll ??= at + candidate;
      }
    }
    return firstOfAll;

    /** A member ends with its length (RFC 1952): by how much it is more than what the record holds. */
    async function unpackedBefore(offset: number): Promise<number> {
      const { buffer } = await file.read(Buffer.alloc(4), 0, 4, offset - 4);
      return (buffer.readUInt32LE(0) - ((length ?? 0) % 2 ** 32) + 2 ** 32) % 2 ** 32;
    }
  } finally {
    await file.close();
  }
}

function* candidates(bytes: Buffer): Generator<number> {
  for (let at = 0; at < bytes.length; at++) {
    const member = bytes.indexOf(MEMBER, at);
    const plain = bytes.indexOf(PLAIN, at);
    const found = [member, plain].filter((offset) => offset >= 0);
    if (found.length === 0) return;
    at = Math.min(...found);
    yield at;
  }
}

function isRecord(beginning: Buffer): boolean {
  if (beginning.subarray(0, PLAIN.length).equals(PLAIN)) return true;
  try {
    const text = gunzipSync(beginning, { finishFlush: constants.Z_SYNC_FLUSH });
    return text.subarray(0, PLAIN.length).equals(PLAIN);
  } catch {
    return false;
  }
}
