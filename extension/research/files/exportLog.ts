/** The log, or what the filters leave of it, as one zip file. */
import { strToU8, Zip, ZipDeflate } from "fflate";
import type { PageRecord } from "../../../core/record/pageRecord.ts";
import { SOFTWARE } from "../../../core/record/software.ts";
import { type ExportFormat, exportFiles } from "../../../core/table/exportFiles.ts";
import type { LogSettings } from "../../store/logSettings.ts";

type Options = {
  format: ExportFormat;
  settings: LogSettings;
  /** ISO date the grades in use are complete up to. */
  data: string;
  /** In words, for the methods note; null for the whole log. */
  filter: string | null;
  onProgress(share: number): void;
};

export async function exportLog(pages: readonly PageRecord[], options: Options): Promise<Blob> {
  const { format, settings, data, filter, onProgress } = options;
  const mentions = pages.flatMap((page) => page.mentions);
  const labelled = (verdict: string) => mentions.filter((m) => m.label?.verdict === verdict).length;
  const files = exportFiles(pages, format, {
    software: SOFTWARE,
    data,
    made: new Date().toISOString(),
    settings: [
      "Pages: those scanned while browsing with the log on, read in batches, or imported from another log",
      settings.wholePage
        ? "Text: all text of each page"
        : "Text: the story of each page as Readability finds it; all its text where it finds none",
      "A page visited again takes the place of its earlier record; the canonical address decides",
      `Excluded sites: ${settings.excluded.join(", ") || "none"}`,
      `Exported: ${filter ?? "the whole log"}`,
    ],
    counts: {
      pages: pages.length,
      mentions: mentions.length,
      "labelled relevant": labelled("relevant"),
      "labelled not relevant": labelled("not-relevant"),
      "labelled wrong council": labelled("wrong-council"),
    },
  });
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part as Uint8Array<ArrayBuffer>);
  });
  for (const [i, { name, pieces }] of files.entries()) {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    for (const piece of pieces) {
      file.push(piece);
      onProgress((i + 0.5) / files.length);
      // The page stays alive while it writes.
      await new Promise((resolve) => setTimeout(resolve));
    }
    file.push(strToU8(""), true);
  }
  zip.end();
  onProgress(1);
  return new Blob(parts, { type: "application/zip" });
}
