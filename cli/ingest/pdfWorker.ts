/** Reads reports in a thread of its own, which can be ended: a PDF may be made to keep its reader busy for ever. */
import { readFile } from "node:fs/promises";
import { parentPort } from "node:worker_threads";
import "./quickInflate.ts";
import { resolveCouncil } from "../../core/bundledData.ts";
import { linesOf } from "../../core/ingest/lines.ts";
import { PdfError, readPdf } from "../../core/ingest/pdfText.ts";
import { type Report, readReport } from "../../core/ingest/readReport.ts";
import { unreadable } from "../../core/ingest/unreadable.ts";

/** Larger than any report by far. */
const LARGEST = 50_000_000;

parentPort?.on("message", async (path: string) => {
  parentPort?.postMessage(await read(path));
});

async function read(path: string): Promise<Report> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > LARGEST) return unreadable("a file larger than any report");
    return readReport(linesOf(await readPdf(new Uint8Array(bytes))), resolveCouncil);
  } catch (error) {
    if (error instanceof PdfError) return unreadable(error.message);
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return unreadable("there is no such file");
    return unreadable(`it could not be read: ${(error as Error).message}`);
  }
}
