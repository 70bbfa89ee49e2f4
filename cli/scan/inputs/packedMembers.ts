/**
 * A packed WARC file -> its members, each unpacked by Node in one go: the library unpacks in JavaScript, which takes half
 * of the time that finding out takes that a page names nobody. Most files have a member for each record (ISO 28500, annex D).
 */
import { type FileHandle, open } from "node:fs/promises";
import { crc32, inflateRawSync } from "node:zlib";
import { LONGEST_HEAD } from "./warcRecords.ts";

/** Bytes read in one go. */
const STRETCH = 1 << 20;
/** Bytes of a member, packed, that are held at most. */
const LONGEST_MEMBER = 1 << 24;
/** Bytes that Node unpacks into at first. */
const ROOM = 1 << 16;

/** A member that is too large, broken, or none: it is for the library to read. */
export class OddMember extends Error {
  /** @param offset where it begins */
  constructor(readonly offset: number) {
    super("no member of a packed file");
  }
}

export class PackedMembers {
  /** Where the member begins that was read last, and what is behind it. */
  from: number;
  to: number;

  readonly #path: string;
  readonly #most: number;
  #file: FileHandle | null = null;
  /** What was read of the file, from `to` on. */
  #ahead: Buffer = Buffer.alloc(0);

  /** @param largest bytes of one page */
  constructor(path: string, start: number, largest: number) {
    this.#path = path;
    this.#most = largest + LONGEST_HEAD;
    this.from = start;
    this.to = start;
  }

  /**
   * @returns what the next member holds that is not empty; null behind the last
   * @throws OddMember
   */
  async next(): Promise<Uint8Array | null> {
    this.from = this.to;
    for (;;) {
      const member = await this.#unpackNext();
      if (member === null) return null;
      this.to += member.length;
      this.#ahead = this.#ahead.subarray(member.length);
      if (member.content.length > 0) return member.content;
    }
  }

  async #unpackNext(): Promise<Member | null> {
    let member = unpack(this.#ahead, this.#most);
    for (let length = STRETCH; member === "unfinished"; length *= 2) {
      if (length > LONGEST_MEMBER) throw new OddMember(this.to);
      this.#ahead = await this.#read(length);
      if (this.#ahead.length === 0) return null;
      member = unpack(this.#ahead, this.#most);
      if (member === "unfinished" && this.#ahead.length < length) throw new OddMember(this.to);
    }
    if (member === "odd") throw new OddMember(this.to);
    return member;
  }

  async #read(length: number): Promise<Buffer> {
    this.#file ??= await open(this.#path);
    const { buffer, bytesRead } = await this.#file.read(Buffer.allocUnsafe(length), 0, length, this.to);
    return buffer.subarray(0, bytesRead);
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }
}

type Member = { content: Uint8Array; length: number };

function unpack(bytes: Buffer, most: number): Member | "unfinished" | "odd" {
  const from = lengthOfHead(bytes);
  if (typeof from === "string") return from;
  try {
    const options = { chunkSize: ROOM, maxOutputLength: most, info: true };
    // With `info`, the type is another than is declared.
    const unpacked: unknown = inflateRawSync(bytes.subarray(from), options);
    const { buffer, engine } = unpacked as { buffer: Buffer; engine: { bytesWritten: number } };
    const end = from + engine.bytesWritten;
    if (bytes.length < end + TAIL) return "unfinished";
    const isWhole =
      bytes.readUInt32LE(end) === crc32(buffer) && bytes.readUInt32LE(end + 4) === buffer.length;
    return isWhole ? { content: buffer, length: end + TAIL } : "odd";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "Z_BUF_ERROR" ? "unfinished" : "odd";
  }
}

/** RFC 1952, 2.3: ahead of what is packed, and behind. */
const HEAD = 10;
const TAIL = 8;
const HAS_CHECK = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;

function lengthOfHead(bytes: Buffer): number | "unfinished" | "odd" {
  if (bytes.length < HEAD) return "unfinished";
  if (bytes.readUInt16BE(0) !== 0x1f8b || bytes[2] !== 8) return "odd";
  const flags = bytes[3] ?? 0;
  let at = HEAD;
  if (flags & HAS_EXTRA) at += bytes.length < at + 2 ? 2 : 2 + bytes.readUInt16LE(at);
  for (const flag of [HAS_NAME, HAS_COMMENT]) {
    if (!(flags & flag)) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return "unfinished";
    at = end + 1;
  }
  if (flags & HAS_CHECK) at += 2;
  return at < bytes.length ? at : "unfinished";
}
