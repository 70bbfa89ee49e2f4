/** `scan` through its real door: files in, tables out. */
import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { parse } from "csv-parse/sync";
import { beforeEach, describe, expect, test } from "vitest";
import { COMMAND_LINE } from "../builds.ts";
import { servePages } from "../pageServer.ts";
import { storyPage } from "../pages/storyPage.ts";
import { mayMount } from "./smallDisk.ts";
import { chunked, warcRecord } from "./warcFile.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "council-ratings-scan-"));
});

function scan(args: string[], input = ""): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [COMMAND_LINE, "scan", ...args], { input, encoding: "utf8" });
}

type Cells = Record<string, string>;

function csv(name: string, out = join(folder, "out")): Cells[] {
  return parse(readFileSync(join(out, name)), { bom: true, columns: true });
}

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, "in", name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const inFolder = () => join(folder, "in");
const outFolder = () => join(folder, "out");

describe("a WARC of all that crawls hold", () => {
  const encoded = (name: string) => storyPage({ councils: [name] });
  const windows = (text: string) =>
    Uint8Array.from([...text].map((c) => ({ "’": 0x92, "–": 0x96 })[c] ?? c.charCodeAt(0)));
  const html = { "Content-Type": "text/html; charset=utf-8" };
  const records = (gzip: boolean) => {
    const record = (
      url: string,
      headers: Record<string, string>,
      body: Uint8Array | string,
      status?: string,
    ) => warcRecord({ url: `http://news.example/${url}`, headers, body, ...(status && { status }) }, gzip);
    return {
      plain: record("plain", html, encoded("Kent County Council")),
      request: warcRecord(
        { url: "http://news.example/plain", headers: { Host: "x" }, body: "", type: "request" },
        gzip,
      ),
      chunked: record(
        "chunked",
        { ...html, "Transfer-Encoding": "chunked" },
        Buffer.from(chunked(encoded("Surrey County Council")), "latin1"),
      ),
      gzip: record(
        "gzip",
        { ...html, "Content-Encoding": "gzip" },
        gzipSync(encoded("Suffolk County Council")),
      ),
      brotli: record(
        "brotli",
        { ...html, "Content-Encoding": "br" },
        brotliCompressSync(encoded("Essex County Council")),
      ),
      both: record(
        "both",
        { ...html, "Content-Encoding": "gzip", "Transfer-Encoding": "chunked" },
        chunkedBytes(gzipSync(encoded("Norfolk County Council"))),
      ),
      unchunked: record("unchunked", { ...html, "Transfer-Encoding": "chunked" }, encoded("Hackney Council")),
      redirect: record(
        "old",
        { Location: "http://news.example/plain" },
        "Moved",
        "HTTP/1.1 301 Moved Permanently",
      ),
      missing: record("gone", html, encoded("Leeds City Council"), "HTTP/1.1 404 Not Found"),
      image: record("photo.png", { "Content-Type": "image/png" }, "Bury Council in a picture"),
      windows1252: record(
        "windows",
        { "Content-Type": "text/html; charset=windows-1252" },
        windows(encoded("Cornwall Council")),
      ),
      meta1252: record(
        "meta",
        { "Content-Type": "text/html" },
        windows(storyPage({ councils: ["Dorset Council"], head: '<meta charset="windows-1252">' })),
      ),
      utf16: record(
        "utf16",
        { "Content-Type": "text/html" },
        Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(encoded("Devon County Council"), "utf16le")]),
      ),
      unsaid: record("unsaid", { "Content-Type": "text/html" }, encoded("Rutland County Council")),
      unsaid1252: record(
        "unsaid1252",
        { "Content-Type": "text/html" },
        windows(encoded("Swindon Borough Council")),
      ),
      untyped: record("untyped", { Server: "old" }, encoded("Sutton Council")),
      again: record("plain?utm_source=letter", html, encoded("Kent County Council")),
    };
  };
  const expected = [
    ...["kent", "surrey", "suffolk", "essex", "norfolk", "hackney", "cornwall", "dorset", "devon"],
    ...["rutland", "swindon", "sutton"],
  ];

  test.each([
    ["gzip members", "crawl.warc.gz", true],
    ["no compression", "crawl.warc", false],
  ])("%s: every page is read, in every encoding; what is no page is left out", async (_, name, gzip) => {
    const all = await Promise.all(Object.values(records(gzip)));
    put(name, Buffer.concat(all));
    const { status, stderr } = scan([inFolder(), "-o", outFolder()]);
    expect(stderr).toContain("12 mentions on 12 pages");
    expect(stderr).toContain("of the same address as another: 1 page.");
    expect(status).toBe(0);
    const mentions = csv("mentions.csv");
    expect(mentions.map((row) => row.council_id)).toEqual(expected);
    for (const { sentence } of mentions) expect(sentence).toContain("£5 changed hands – it’s said.");
    expect(csv("pages.csv").map((row) => row.found_at)).not.toContain("http://news.example/old");
  });

  test("broken records are told with their place, and the rest is read", async () => {
    const { plain, chunked: second, gzip, utf16 } = records(true);
    const broken = Uint8Array.from(await second);
    broken.fill(7, 40, 120);
    const whole = [await plain, broken, Buffer.from("stray bytes\r\n\r\n"), await gzip];
    put("crawl.warc.gz", Buffer.concat([...whole, (await utf16).subarray(0, 300)]));
    const { status } = scan([inFolder(), "-o", outFolder()]);
    expect(status).toBe(3);
    expect(csv("mentions.csv").map((row) => row.council_id)).toEqual(["kent", "suffolk"]);
    const problems = csv("problems.csv");
    expect(problems.map(({ at }) => at?.replace(/.*#/, ""))).toEqual([
      String(whole[0]?.length),
      String(whole.reduce((sum, part) => sum + part.length, 0)),
    ]);
  });

  function chunkedBytes(bytes: Uint8Array): Uint8Array {
    const end = Buffer.from("\r\n0\r\n\r\n");
    return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, end]);
  }
});

describe("tables", () => {
  test("hold the same in CSV, JSON Lines and Parquet, formulas neutralised in CSV alone", async () => {
    const title = '=HYPERLINK("http://x"),\n"quoted"';
    const text = `${"Snow fell. ".repeat(20)}\n\nKent County Council, "and" more. +1 @home`;
    put(
      "pages.jsonl",
      `${JSON.stringify({ url: "https://a.example/1", text, title, published: "2019-06-01" })}\n`,
    );
    const tables = new Map<string, Record<string, unknown>[]>();
    const db = await (await DuckDBInstance.create(":memory:")).connect();
    for (const format of ["csv", "jsonl", "parquet"]) {
      const out = join(folder, format);
      expect(scan([inFolder(), "-o", out, "--format", format]).status).toBe(0);
      for (const table of ["pages", "mentions"]) {
        const path = join(out, `${table}.${format}`);
        const from = format === "csv" ? `read_csv('${path}', all_varchar = true)` : `'${path}'`;
        const rows = (await db.runAndReadAll(`select * from ${from}`)).getRowObjectsJson();
        tables.set(`${format} ${table}`, rows.map(asText));
      }
    }
    for (const table of ["pages", "mentions"]) {
      const [fromCsv] = tables.get(`csv ${table}`) ?? [];
      const [fromLines] = tables.get(`jsonl ${table}`) ?? [];
      const [fromParquet] = tables.get(`parquet ${table}`) ?? [];
      expect(fromParquet?.title).toBe(title);
      expect(fromCsv?.title).toBe(`'${title}`);
      expect({ ...fromParquet, scanned_at: "" }).toEqual({ ...fromLines, scanned_at: "" });
      expect({ ...fromCsv, scanned_at: "", title: "" }).toEqual({ ...fromLines, scanned_at: "", title: "" });
    }
    const [mention] = tables.get("parquet mentions") ?? [];
    expect(mention).toMatchObject({ council_id: "kent", grade_then: "good", inspected_then: "2017-06-13" });

    // DuckDB reads CSV dates and numbers as it likes: what is compared is what they say.
    function asText(row: Record<string, unknown>): Record<string, unknown> {
      return Object.fromEntries(
        Object.entries(row).map(([key, value]) => [key, value === null ? null : String(value)]),
      );
    }
  });

  test("the story is read, not what stands around it; --whole-page reads all", () => {
    put("a.html", storyPage({ councils: ["Kent County Council"], published: "2020-02-02" }));
    expect(scan([inFolder(), "-o", outFolder()]).status).toBe(0);
    expect(csv("mentions.csv").map((row) => row.council_id)).toEqual(["kent"]);
    expect(csv("pages.csv")[0]).toMatchObject({
      published: "2020-02-02",
      published_from: "meta",
      text_from: "main",
    });
    const whole = join(folder, "whole");
    expect(scan([inFolder(), "-o", whole, "--whole-page"]).status).toBe(0);
    expect(csv("mentions.csv", whole).map((row) => row.council_id)).toEqual(["devon", "kent"]);
  });
});

describe("bad input", () => {
  test("is told in the side file with its place, and the rest goes on", () => {
    put("a.html", storyPage({ councils: ["Kent County Council"] }));
    put("b.jsonl", `not json\n{"url":"https://a.example/2"}\n{"text":"Surrey County Council met."}\n`);
    put("c.pdf", "%PDF-1.7 no more than this");
    put("d.mhtml", "no saved page");
    put("e.docx", "PK");
    const { status, stderr } = scan([inFolder(), "-o", outFolder()]);
    expect(status).toBe(3);
    expect(stderr).toContain("Not read: 5 inputs");
    expect(csv("mentions.csv").map((row) => row.council_id)).toEqual(["kent", "surrey"]);
    const problems = csv("problems.csv").map(
      ({ at, problem }) => `${at?.slice(inFolder().length + 1)}: ${problem}`,
    );
    expect(problems.sort()).toEqual([
      expect.stringContaining("b.jsonl:1: not JSON"),
      'b.jsonl:2: neither "html" nor "text"',
      expect.stringContaining("c.pdf: "),
      "d.mhtml: a saved page without any HTML in it",
      "e.docx: not a kind of file that is read",
    ]);
  });

  test.each([
    [["no-such-folder", "-o", "out"], "there is no such file or folder"],
    [["package.json", "-o", "out", "--shard", "4/3"], "--shard is I/N"],
    [["package.json", "-o", "out", "--format", "xls"], "csv, jsonl, parquet"],
    [["package.json", "-o", "LICENSE"], "Cannot write into LICENSE"],
  ])("%j is a clear line and exit code 2", (args, words) => {
    const { status, stderr } = scan(args);
    expect(stderr).toContain(words);
    expect(status).toBe(2);
    expect(existsSync("out")).toBe(false);
  });
});

describe("a run that ends early", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      JSON.stringify({
        url: `https://a.example/${i}`,
        html: storyPage({
          councils: i % 3 ? ["Kent County Council"] : ["Surrey County Council", "Kent County Council"],
        }),
      }),
    ).join("\n");

  test("goes on where it was killed, and comes to the same tables", async () => {
    put("many.jsonl", many(4000));
    const args = [COMMAND_LINE, "scan", inFolder(), "-o", outFolder(), "--format", "jsonl", "--workers", "1"];
    const first = spawn(process.execPath, args);
    const parts = join(outFolder(), ".scan");
    const isBegun = () =>
      existsSync(parts) &&
      readdirSync(parts).some((name) => /^journal-/.test(name) && statSync(join(parts, name)).size > 500_000);
    while (!isBegun()) await new Promise((resolve) => setTimeout(resolve, 20));
    first.kill("SIGKILL");
    await once(first, "exit");
    expect(existsSync(join(outFolder(), "mentions.jsonl"))).toBe(false);

    const second = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(second.status).toBe(0);
    const whole = join(folder, "whole");
    expect(scan([inFolder(), "-o", whole, "--format", "jsonl"]).status).toBe(0);
    const mentions = (out: string) => readFileSync(join(out, "mentions.jsonl"), "utf8");
    expect(mentions(outFolder())).toBe(mentions(whole));
    expect(existsSync(parts)).toBe(false);

    const again = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(again.stderr).toContain("Already complete");
    put("more.html", storyPage({ councils: ["Essex County Council"] }));
    const other = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(other.stderr).toContain("--restart");
    expect(other.status).toBe(2);
  });

  test.runIf(mayMount())("by a full disk says so, and goes on when there is room", () => {
    const disk = join(folder, "disk");
    mkdirSync(disk);
    put("many.jsonl", many(2500));
    spawnSync("mount", ["-t", "tmpfs", "-o", "size=400k", "tmpfs", disk]);
    try {
      const first = scan([inFolder(), "-o", join(disk, "out")]);
      expect(first.stderr).toContain("The disk is full");
      expect(first.status).toBe(2);
      spawnSync("mount", ["-o", "remount,size=60m", disk]);
      const second = scan([inFolder(), "-o", join(disk, "out")]);
      expect(second.stderr).toContain("3334 mentions on 2500 pages");
      expect(second.status).toBe(0);
    } finally {
      spawnSync("umount", [disk]);
    }
  });

  test("shards take every page once, whether there are many files or one", () => {
    for (const [name, files] of [
      ["one", 1],
      ["many", 5],
    ] as const) {
      for (let i = 0; i < files; i++)
        put(`${name}/${i}.jsonl`, many(10).replaceAll("a.example", `${i}.example`));
      const out = join(folder, `out-${name}`);
      for (const shard of ["1/3", "2/3", "3/3", "3/3"])
        expect(scan([join(inFolder(), name), "-o", out, "--shard", shard]).status).toBe(0);
      const pages = readdirSync(out)
        .filter((file) => /^pages-00\d-of-003\.csv$/.test(file))
        .flatMap((file) => csv(file, out).map((row) => row.address));
      expect(pages).toHaveLength(10 * files);
      expect(new Set(pages).size).toBe(10 * files);
    }
  });
});

test("lists of addresses and sitemaps are fetched; what does not answer is told", async () => {
  const story = (name: string) => storyPage({ councils: [name] });
  const pages = new Map([
    ["a.html", story("Kent County Council")],
    ["b.html", story("Surrey County Council")],
  ]);
  const server = await servePages(pages);
  pages.set(
    "sitemap.xml",
    `<urlset><url><loc>${server.url("a.html")}</loc></url><url><loc>${server.url("b.html")}</loc></url></urlset>`,
  );
  const list = put("list.txt", `# of today\n${server.url("a.html")}\n${server.url("missing.html")}\n`);
  const sitemap = put("sitemap.xml", pages.get("sitemap.xml") ?? "");
  // In a process of its own the server could not answer while this one waits.
  const run = spawn(process.execPath, [
    COMMAND_LINE,
    "scan",
    list,
    sitemap,
    "-o",
    outFolder(),
    "--pause",
    "1",
  ]);
  const [status] = await once(run, "exit");
  await server.close();
  expect(status).toBe(3);
  expect(csv("mentions.csv").map((row) => row.council_id)).toEqual(["kent", "surrey"]);
  expect(csv("problems.csv")[0]?.problem).toContain("404");
});

test("in a pipe, pages come in as lines and mentions go out as lines", () => {
  const page = { url: "https://a.example/1", html: storyPage({ councils: ["Kent County Council"] }) };
  const { stdout, stderr, status } = scan(["-", "-o", "-"], `${JSON.stringify(page)}\n{"text"\n`);
  const rows = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(rows).toMatchObject([{ page: "https://a.example/1", council_id: "kent", mention: 1 }]);
  expect(stderr).toContain("line 2: not JSON");
  expect(status).toBe(3);
});
