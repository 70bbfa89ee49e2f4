/**
 * A WARC file -> the pages in it (ISO 28500). The library reads records, and ends quietly at the first that is
 * broken: the file is then taken up again at the next record that can be told.
 */
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { WARCParser, type WARCRecord } from "warcio";
import {
  charsetOfType,
  type Item,
  kindOfType,
  looksLikeHtml,
  type RawPage,
} from "../../../core/record/rawPage.ts";
import { nextRecord } from "./warcRecords.ts";

const unbrotli = promisify(brotliDecompress);

export async function* readWarc(path: string): AsyncGenerator<Item> {
  const { size } = await stat(path);
  for (let start: number | null = 0; start !== null && start < size; ) {
    let whole = start;
    let reason = "no WARC record";
    try {
      for await (const item of readFrom(path, start)) {
        whole = item.end;
        if (item.page) yield { page: item.page, consumed: whole };
        if (item.problem) yield { problem: { at: item.at, problem: item.problem }, consumed: whole };
      }
    } catch (error) {
      reason = messageOf(error);
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

type Read = { end: number; at: string; page?: RawPage | undefined; problem?: string | undefined };

/** Ends, or throws, at the first broken record. */
async function* readFrom(path: string, start: number): AsyncGenerator<Read> {
  const stream = createReadStream(path, { start, highWaterMark: 1 << 18 });
  try {
    const parser = new WARCParser(stream as AsyncIterable<Uint8Array>);
    for await (const record of parser) {
      if (!record.warcType || !record.warcHeaders.headers.has("Content-Length")) return;
      const at = `${path}#${start + parser.offset}`;
      let page: RawPage | undefined;
      let problem: string | undefined;
      try {
        page = await pageIn(record, at);
      } catch (error) {
        problem = messageOf(error);
      }
      await readOver(record);
      yield { end: start + parser.offset + parser.recordLength, at, page, problem };
    }
  } finally {
    stream.destroy();
  }
}

/** Undefined for what is no page: requests, redirects, errors, images. */
async function pageIn(record: WARCRecord, at: string): Promise<RawPage | undefined> {
  const isResponse = record.warcType === "response";
  if (!isResponse && record.warcType !== "resource" && record.warcType !== "conversion") return undefined;
  const status = Number(record.httpHeaders?.statusCode);
  if (isResponse && !(status >= 200 && status < 300)) return undefined;
  const header = (name: string) => record.httpHeaders?.headers.get(name) ?? null;
  const type = isResponse ? header("content-type") : (record.warcContentType ?? null);
  const kind = kindOfType(type);
  if (type && !kind) return undefined;
  const bytes = await bodyOf(record, header("content-encoding"));
  if (!kind && !looksLikeHtml(bytes)) return undefined;
  const location = record.warcTargetURI?.replace(/^<|>$/g, "") ?? null;
  return {
    foundAt: location ?? at,
    location,
    kind: kind ?? "html",
    bytes,
    charset: charsetOfType(type),
    given: {},
  };
}

/** Chunks are joined and gzip undone by the library; it does not know Brotli. */
async function bodyOf(record: WARCRecord, encoding: string | null): Promise<Uint8Array> {
  const bytes = await record.readFully(true);
  if (encoding?.trim().toLowerCase() !== "br" || bytes.length === 0) return bytes;
  return unbrotli(bytes).catch(() => bytes);
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
