/**
 * A WARC file -> the pages in it (ISO 28500). The library reads records, and ends quietly at the first that is
 * broken: the file is then taken up again at the next record that can be told.
 */
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { WARCParser, type WARCRecord } from "warcio";
import { charsetOfType, type Item, kindOfType, looksLikeHtml, type RawPage } from "../../record/rawPage.ts";
import { nextRecord } from "./warcRecords.ts";

const unbrotli = promisify(brotliDecompress);

export async function* readWarc(path: string): AsyncGenerator<Item> {
  const { size } = await stat(path);
  for (let start: number | null = 0; start !== null && start < size; ) {
    let whole = start;
    let reason = "no WARC record";
    try {
      for await (const item of readFrom(path, start, size)) {
        whole = item.end;
        if (item.page) yield { page: item.page, consumed: whole };
        if (item.problem) yield { problem: { at: item.at, problem: item.problem }, consumed: whole };
      }
    } catch (error) {
      reason = messageOf(error);
    }
    if (await isEmpty(path, whole)) return;
    start = await nextRecord(path, whole + 1, size);
    const went = start === null ? "nothing after it could be read" : `went on at byte ${start}`;
    yield {
      problem: { at: `${path}#${whole}`, problem: `a broken record (${reason}); ${went}` },
      consumed: start ?? size,
    };
  }
}

type Read = { end: number; at: string; page?: RawPage | undefined; problem?: string | undefined };

/** Ends, or throws, at the first broken record. */
async function* readFrom(path: string, start: number, size: number): AsyncGenerator<Read> {
  const stream = createReadStream(path, { start, highWaterMark: 1 << 18 });
  try {
    const parser = new WARCParser(stream as AsyncIterable<Uint8Array>);
    for await (const record of parser) {
      if (!record.warcType || record.warcContentLength === undefined) return;
      const at = `${path}#${start + parser.offset}`;
      let page: RawPage | undefined;
      let problem: string | undefined;
      try {
        page = await pageIn(record, at);
      } catch (error) {
        problem = messageOf(error);
      }
      // What was not looked at must be read over before the length is known.
      await record.skipFully();
      const end = start + parser.offset + parser.recordLength;
      if (end >= size && isCutOff(record)) throw new Error("the file is cut off");
      yield { end, at, page, problem };
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
async function isEmpty(path: string, from: number): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, from);
    return bytesRead <= 4 && buffer.toString("latin1", 0, bytesRead).trim() === "";
  } finally {
    await file.close();
  }
}

function isCutOff(record: WARCRecord): boolean {
  const { _reader: reader } = record;
  return "limit" in reader && Number(reader.limit) > 0;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
