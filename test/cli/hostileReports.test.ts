/** PDFs made to harm whoever reads them: the reader gives them up within its bounds of time and memory. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { createReportReader } from "../../cli/ingest/reportReader.ts";
import type { Report } from "../../core/ingest/readReport.ts";
import { ilacs, reportPdf } from "../reportPdf.ts";
import { pdfWith } from "./rawPdf.ts";

const reader = createReportReader();
afterAll(() => reader.close());

async function readBytes(bytes: Uint8Array): Promise<Report> {
  const path = join(mkdtempSync(join(tmpdir(), "council-ratings-hostile-")), "report.pdf");
  writeFileSync(path, bytes);
  return reader.read(path);
}

test("PDFs made to keep their reader busy or to fill its memory are given up, and the next is read", async () => {
  const bomb = deflateSync(Buffer.alloc(400_000_000, "q "));
  const report = await readBytes(pdfWith(bomb, "/Filter/FlateDecode"));
  expect(report).toMatchObject({ kind: "other", judgements: {} });
  expect(report.problems).toHaveLength(1);
  const loop = Buffer.from(
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>endobj\ntrailer<</Root 1 0 R>>",
  );
  expect(await readBytes(loop)).toMatchObject({ kind: "other" });
  const good = ilacs(
    "Inspection of Oxfordshire local authority children’s services",
    "12 to 23 February 2024",
    {
      leaders: "Good",
      help: "Good",
      care: "Good",
      leavers: "Good",
      overall: "Good",
    },
  );
  expect((await readBytes(await reportPdf(good))).problems).toEqual([]);
});
