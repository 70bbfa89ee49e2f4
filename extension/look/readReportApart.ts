/** Reads reports in a worker of their own, which is ended when one takes too long: a PDF may be made to. */
import type { ReleaseData } from "../../core/data/releaseSchema.ts";
import type { Report } from "../../core/ingest/readReport.ts";
import { unreadable } from "../../core/ingest/unreadable.ts";
import type { ReportAnswer, ReportOrder } from "./lookMessages.ts";

/** ms; a report takes a second. */
const PATIENCE = 30_000;

/** Never rejects: what cannot be read is a report of kind `other` that says why. */
export function readReportApart(data: ReleaseData, bytes: Uint8Array<ArrayBuffer>): Promise<Report> {
  const worker = new Worker("/report.js");
  return new Promise((resolve) => {
    const finish = (report: Report) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(report);
    };
    const timer = setTimeout(() => finish(unreadable("a PDF that takes too long to read")), PATIENCE);
    // pdf.js says things of its own in a worker.
    worker.onmessage = ({ data: answer }: MessageEvent<Partial<ReportAnswer>>) => {
      if (answer.report) finish(answer.report);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      finish(unreadable("a PDF that ends its reader"));
    };
    const order: ReportOrder = { data, bytes };
    worker.postMessage(order, [bytes.buffer]);
  });
}
