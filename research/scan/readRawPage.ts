/** A page as it came -> its record. What a worker does with each page. */
import PostalMime from "postal-mime";
import { findMentions, register } from "../../core/bundledData.ts";
import { linesOf } from "../../core/ingest/lines.ts";
import { readPdf } from "../../core/ingest/pdfText.ts";
import { parseHtml } from "../html/parseHtml.ts";
import { decodeBytes } from "../record/decodeBytes.ts";
import { findOnPage, type PageText } from "../record/findOnPage.ts";
import { pageAddress } from "../record/pageAddress.ts";
import type { PageRecord } from "../record/pageRecord.ts";
import { ratePage, type ScanVersion } from "../record/ratePage.ts";
import { readDocument } from "../record/readDocument.ts";
import type { RawPage } from "./inputs/rawPage.ts";

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
      return readMhtml(raw, wholePage);
    case "pdf":
      return plainPage(raw, await pdfText(bytes));
    case "text":
      return {
        ...plainPage(raw, decodeBytes(bytes, charset)),
        address: pageAddress(location, []) ?? foundAt,
      };
  }
}

async function readMhtml({ bytes, foundAt, location }: RawPage, wholePage: boolean): Promise<PageText> {
  const saved = await PostalMime.parse(bytes);
  if (!saved.html) throw new Error("a saved page without any HTML in it");
  const at = saved.headers.find(
    ({ key }) => key === "snapshot-content-location" || key === "content-location",
  );
  return readDocument(parseHtml(saved.html), { location: at?.value ?? location, foundAt, wholePage });
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  const pages = await readPdf(new Uint8Array(bytes));
  return linesOf(pages)
    .map(({ text }) => text)
    .join("\n");
}

function plainPage({ foundAt, location }: RawPage, text: string): PageText {
  const address = pageAddress(location, []) ?? foundAt;
  return {
    address,
    foundAt,
    title: null,
    lang: null,
    published: null,
    publishedFrom: null,
    textFrom: "whole",
    text,
  };
}
