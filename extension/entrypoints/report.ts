/** A worker that reads one report. */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { linesOf } from "../../core/ingest/lines.ts";
import { PdfError, readPdf } from "../../core/ingest/pdfText.ts";
import { type Report, readReport } from "../../core/ingest/readReport.ts";
import { unreadable } from "../../core/ingest/unreadable.ts";
import { createResolver } from "../../core/model/resolve.ts";
import type { ReportAnswer, ReportOrder } from "../look/lookMessages.ts";

export default defineUnlistedScript(() => {
  globalThis.onmessage = async ({ data: order }: MessageEvent<ReportOrder>) => {
    const answer: ReportAnswer = { report: await read(order) };
    globalThis.postMessage(answer);
  };
});

async function read({ data, bytes }: ReportOrder): Promise<Report> {
  try {
    const resolve = createResolver(data.lexicon, data.register);
    return readReport(linesOf(await readPdf(bytes)), resolve);
  } catch (error) {
    return unreadable(error instanceof PdfError ? error.message : `it could not be read: ${error}`);
  }
}
