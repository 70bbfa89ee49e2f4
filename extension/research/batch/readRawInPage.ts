/** A page as it came, of a batch -> its record: what `scan` does on the command line, with the browser's own parser. */
import { createFinder, type Finder } from "../../../core/find/find.ts";
import { createLexicon } from "../../../core/find/readyLexicon.ts";
import { decodeBytes } from "../../../core/record/decodeBytes.ts";
import { findOnPage, type PageText, plainText } from "../../../core/record/findOnPage.ts";
import type { PageRecord } from "../../../core/record/pageRecord.ts";
import { ratePage } from "../../../core/record/ratePage.ts";
import { type RawPage, withTold } from "../../../core/record/rawPage.ts";
import { readDocument, textOf } from "../../../core/record/readDocument.ts";
import { readMhtml } from "../../../core/record/readMhtml.ts";
import { SOFTWARE } from "../../../core/record/software.ts";
import { countrySigns } from "../../store/countrySigns.ts";
import type { CurrentData } from "../../store/currentData.ts";

let finder: { of: CurrentData; find: Finder } | null = null;

/** @throws Error that says why there is no text to read */
export async function readRawInPage(
  raw: RawPage,
  data: CurrentData,
  wholePage: boolean,
): Promise<PageRecord> {
  if (finder?.of !== data)
    finder = { of: data, find: createFinder(createLexicon(data.lexicon), await countrySigns()) };
  const { find } = finder;
  const found = findOnPage(withTold(await readText(raw, wholePage, find), raw), find);
  return ratePage(found, data.register, { software: SOFTWARE, scannedAt: new Date().toISOString() });
}

async function readText(raw: RawPage, wholePage: boolean, find: Finder): Promise<PageText> {
  const { bytes, charset } = raw;
  switch (raw.kind) {
    case "html":
      return readHtml(decodeBytes(bytes, charset), raw, wholePage, find);
    case "mhtml": {
      const { html, location } = await readMhtml(bytes);
      return readHtml(html, { ...raw, location: location ?? raw.location }, wholePage, find);
    }
    case "pdf": {
      const { readPdfText } = await import("../../../core/record/readPdfText.ts");
      return plainText(await readPdfText(bytes), raw);
    }
    case "text":
      return plainText(decodeBytes(bytes, charset), raw);
  }
}

/** Scripts of such a document never run, and nothing it names is loaded. */
function readHtml(html: string, { location, foundAt }: RawPage, wholePage: boolean, find: Finder): PageText {
  const document = new DOMParser().parseFromString(html, "text/html");
  const wholeText = textOf(document);
  const wantsStory = !wholePage && find.mayName(wholeText);
  return readDocument(document, { location, foundAt, wholeText, wantsStory, isOurs: true });
}
