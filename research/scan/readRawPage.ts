/** A page as it came -> its record. What a worker does with each page. */
import { findMentions, register } from "../../core/bundledData.ts";
import { parseHtml } from "../html/parseHtml.ts";
import { decodeBytes } from "../record/decodeBytes.ts";
import { findOnPage, type PageText, plainText } from "../record/findOnPage.ts";
import type { PageRecord } from "../record/pageRecord.ts";
import { ratePage, type ScanVersion } from "../record/ratePage.ts";
import type { RawPage } from "../record/rawPage.ts";
import { readDocument } from "../record/readDocument.ts";
import { readMhtml } from "../record/readMhtml.ts";
import { readPdfText } from "../record/readPdfText.ts";

/** ms spent on the bytes and the tree, and on finding. */
export type Times = { parsing: number; finding: number };

export type RawPageOptions = ScanVersion & { wholePage: boolean };

/** @throws Error that says why there is no text to read */
export async function readRawPage(
  raw: RawPage,
  { wholePage, ...version }: RawPageOptions,
): Promise<{ page: PageRecord; times: Times }> {
  const start = performance.now();
  const page = await textOf(raw, wholePage);
  const parsed = performance.now();
  const { title, published, lang } = raw.given;
  const found = findOnPage(
    {
      ...page,
      title: title ?? page.title,
      lang: lang ?? page.lang,
      ...(published !== undefined && { published, publishedFrom: "given" }),
    },
    findMentions,
  );
  const finding = performance.now() - parsed;
  return { page: ratePage(found, register, version), times: { parsing: parsed - start, finding } };
}

async function textOf(raw: RawPage, wholePage: boolean): Promise<PageText> {
  const { foundAt, location, kind, bytes, charset } = raw;
  switch (kind) {
    case "html":
      return readDocument(parseHtml(decodeBytes(bytes, charset)), { location, foundAt, wholePage });
    case "mhtml":
      return readSaved(raw, wholePage);
    case "pdf":
      return plainText(await readPdfText(new Uint8Array(bytes)), raw);
    case "text":
      return plainText(decodeBytes(bytes, charset), raw);
  }
}

async function readSaved({ bytes, foundAt, location }: RawPage, wholePage: boolean): Promise<PageText> {
  const saved = await readMhtml(bytes);
  return readDocument(parseHtml(saved.html), { location: saved.location ?? location, foundAt, wholePage });
}
