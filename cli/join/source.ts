/** The bytes of a file or of standard input, with its first ones looked at. */
import { createReadStream, type ReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { UsageError } from "../usageError.ts";

export type Source = {
  /** For messages. */
  name: string;
  /** Up to HEAD bytes, or all there are. */
  head: Buffer;
  /** From the first byte on. */
  bytes: AsyncGenerator<Buffer>;
  progress(): number | null;
  close(): void;
};

/** Enough to tell a table's kind, its delimiter and its encoding. */
const HEAD = 1 << 16;

/** @throws {UsageError} where there is no such file */
export async function openSource(path: string): Promise<Source> {
  const size = path === "-" ? null : await sizeOf(path);
  const stream = path === "-" ? process.stdin : createReadStream(path, { highWaterMark: 1 << 18 });
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first: Buffer[] = [];
  let length = 0;
  let isAll = false;
  while (length < HEAD && !isAll) {
    const { value, done } = await chunks.next();
    if (done) isAll = true;
    else {
      first.push(Buffer.from(value));
      length += value.length;
    }
  }
  let read = 0;
  async function* bytes(): AsyncGenerator<Buffer> {
    for (const chunk of first) {
      read += chunk.length;
      yield chunk;
    }
    while (!isAll) {
      const { value, done } = await chunks.next();
      if (done) return;
      read += value.length;
      yield value;
    }
  }
  return {
    name: path === "-" ? "standard input" : path,
    head: Buffer.concat(first),
    bytes: bytes(),
    progress: () => (size ? Math.min(1, read / size) : null),
    close: () => path !== "-" && (stream as ReadStream).destroy(),
  };
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new UsageError(`Cannot read ${path}: there is no such file.`);
  if (!found.isFile()) throw new UsageError(`Cannot read ${path}: it is a folder, not a table.`);
  return found.size;
}
