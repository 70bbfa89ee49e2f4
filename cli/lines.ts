/** The lines of a stream, however long: one that is too long for memory is passed over and told. */
import { createReadStream } from "node:fs";

/** `text` is null for a line longer than the limit. `bytes` with the line's end. */
export type Line = { text: string | null; bytes: number; hasEnd: boolean };

const NEWLINE = 10;
const RETURN = 13;

/**
 * @param longest bytes of a line; nobody's for lines that we wrote ourselves
 * @returns as many as end in each piece of the stream
 */
export async function* readLines(
  stream: AsyncIterable<Uint8Array>,
  longest = Number.POSITIVE_INFINITY,
): AsyncGenerator<Line[]> {
  let pieces: Uint8Array[] = [];
  let bytes = 0;
  const line = (hasEnd: boolean): Line => {
    const read = { text: bytes > longest ? null : textOf(pieces, hasEnd), bytes, hasEnd };
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
    const lines: Line[] = [];
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, at + 1));
      from = at + 1;
      lines.push(line(true));
    }
    if (from < chunk.length) add(chunk.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (bytes > 0) yield [line(false)];
}

/** Without its end. */
function textOf(pieces: readonly Uint8Array[], hasEnd: boolean): string {
  const [first] = pieces;
  const line = pieces.length === 1 && first ? first : Buffer.concat(pieces);
  const end = hasEnd ? line.length - (line.at(-2) === RETURN ? 2 : 1) : line.length;
  return Buffer.from(line.buffer, line.byteOffset, end).toString("utf8");
}

export function linesOf(path: string): AsyncGenerator<Line[]> {
  return readLines(createReadStream(path, { highWaterMark: 1 << 18 }));
}
