/**
 * A WARC file -> the pages in it (ISO 28500). The library reads records, and ends quietly at the first that is
 * broken: the file is then taken up again at the next record that can be told.
 */
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { AsyncIterReader, WARCParser, type WARCRecord } from "warcio";
import { charsetOfType, kindOfType, looksLikeHtml, type RawPage } from "../../../core/record/rawPage.ts";
import { tooLarge } from "../../web/request.ts";
import type { Item } from "./item.ts";
import { OddMember, PackedMembers } from "./packedMembers.ts";
import { nextRecord } from "./warcRecords.ts";

const unbrotli = promisify(brotliDecompress);

/** Bytes of a record's own lines, before what it holds. */
const LONGEST_HEAD = 1_000_000;
/** Members that are looked through for a head. */
const HEAD_MEMBERS = 4;
/** Bytes that are unpacked in one go. */
const PIECE = 1 << 16;

/** @param largest bytes of one page, unpacked */
export async function* readWarc(path: string, largest: number): AsyncGenerator<Item> {
  const { size } = await stat(path);
  for (let start: number | null = 0; start !== null && start < size; ) {
    let whole = start;
    let reason = "no WARC record";
    let passed: Passed | null = null;
    try {
      for await (const item of readFrom(path, start, largest)) {
        whole = item.end;
        if (item.page) yield { page: item.page, consumed: whole };
        if (item.problem) yield { problem: { at: item.at, problem: item.problem }, consumed: whole };
        if (item.passed) passed = item.passed;
      }
    } catch (error) {
      reason = messageOf(error);
    }
    if (passed) {
      start = await nextRecord(path, passed.from + 1, size, passed.length);
      continue;
    }
    const broken = await behindEmptyLines(path, whole);
    if (broken >= size) return;
    start = await nextRecord(path, broken + 1, size);
    const went = start === null ? "nothing after it could be read" : `went on at byte ${start}`;
    yield {
      problem: { at: `${path}#${broken}`, problem: `a broken record (${reason}); ${went}` },
      consumed: start ?? size,
    };
  }
}

/** A packed record that is not unpacked to its end: where it begins, and how long it says that it is. */
type Passed = { from: number; length: number };
type Read = {
  end: number;
  at: string;
  page?: RawPage | undefined;
  problem?: string | undefined;
  passed?: Passed | undefined;
};

/** Ends, or throws, at the first broken record, and behind one that is passed over. */
async function* readFrom(path: string, start: number, largest: number): AsyncGenerator<Read> {
  const members = new PackedMembers(path, start, largest);
  let odd: number;
  try {
    return yield* readRecords(new RecordReader([], members), { path, start, largest });
  } catch (error) {
    if (!(error instanceof OddMember)) throw error;
    odd = error.offset;
  } finally {
    await members.close();
  }
  const stream = createReadStream(path, { start: odd, highWaterMark: PIECE });
  try {
    yield* readRecords(new RecordReader(stream as AsyncIterable<Uint8Array>), { path, start: odd, largest });
  } finally {
    stream.destroy();
  }
}

type From = { path: string; start: number; largest: number };

async function* readRecords(reader: RecordReader, { path, start, largest }: From): AsyncGenerator<Read> {
  const parser = new WARCParser(reader);
  for (;;) {
    reader.left = LONGEST_HEAD;
    const record = await parser.parse();
    if (!record?.warcType || !record.warcHeaders.headers.has("Content-Length")) return;
    reader.left = Number.POSITIVE_INFINITY;
    const from = start + parser.offset;
    const at = `${path}#${from}`;
    let page: RawPage | undefined;
    let problem: string | undefined;
    let isTooLarge = false;
    try {
      page = await pageIn(record, at, largest);
    } catch (error) {
      if (error instanceof OddMember) throw error;
      isTooLarge = error instanceof TooLarge;
      problem = messageOf(error);
    }
    const length = record.warcContentLength;
    // To unpack what nobody reads may take longer than all the rest.
    if (reader.unpacks && (isTooLarge || length > largest)) {
      yield { end: from, at: locationOf(record) ?? at, page, problem, passed: { from, length } };
      return;
    }
    await readOver(record);
    yield { end: from + parser.recordLength, at: locationOf(record) ?? at, page, problem };
  }
}

class TooLarge extends Error {}

/** Takes whole members where they are given, and gives up lines without an end. */
class RecordReader extends AsyncIterReader {
  /** Bytes that may still be read. */
  left = Number.POSITIVE_INFINITY;
  readonly #members: PackedMembers | null;
  readonly #start: number;

  constructor(
    source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    members: PackedMembers | null = null,
  ) {
    super(source);
    this.#members = members;
    this.#start = members?.to ?? 0;
  }

  override async _next(): Promise<Uint8Array | null> {
    const members = this.#members;
    if (members && this._savedChunk) return super._next();
    const piece = await (members ? members.next() : super._next());
    // Members are of any length, and a head is in one.
    this.left -= members ? LONGEST_HEAD / HEAD_MEMBERS : (piece?.length ?? 0);
    if (this.left < 0) throw new Error("its head has no end");
    return piece;
  }

  /** Does it unpack as it goes? */
  get unpacks(): boolean {
    return this.compressed !== null && this.#members === null;
  }

  override getRawOffset(): number {
    return this.#members ? this.#members.to - this.#start : super.getRawOffset();
  }

  override getRawLength(before: number): number {
    return this.#members ? this.#members.to - this.#members.from : super.getRawLength(before);
  }
}

/** Undefined for what is no page: requests, redirects, errors, images, and the crawler's own logs. */
async function pageIn(record: WARCRecord, at: string, largest: number): Promise<RawPage | undefined> {
  const isResponse = record.warcType === "response";
  if (!isResponse && record.warcType !== "resource" && record.warcType !== "conversion") return undefined;
  const location = locationOf(record);
  if (location && !/^(?:https?|ftp|file):/i.test(location)) return undefined;
  const status = Number(record.httpHeaders?.statusCode);
  if (isResponse && !(status >= 200 && status < 300)) return undefined;
  const header = (name: string) => record.httpHeaders?.headers.get(name) ?? null;
  const type = isResponse ? header("content-type") : (record.warcContentType ?? null);
  const kind = kindOfType(type);
  if (type && !kind) return undefined;
  const bytes = await bodyOf(record, header("content-encoding"), largest);
  if (!kind && !looksLikeHtml(bytes)) return undefined;
  return {
    foundAt: location ?? at,
    location,
    kind: kind ?? "html",
    bytes,
    charset: charsetOfType(type),
    given: {},
  };
}

function locationOf(record: WARCRecord): string | null {
  return record.warcTargetURI?.replace(/^<|>$/g, "") ?? null;
}

/** Chunks are joined and gzip and deflate undone by the library; it does not know Brotli. */
async function bodyOf(record: WARCRecord, encoding: string | null, largest: number): Promise<Uint8Array> {
  const name = encoding?.trim().toLowerCase() ?? "";
  if (name === "zstd" || name === "compress") throw new Error(`packed as "${name}", which cannot be read`);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of record) {
    pieces.push(piece);
    length += piece.length;
    if (length > largest) throw new TooLarge(tooLarge(largest));
  }
  const bytes = joined(pieces, length);
  if (name !== "br" || length === 0) return bytes;
  return unbrotli(bytes, { maxOutputLength: largest }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ERR_BUFFER_TOO_LARGE") throw new TooLarge(tooLarge(largest));
    return bytes;
  });
}

/** @param length of all pieces */
function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces;
  // Not copied, unless that would keep much more in memory.
  const isAlone = only?.length === length && only.buffer.byteLength <= 2 * length;
  return isAlone ? only : Buffer.concat(pieces, length);
}

/** A record ends with two empty lines, which its length does not count in a file that is not compressed. */
async function behindEmptyLines(path: string, from: number): Promise<number> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, from);
    return from + (/^[\r\n]*/.exec(buffer.toString("latin1", 0, bytesRead))?.[0].length ?? 0);
  } finally {
    await file.close();
  }
}

/**
 * To the record's end, behind which its length is known. The library's own `skipFully` would wait for ever for what a
 * file that is cut off does not have.
 *
 * @throws Error where the file ends first
 */
async function readOver({ _reader: rest }: WARCRecord): Promise<void> {
  for await (const _ of rest);
  if ("limit" in rest && Number(rest.limit) > 0) throw new Error("the file is cut off");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
