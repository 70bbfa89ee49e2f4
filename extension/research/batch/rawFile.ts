/** A file of a batch as a page, by its name and its beginning. */
import { looksLikeHtml, type PageKind, type RawPage } from "../../../core/record/rawPage.ts";
import type { BatchItem } from "../../store/scanLog.ts";

const KINDS: Record<string, PageKind> = {
  mhtml: "mhtml",
  mht: "mhtml",
  pdf: "pdf",
  txt: "text",
  text: "text",
};

/** @throws Error that says why it cannot be read */
export function rawFile({ name, bytes }: BatchItem): RawPage {
  if (!bytes) throw new Error("the file is no longer there: add it again");
  const [, ending = ""] = /\.(\w+)$/.exec(name.toLowerCase()) ?? [];
  const kind = /^x?html?$/.test(ending) || looksLikeHtml(bytes) ? "html" : KINDS[ending];
  if (!kind) throw new Error("not a kind of file that is read (HTML, MHTML, text, PDF, feed, sitemap)");
  return { foundAt: name, location: null, kind, bytes, charset: null, given: {} };
}
