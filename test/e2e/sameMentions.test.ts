/** The log in the browser and `scan` on the command line find the same in the same pages, whatever they come in. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mentionRows, type Row } from "../../core/table/columns.ts";
import { COMMAND_LINE } from "../builds.ts";
import { warcRecord } from "../cli/warcFile.ts";
import { BUILT_FOR_TESTS, type ExtensionBrowser, openChromium } from "../extensionInChromium.ts";
import { type PageServer, servePages } from "../pageServer.ts";
import { storyPage } from "../pages/storyPage.ts";
import { readLog } from "./logInBrowser.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const ownPage = (name: string) => readFileSync(join(ROOT, "test", "pages", name));
const addressOf = (name: string) => `https://news.example/${name}`;

/** Each names itself, so that it is the same page wherever it is read. */
const pages = new Map(
  Object.entries({
    "news.html": ownPage("news.html").toString(),
    "grades.html": ownPage("grades.html").toString(),
    "long.html": ownPage("long.html").toString(),
    "plain.html": ownPage("plain.html").toString(),
    "split.html": ownPage("split.html").toString(),
    "story.html": storyPage({
      councils: ["Kent County Council", "Cumbria County Council", "Oxford City Council", "RBKC"],
      published: "2021-05-06",
    }),
    "achieving.html": storyPage({ councils: ["Achieving for Children", "Slough Children First"] }),
    // What browsers make of it: no head, nothing closed, tables and links in the wrong places.
    "broken.html": `<title>Broken</title><body><div><p>Surrey <b>County<i> Council</b> met</i> for a long while, and those who had come late sat on the stairs, and all of them waited for the lamps.<p>Then <a href=1>Hackney <a href=2>Council</a> wrote, <table><tr>Devon County Council<td>Leeds City Council</table> and <select><option>Bury Council</select> <noscript>Essex County Council</noscript><textarea>Kent County Council</textarea> the rest went home.<p hidden>Norfolk County Council<script>"Suffolk County Council"</script>`,
  }).map(([name, html]) => [name, withAddress(html, addressOf(name))]),
);

function withAddress(html: string, address: string): string {
  const link = `<link rel="canonical" href="${address}">`;
  return html.includes("<head>") ? html.replace("<head>", `<head>${link}`) : `${link}${html}`;
}

type Found = Map<string, Row[]>;

const nameOf = (address: unknown) => String(address).replace(/^.*\//, "");
/** Where the page was read, and nothing else, may differ. */
const withoutPlace = (row: Row): Row => ({ ...row, page: nameOf(row.page), site: null });

let browser: ExtensionBrowser;
let server: PageServer;
let research: Page;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "council-ratings-same-"));
  server = await servePages(pages);
  browser = await openChromium({ built: BUILT_FOR_TESTS });
  research = await browser.context.newPage();
  await research.goto(browser.page("research.html"));
  await research.getByRole("button", { name: "Turn on" }).click();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function scanned(inputs: string[], ...flags: string[]): Found {
  const out = mkdtempSync(join(folder, "out-"));
  const args = [COMMAND_LINE, "scan", ...inputs, "-o", out, "--format", "jsonl"];
  const { status, stderr } = spawnSync(process.execPath, [...args, ...flags], {
    cwd: ROOT,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  const rows = (table: string): Row[] =>
    readFileSync(join(out, table), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const found: Found = new Map(rows("pages.jsonl").map(({ address }) => [nameOf(address), []]));
  for (const row of rows("mentions.jsonl")) found.get(nameOf(row.page))?.push(withoutPlace(row));
  return found;
}

async function logged(): Promise<Found> {
  const records = await readLog(research);
  return new Map(records.map((page) => [nameOf(page.address), mentionRows(page).map(withoutPlace)]));
}

const sortedOf = (found: Found) => Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));

test("live pages, HTML, JSON Lines, WARC and MHTML; text and PDF", async () => {
  const saved: string[] = [];
  for (const name of [...pages.keys(), "minutes.txt"]) {
    const page = await browser.context.newPage();
    await page.goto(server.url(name));
    await expect.poll(async () => (await logged()).has(name)).toBe(true);
    const devtools = await browser.context.newCDPSession(page);
    const { data } = await devtools.send("Page.captureSnapshot", { format: "mhtml" });
    if (name.endsWith(".html")) saved.push(put(`mhtml/${name.replace(".html", ".mhtml")}`, data));
    await page.close();
  }
  const live = await logged();
  expect(live.get("story.html")?.map((row) => row.council_id)).toEqual([
    "kent",
    "cumbria",
    "oxford",
    "kensington-and-chelsea",
  ]);
  expect(live.get("broken.html")?.length).toBeGreaterThan(2);

  const text = put("texts/minutes.txt", ownPage("minutes.txt"));
  const html = [...pages].map(([name, page]) => put(`html/${name}`, page));
  expect(sortedOf(scanned([join(folder, "html"), text]))).toEqual(sortedOf(live));

  put(
    "pages.jsonl",
    [...pages].map(([name, page]) => JSON.stringify({ url: server.url(name), html: page })).join("\n"),
  );
  const records = [...pages].map(([name, body]) =>
    warcRecord(
      { url: server.url(name), headers: { "Content-Type": "text/html; charset=utf-8" }, body },
      true,
    ),
  );
  put("pages.warc.gz", Buffer.concat(await Promise.all(records)));
  for (const input of ["pages.jsonl", "pages.warc.gz", "mhtml"])
    expect(sortedOf(scanned([join(folder, input), text])), input).toEqual(sortedOf(live));

  // The same as files of a batch: first as HTML, then as saved pages, each in place of the record before.
  const pdf = put("texts/minutes.pdf", ownPage("minutes.pdf"));
  await research.bringToFront();
  await research.getByRole("tab", { name: "Batch" }).click();
  for (const files of [[...html, text, pdf], saved]) {
    await research.getByLabel("Files to read").setInputFiles(files);
    await research.getByRole("button", { name: /Start|Resume/ }).click();
    await research.getByText(/(\d+) of \1 read\./).waitFor();
    const now = await logged();
    const { "minutes.pdf": fromPdf, ...others } = Object.fromEntries(now);
    expect(sortedOf(new Map(Object.entries(others)))).toEqual(sortedOf(live));
    expect(fromPdf).toEqual(scanned([pdf]).get("minutes.pdf"));
  }
});

test("all text of the page, where that is wanted", async () => {
  await research.bringToFront();
  await research.getByRole("tab", { name: "Log", exact: true }).click();
  await research.getByRole("radio", { name: "All its text" }).check();
  const page = await browser.context.newPage();
  await page.goto(server.url("story.html"));
  await expect
    .poll(async () => (await logged()).get("story.html")?.map((row) => row.council_id))
    .toContain("devon");
  const live = (await logged()).get("story.html");
  expect(
    scanned([put("html/story.html", pages.get("story.html") ?? "")], "--whole-page").get("story.html"),
  ).toEqual(live);
});
