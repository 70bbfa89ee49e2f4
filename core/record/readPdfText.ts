/** The text of a PDF, line by line as it is seen. Runs in a page too; heavy, so brought there on first need. */
import { linesOf } from "../ingest/lines.ts";
import { readPdf } from "../ingest/pdfText.ts";

/** @throws PdfError that says why there is no text to read */
export async function readPdfText(bytes: Uint8Array): Promise<string> {
  const lines = linesOf(await readPdf(bytes));
  return lines.map(({ text }) => text).join("\n");
}
