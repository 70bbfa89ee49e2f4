/** What programs on Node use besides: `import … from "council-ratings/node"`. Files, PDFs among them, and tables. */
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { Report } from "../../core/ingest/readReport.ts";
import type { PageRecord } from "../../core/record/pageRecord.ts";
import type { PageKind } from "../../core/record/rawPage.ts";
import { SOFTWARE } from "../../core/record/software.ts";
import { createReportReader } from "../ingest/reportReader.ts";
import { readRawPage } from "../scan/readRawPage.ts";

export type { Report } from "../../core/ingest/readReport.ts";
export type { PageRecord } from "../../core/record/pageRecord.ts";
export { type Joined, type JoinOptions, joinTable } from "../join/joinTable.ts";

export type PageOptions = {
  /** The web address the page was served from, where there is one. */
  location?: string;
  /** All of its text, and not the story alone. */
  wholePage?: boolean;
  /** What is known of it, in place of what it says. */
  given?: { title?: string; published?: string; lang?: string };
  /** ISO date-time, UTC. */
  scannedAt?: string;
};

const KINDS: Record<string, PageKind> = {
  ".html": "html",
  ".htm": "html",
  ".xhtml": "html",
  ".mhtml": "mhtml",
  ".mht": "mhtml",
  ".txt": "text",
  ".md": "text",
  ".pdf": "pdf",
};

/**
 * @param path an HTML page, MHTML, text or PDF, told by its ending
 * @returns its record, as `council-ratings scan` writes it
 * @throws Error where it cannot be read
 */
export async function readPage(path: string, options: PageOptions = {}): Promise<PageRecord> {
  const kind = KINDS[extname(path).toLowerCase()];
  if (!kind) throw new Error(`${path}: not one of ${Object.keys(KINDS).join(", ")}`);
  const { location = null, wholePage = false, given = {}, scannedAt = new Date().toISOString() } = options;
  const raw = { foundAt: path, location, kind, bytes: await readFile(path), charset: null, given };
  const { page } = await readRawPage(raw, { wholePage, software: SOFTWARE, scannedAt });
  return page;
}

/** @param paths PDFs of Ofsted's reports. @returns what each says; one that cannot be read is of kind `other` and says why */
export async function readReports(paths: readonly string[]): Promise<Report[]> {
  const reader = createReportReader();
  try {
    const reports: Report[] = [];
    for (const path of paths) reports.push(await reader.read(path));
    return reports;
  } finally {
    await reader.close();
  }
}
