// biome-ignore-all assist/source/organizeImports: what is kept of the engine is kept before pdf.js is loaded
/// <reference path="./pdfjs.d.ts" />
/** A PDF -> its pieces of text with their places. Whatever the bytes are, it ends with pages or with a `PdfError`. */
import { nativePush } from "./nativePush.ts";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import * as pdfjsWorker from "pdfjs-dist/legacy/build/pdf.worker.mjs";

Array.prototype.push = nativePush;
// In this thread, and found when everything is built into one file.
Object.assign(globalThis, { pdfjsWorker });

/** A run of text; `x` and `y` in points from the left and the bottom of the page. */
export type TextPiece = { x: number; y: number; width: number; size: number; text: string };

export type PdfPage = { number: number; pieces: TextPiece[] };

/** `not-a-pdf`, `broken`, `encrypted`, `no-text`: a scan. `message` says it to a person. */
export type PdfProblem = "not-a-pdf" | "broken" | "encrypted" | "no-text";

export class PdfError extends Error {
  constructor(
    readonly problem: PdfProblem,
    message: string,
  ) {
    super(message);
  }
}

/** The longest report has about 60 pages. */
const MOST_PAGES = 200;

/** @throws PdfError */
export async function readPdf(bytes: Uint8Array): Promise<PdfPage[]> {
  refuseOthers(bytes);
  const task = getDocument({
    // pdf.js takes the bytes for itself.
    data: bytes.slice(),
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    isEvalSupported: false,
    useSystemFonts: false,
    // A report whose structure has to be guessed is not to be trusted.
    stopAtErrors: true,
  });
  try {
    const document = await task.promise;
    const pages: PdfPage[] = [];
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const pieces = items.flatMap((item): TextPiece[] => {
        if (!("str" in item) || item.str.trim() === "") return [];
        const [, , , scale = 0, x = 0, y = 0] = item.transform as number[];
        return [{ x, y, width: item.width, size: item.height || Math.abs(scale), text: item.str }];
      });
      pages.push({ number, pieces });
      page.cleanup();
    }
    if (pages.every(({ pieces }) => pieces.length === 0))
      throw new PdfError("no-text", "a scan: its pages are pictures without text");
    return pages;
  } catch (error) {
    if (error instanceof PdfError) throw error;
    const { name, message } = error as Error;
    if (name === "PasswordException") throw new PdfError("encrypted", "a PDF that asks for a password");
    throw new PdfError("broken", `a PDF that cannot be read whole (${message})`);
  } finally {
    await task.destroy();
  }
}

function refuseOthers(bytes: Uint8Array): void {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).trimStart();
  if (start.includes("%PDF-")) return;
  if (bytes.length === 0) throw new PdfError("not-a-pdf", "an empty file");
  const isHtml = /^(?:<!doctype html|<html|<\?xml|<head)/i.test(start);
  throw new PdfError("not-a-pdf", isHtml ? "an HTML page saved as a PDF" : "no PDF");
}
