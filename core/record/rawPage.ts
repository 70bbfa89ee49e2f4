/** A page before it is parsed, and what can go wrong in its place. */
import type { Listed } from "../listing/listedPage.ts";
import type { PageText } from "./findOnPage.ts";

export type PageKind = "html" | "text" | "mhtml" | "pdf";

export type RawPage = {
  /** A web address or a file, with the place in the file. */
  foundAt: string;
  /** The web address it was served from, where there is one. */
  location: string | null;
  kind: PageKind;
  bytes: Uint8Array;
  /** As the server said. */
  charset: string | null;
  /** What came with the input, in place of what the page says. */
  given: { title?: string | undefined; published?: string | undefined; lang?: string | undefined };
  /** What the feed or sitemap that led to it says, where the page says nothing. */
  listed?: Listed | undefined;
};

/** One input that could not be read: where, and why. */
export type Problem = { at: string; problem: string };

/** What is told of a page from elsewhere, set beside what it says itself. */
export function withTold(page: PageText, { given, listed }: RawPage): PageText {
  const own = {
    ...page,
    title: given.title ?? page.title ?? listed?.title ?? null,
    lang: given.lang ?? page.lang,
  };
  if (given.published !== undefined) return { ...own, published: given.published, publishedFrom: "given" };
  if (page.published !== null || !listed?.published) return own;
  return { ...own, published: listed.published, publishedFrom: listed.by };
}

/** @returns null for what has no text to read */
export function kindOfType(contentType: string | null): PageKind | null {
  const type = contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (/^(?:text\/html|application\/xhtml\+xml)$/.test(type)) return "html";
  if (type === "text/plain") return "text";
  if (type === "multipart/related" || type === "message/rfc822") return "mhtml";
  return type === "application/pdf" ? "pdf" : null;
}

export function charsetOfType(contentType: string | null): string | null {
  return /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? "")?.[1] ?? null;
}

/** By the first bytes, where nobody says what it is. */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).replaceAll("\0", "");
  return /^\W*<(?:!doctype html|!--|html|head|title|body|meta|script|article|div|p|h1)\b/i.test(start);
}
