/** Pages and archives made to fill memory or to take for ever: they are given up, told in words, and the next is read. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, constants, deflateSync, gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { COMMAND_LINE } from "../builds.ts";
import { storyPage } from "../pages/storyPage.ts";
import { untilEnded } from "./processMemory.ts";
import { pdfWith } from "./rawPdf.ts";
import { warcRecord } from "./warcFile.ts";

const folder = mkdtempSync(join(tmpdir(), "council-ratings-hostile-"));
const HTML = { "Content-Type": "text/html" };
const NAME = "Kent County Council";

/** Packed to a thousandth: members of 10 MB, one behind the other, which is one stream to every reader. */
function bomb(megabytes: number): Uint8Array {
  const member = gzipSync(Buffer.alloc(10_000_000, " "));
  return Buffer.concat(Array.from({ length: megabytes / 10 }, () => member));
}

const page = (url: string) =>
  warcRecord(
    { url: `https://news.example/${url}`, headers: HTML, body: storyPage({ councils: [NAME] }) },
    true,
  );

async function scan(
  input: string,
): Promise<{ status: number | null; pages: string[]; problems: string[]; megabytes: number }> {
  const out = `${input}-out`;
  const run = spawn(process.execPath, [COMMAND_LINE, "scan", input, "-o", out, "--workers", "1"], {
    stdio: "ignore",
  });
  const { status, megabytes } = await untilEnded(run);
  const rows = (name: string): Record<string, string>[] =>
    parse(readFileSync(join(out, name)), { bom: true, columns: true });
  return {
    status,
    pages: rows("pages.csv").map(({ address }) => address?.replace(/.*\//, "") ?? ""),
    problems: rows("problems.csv").map(({ problem }) => problem ?? ""),
    megabytes,
  };
}

test("records and bodies that unpack to more than any page are passed over, and those behind them are read", async () => {
  const path = join(folder, "bombs.warc.gz");
  const spaces = Buffer.alloc(60_000_000, " ");
  const all = [
    await page("first"),
    await warcRecord({ url: "https://news.example/plain", headers: HTML, body: spaces }, true),
    await page("second"),
    await warcRecord(
      { url: "https://news.example/gzip", headers: { ...HTML, "Content-Encoding": "gzip" }, body: bomb(600) },
      true,
    ),
    await page("third"),
    await warcRecord(
      {
        url: "https://news.example/br",
        headers: { ...HTML, "Content-Encoding": "br" },
        body: brotliCompressSync(spaces, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
      },
      true,
    ),
    // Its records are not records of this archive.
    await warcRecord(
      {
        url: "https://news.example/inner.warc.gz",
        headers: { "Content-Type": "application/warc" },
        body: Buffer.concat([spaces, await page("inside")]),
      },
      true,
    ),
    await warcRecord(
      {
        url: "metadata://gnu.org/software/wget/warc/wget.log",
        type: "resource",
        headers: { "Content-Type": "text/plain" },
        body: NAME,
      },
      true,
    ),
    await page("last"),
  ];
  writeFileSync(path, Buffer.concat(all));
  const { status, pages, problems, megabytes } = await scan(path);
  expect(status).toBe(3);
  expect(pages).toEqual(["first", "second", "third", "last"]);
  const words = "larger than 20 MB: too large for one page (--max-page lets larger ones be read)";
  expect(problems).toEqual([words, words, words]);
  expect(megabytes).toBeLessThan(1500);
});

test("a record whose head has no end, and a member that unpacks to gigabytes, cost no memory", async () => {
  const path = join(folder, "endless.warc.gz");
  const head = Buffer.concat([gzipSync(`WARC/1.0\r\nWARC-Type: response\r\nX: ${"x".repeat(30_000_000)}`)]);
  const long = gzipSync(
    Buffer.concat([
      Buffer.from(
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 3000000000\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
      ),
      Buffer.alloc(300_000_000, "x"),
    ]),
    { level: 1 },
  );
  writeFileSync(path, Buffer.concat([head, await page("first"), long, await page("last")]));
  const { status, pages, problems, megabytes } = await scan(path);
  expect(status).toBe(3);
  expect(pages).toEqual(["first", "last"]);
  expect(problems[0]).toContain("its head has no end");
  expect(problems[1]).toContain("larger than 20 MB");
  expect(megabytes).toBeLessThan(1500);
});

test("pages built to keep their reader busy are given up by count", async () => {
  const path = join(folder, "pages");
  mkdirSync(path);
  const many = (count: number, part: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => part(i)).join("");
  const pages = {
    attributes: `<p ${many(200_000, (i) => `a${i}=1 `)}>${NAME}`,
    attributesOften: `<p ${many(4000, (i) => `a${i}=1 `)}>${NAME}`.repeat(100),
    elements: `<br>${NAME}<i></i>`.repeat(400_000),
    fonts: `${many(200_000, (i) => `<font size=${i}>`)}${NAME}`,
    names: `<p>${`${NAME}, `.repeat(400_000)}`,
    nested: `${"<div>".repeat(200_000)}${NAME}`,
  };
  for (const [name, html] of Object.entries(pages)) writeFileSync(join(path, `${name}.html`), html);
  // Deep, but as browsers and readers still take it: its text is read, its story is not looked for.
  writeFileSync(
    join(path, "x-deep.html"),
    `${many(3000, () => "<div>")}<p>${NAME} met.${"<p>Snow fell.</p>".repeat(20_000)}`,
  );
  writeFileSync(join(path, "x-classes.html"), `x<a ${"class=x ".repeat(200_000)}>${NAME} &amp;`);
  writeFileSync(join(path, "y-good.html"), storyPage({ councils: [NAME] }));
  const line = JSON.stringify({ url: "https://a.example/long", html: "x".repeat(21_000_000) });
  writeFileSync(
    join(path, "z.jsonl"),
    `${line}\n${JSON.stringify({ url: "https://a.example/good", text: NAME })}\n`,
  );
  const { status, pages: read, problems, megabytes } = await scan(path);
  expect(status).toBe(3);
  expect(read).toEqual(["x-classes.html", "x-deep.html", "y-good.html", "good"]);
  expect(problems).toEqual([
    "no page to be read: it has more than 256 attributes on one element",
    "no page to be read: it has more than 256 attributes on one element",
    "no page to be read: it has more than 500,000 elements",
    "no page to be read: it has more than 5,000 elements inside one another",
    "a list, not a page to read: it names councils too often to keep each",
    "no page to be read: it has more than 5,000 elements inside one another",
    "larger than 20 MB: too large for one page (--max-page lets larger ones be read)",
  ]);
  expect(megabytes).toBeLessThan(1500);
});

test("a page that takes its reader with it is a problem of that page alone", async () => {
  const path = join(folder, "fatal");
  mkdirSync(path);
  const names = Array.from({ length: 40 }, (_, i) => `${String(i).padStart(2, "0")}.html`);
  for (const name of names) writeFileSync(join(path, name), storyPage({ councils: [NAME] }));
  // Read to its end, its list is longer than any that the engine can hold, which ends the process.
  const fill = deflateSync(Buffer.concat([Buffer.from("BT /F 1 Tf ["), Buffer.alloc(600_000_000, "(a)")]));
  for (const name of ["10-fatal.pdf", "25-fatal.pdf"])
    writeFileSync(join(path, name), pdfWith(fill, "/Filter/FlateDecode"));
  const { status, pages, problems } = await scan(path);
  expect(status).toBe(3);
  expect(pages).toEqual(names);
  expect(problems).toHaveLength(2);
});
