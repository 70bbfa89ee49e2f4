/** The lines of a stream, however long: one that is too long for memory is passed over and told. */
import { createReadStream } from "node:fs";

/** `text` is null for a line longer than the limit. `bytes` with the line's end. */
export type Line = { text: string | null; bytes: number; hasEnd: boolean };

const NEWLINE = 10;

/** @param longest bytes of a line; nobody's for lines that we wrote ourselves */
export async function* readLines(
  stream: AsyncIterable<Uint8Array>,
  longest = Number.POSITIVE_INFINITY,
): AsyncGenerator<Line> {
  let pieces: Uint8Array[] = [];
  let bytes = 0;
  const line = (hasEnd: boolean): Line => {
    const isTooLong = bytes > longest;
    const text = isTooLong
      ? null
      : Buffer.concat(pieces)
          .toString("utf8")
          .replace(/\r?\n$/, "");
    const read = { text, bytes, hasEnd };
    pieces = [];
    bytes = 0;
    return read;
  };
  const add = (piece: Uint8Array) => {
    bytes += piece.length;
    if (bytes > longest) pieces = [];
    else pieces.push(piece);
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, at + 1));
      from = at + 1;
      yield line(true);
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (bytes > 0) yield line(false);
}

export function linesOf(path: string): AsyncGenerator<Line> {
  return readLines(createReadStream(path, { highWaterMark: 1 << 18 }));
}
