/** Archives as a crawler writes them, by the real program: the same mentions as from the live site. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { COMMAND_LINE } from "../builds.ts";
import { missing } from "../debianPackage.ts";
import { closeServer } from "../pageServer.ts";
import { storyPage } from "../pages/storyPage.ts";

type Sent = {
  council: string;
  headers: Record<string, string>;
  body: (html: string) => Uint8Array;
  how: "length" | "chunked" | "close";
};

const packed = (
  council: string,
  encoding: string,
  body: Sent["body"],
  how: Sent["how"] = "length",
): Sent => ({
  council,
  headers: { "content-type": "text/html; charset=utf-8", ...(encoding && { "content-encoding": encoding }) },
  body,
  how,
});
const plain = (html: string) => Buffer.from(html);

const PAGES: Record<string, Sent> = {
  br: packed("Essex County Council", "br", brotliCompressSync),
  chunked: packed("Devon County Council", "", plain, "chunked"),
  deflate: packed("Suffolk County Council", "deflate", deflateSync),
  deflateRaw: packed("Norfolk County Council", "deflate", deflateRawSync),
  gzip: packed("Surrey County Council", "gzip", gzipSync),
  gzipChunked: packed("Dorset Council", "gzip", gzipSync, "chunked"),
  noLength: packed("Cornwall Council", "", plain, "close"),
  plain: packed("Kent County Council", "", plain),
  utf16: {
    council: "Leeds City Council",
    headers: { "content-type": "text/html" },
    body: (html) => Buffer.from(`\ufeff${html}`, "utf16le"),
    how: "length",
  },
  windows1252: {
    council: "Rutland County Council",
    headers: { "content-type": "text/html; charset=windows-1252" },
    body: (html) => Buffer.from(html.replaceAll("’", "\x92").replaceAll("–", "\x96"), "latin1"),
    how: "length",
  },
};

const why = missing("wget", "wget");
if (why) console.warn(`Archives of wget are not tested: ${why}.`);

test.skipIf(why !== null)(
  "what wget archives, in every encoding, names the same as the live site; its own log is no page",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "council-ratings-wget-"));
    const server = createServer((request, response) => {
      const page = PAGES[request.url?.slice(1) ?? ""];
      if (!page) return response.writeHead(404).end();
      const body = page.body(storyPage({ councils: [page.council] }));
      if (page.how === "close") response.useChunkedEncodingByDefault = false;
      const length = page.how === "length" ? { "content-length": String(body.length) } : {};
      response.writeHead(200, {
        ...page.headers,
        ...length,
        ...(page.how === "close" && { connection: "close" }),
      });
      response.write(body.subarray(0, 300));
      return response.end(body.subarray(300));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const list = join(folder, "list.txt");
    writeFileSync(
      list,
      Object.keys(PAGES)
        .map((name) => `${site}/${name}\n`)
        .join(""),
    );
    const all = ["--header=Accept-Encoding: gzip, br, deflate"];
    await run("wget", ["-q", "-i", list, "-O", "/dev/null", `--warc-file=${join(folder, "packed")}`, ...all]);
    await run("wget", [
      "-q",
      "-i",
      list,
      "-O",
      "/dev/null",
      `--warc-file=${join(folder, "plain")}`,
      "--no-warc-compression",
      ...all,
    ]);
    const live = await mentionsIn(list);
    await closeServer(server);

    expect(live.map(({ council }) => council)).toEqual(Object.values(PAGES).map(({ council }) => council));
    for (const { sentence } of live) expect(sentence).toContain("£5 changed hands – it’s said.");
    expect(await mentionsIn(join(folder, "packed.warc.gz"))).toEqual(live);
    expect(await mentionsIn(join(folder, "plain.warc"))).toEqual(live);

    /** Ends with 0 only where nothing was a problem. */
    async function mentionsIn(input: string): Promise<Record<string, unknown>[]> {
      const out = `${input}-out`;
      await run(process.execPath, [
        COMMAND_LINE,
        "scan",
        input,
        "-o",
        out,
        "--format",
        "jsonl",
        "--pause",
        "0",
      ]);
      const lines = readFileSync(join(out, "mentions.jsonl"), "utf8").trim().split("\n");
      return lines.map((line) => JSON.parse(line)).sort((a, b) => (a.page < b.page ? -1 : 1));
    }
  },
);

async function run(command: string, args: readonly string[]): Promise<void> {
  const [status] = await once(spawn(command, args, { stdio: "ignore" }), "exit");
  expect(status, command).toBe(0);
}
