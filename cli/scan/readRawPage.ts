/** A page as it came -> its record. What a worker does with each page. */
import { findMentions, register } from "../../core/bundledData.ts";
import { decodeBytes } from "../../core/record/decodeBytes.ts";
import { findOnPage, type PageText, plainText } from "../../core/record/findOnPage.ts";
import type { PageRecord } from "../../core/record/pageRecord.ts";
import { ratePage, type ScanVersion } from "../../core/record/ratePage.ts";
import { type RawPage, withTold } from "../../core/record/rawPage.ts";
import { MOST_ELEMENTS_OF_STORY } from "../../core/record/readDocument.ts";
import { readMhtml } from "../../core/record/readMhtml.ts";
import { parseHtml } from "./parseHtml.ts";
import { headWhereNobodyIsNamed } from "./rawGate.ts";

/** ms spent on the bytes and the tree, and on finding. */
export type Times = { parsing: number; finding: number };

export type RawPageOptions = ScanVersion & { wholePage: boolean };

export type ReadRawPage = { page: PageRecord; times: Times };

/** @throws Error that says why there is no text to read */
export async function readRawPage(raw: RawPage, options: RawPageOptions): Promise<ReadRawPage> {
  const start = performance.now();
  return recordOf(await textOf(raw, options.wholePage), start, raw, options);
}

/**
 * The same where that takes no parsing.
 *
 * @returns null for a page that must be parsed
 */
export function passRawPage(raw: RawPage, options: RawPageOptions): ReadRawPage | null {
  const start = performance.now();
  const page = textWithoutParsing(raw);
  return page && recordOf(page, start, raw, options);
}

function recordOf(
  page: PageText,
  start: number,
  raw: RawPage,
  { wholePage: _, ...version }: RawPageOptions,
): ReadRawPage {
  const parsed = performance.now();
  const found = findOnPage(withTold(page, raw), findMentions);
  const finding = performance.now() - parsed;
  return { page: ratePage(found, register, version), times: { parsing: parsed - start, finding } };
}

async function textOf(raw: RawPage, wholePage: boolean): Promise<PageText> {
  const { bytes, charset } = raw;
  switch (raw.kind) {
    case "html":
      return readHtml(decodeBytes(bytes, charset), raw, wholePage);
    case "mhtml": {
      const { html, location } = await readMhtml(bytes);
      return readHtml(html, { ...raw, location: location ?? raw.location }, wholePage);
    }
    case "pdf": {
      // Heavy: most who scan pages have none.
      const { readPdfText } = await import("../../core/record/readPdfText.ts");
      return plainText(await readPdfText(new Uint8Array(bytes)), raw);
    }
    case "text":
      return plainText(decodeBytes(bytes, charset), raw);
  }
}

function textWithoutParsing(raw: RawPage): PageText | null {
  const { kind, bytes, charset } = raw;
  if (kind === "text") return plainText(decodeBytes(bytes, charset), raw);
  return kind === "html" ? readHead(decodeBytes(bytes, charset), raw) : null;
}

/** Null where somebody may be named. */
function readHead(html: string, raw: RawPage): PageText | null {
  const head = headWhereNobodyIsNamed(html, raw.given.title ?? raw.listed?.title ?? "");
  return head === null ? null : { ...parseHtml(head).facts(raw), textFrom: "head", text: "" };
}

function readHtml(html: string, raw: RawPage, wholePage: boolean): PageText {
  const head = readHead(html, raw);
  if (head) return head;
  const { text, elements, facts, story } = parseHtml(html);
  const wholeText = text();
  const wantsStory = !wholePage && elements <= MOST_ELEMENTS_OF_STORY && findMentions.mayName(wholeText);
  const found = wantsStory ? story() : null;
  return { ...facts(raw), textFrom: found === null ? "whole" : "main", text: found ?? wholeText };
}
