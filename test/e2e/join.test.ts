/** A table of one's own, on the site and on the research page: dropped, joined, mended, saved, and never sent anywhere. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { fileWriter, parquetWriteRows } from "hyparquet-writer";
import type { Download, Page } from "playwright";
import readExcelFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { joinTable } from "../../cli/join/joinTable.ts";
import { register } from "../../core/bundledData.ts";
import { findings } from "../axe.ts";
import { ROOT } from "../extensionInChromium.ts";
import { type PageServer, serveFolder } from "../pageServer.ts";
import { plainChromium } from "../plainChromium.ts";
import { chromiumForTests } from "./inChromium.ts";

const TABLE = `la_name;visited;note
Kent;2018-06-01;"a ""quoted"" note; with a semicolon"
Cherwell;01/01/2019;
England;2020-01-01;007
Brimingham;2021-01-01;£5
"Hull, City of";2 March 2021;=1+1
`;
let folder: string;
const at = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "join-"));
  writeFileSync(at("children.csv"), TABLE);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function saved(page: Page): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save the joined table" }).click(),
  ]);
  return download;
}

const choose = (page: Page, file: string) => page.getByLabel(/^Drop a table here/).setInputFiles(at(file));
const read = (path: string) => parse(readFileSync(path), { bom: true, delimiter: ";" }) as string[][];

describe("the page of the site", () => {
  const chromium = plainChromium();
  let site: PageServer;
  beforeAll(async () => {
    site = await serveFolder(join(ROOT, "dist/site"));
  });
  afterAll(() => site?.close());

  test("gives the very table that the command gives, and asks nobody for anything", async () => {
    const page = await chromium.open(site.url("join.html"));
    await page.getByLabel(/^Drop a table here/).waitFor();
    const asked: string[] = [];
    page.on("request", (request) => !request.url().startsWith("blob:") && asked.push(request.url()));
    await choose(page, "children.csv");
    await page.getByText("3 of 5 rows matched, 1 by a district; 2 did not.").waitFor();
    const download = await saved(page);
    expect(download.suggestedFilename()).toBe("children.joined.csv");
    await joinTable({ input: at("children.csv"), out: at("by-command.csv"), onProgress() {} });
    expect(read(await download.path())).toEqual(read(at("by-command.csv")));
    await page.getByLabel("Grades known on").selectOption("visited");
    await page.getByText(/rows matched/).waitFor();
    const then = await saved(page);
    await joinTable({
      input: at("children.csv"),
      out: at("by-command.csv"),
      asOf: "visited",
      onProgress() {},
    });
    expect(read(await then.path())).toEqual(read(at("by-command.csv")));
    expect(asked).toEqual([]);
  });

  test("what did not match is mended by hand, by a suggestion or by a search, and taken back", async () => {
    const page = await chromium.open(site.url("join.html"));
    await choose(page, "children.csv");
    await page.getByRole("button", { name: "It is Birmingham City Council" }).click();
    await page.getByText("4 of 5 rows matched").waitFor();
    await page.getByRole("button", { name: "Another council for “England”" }).click();
    await page.getByRole("combobox", { name: "Which council is “England”?" }).fill("leeds");
    await page.keyboard.press("Enter");
    await page.getByText("5 of 5 rows matched").waitFor();
    const rows = read(await (await saved(page)).path());
    expect(rows.map((row) => row[3])).toEqual([
      "ofsted_council_id",
      "kent",
      "oxfordshire",
      "leeds",
      "birmingham",
      "kingston-upon-hull",
    ]);
    await page
      .getByRole("listitem")
      .filter({ hasText: "“England” is" })
      .getByRole("button", { name: "Undo" })
      .click();
    await page.getByText("4 of 5 rows matched").waitFor();
  });

  test("a header further down, a workbook with days and numbers, Parquet, JSON Lines", async () => {
    const page = await chromium.open(site.url("join.html"));
    writeFileSync(at("two.csv"), "code,,2023,2023\nLA code,LA name,Number,Rate\nE10000016,Kent,1,2\n");
    await choose(page, "two.csv");
    await page.getByText("The row below the header looks like names, too").waitFor();
    await page.getByLabel("The header is row").fill("2");
    await page.keyboard.press("Tab");
    await page.getByText("1 of 1 rows matched").waitFor();
    const day = new Date("2018-06-01");
    await writeExcelFile([
      {
        sheet: "S",
        data: [
          ["la", "n", "day"],
          ["Kent", 12.5, { value: day, format: "dd/mm/yyyy" }],
        ],
      },
    ] as Parameters<typeof writeExcelFile>[0]).toFile(at("book.xlsx"));
    await choose(page, "book.xlsx");
    await page.getByLabel("Grades known on").selectOption("day");
    await page.getByText("1 of 1 rows matched").waitFor();
    const book = await saved(page);
    expect(book.suggestedFilename()).toBe("book.joined.xlsx");
    await book.saveAs(at("saved.xlsx"));
    const [sheet] = await readExcelFile(at("saved.xlsx"));
    expect(sheet?.data[1]?.slice(0, 4)).toEqual(["Kent", 12.5, day, "kent"]);
    expect(sheet?.data[1]?.at(-1)).toBe("2018-06-01");
    parquetWriteRows({
      writer: fileWriter(at("in.parquet")),
      rows: [{ la: "Kent", n: 12n, day }],
      columns: [
        { name: "la", type: "STRING" },
        { name: "n", type: "INT64" },
        { name: "day", type: "TIMESTAMP" },
      ],
    });
    await choose(page, "in.parquet");
    await page.getByText("1 of 1 rows matched").waitFor();
    const parquet = await saved(page);
    await parquet.saveAs(at("saved.parquet"));
    const [row] = await parquetReadObjects({ file: await asyncBufferFromFile(at("saved.parquet")) });
    expect(row).toMatchObject({ la: "Kent", n: 12n, day, ofsted_council_id: "kent" });
    writeFileSync(at("rows.jsonl"), '{"la":"Kent","n":1}\n{"la":"Leeds","tags":["a"]}\n');
    await choose(page, "rows.jsonl");
    await page.getByText("2 of 2 rows matched").waitFor();
    const lines = readFileSync(await (await saved(page)).path(), "utf8")
      .trim()
      .split("\n");
    expect(lines[1]).toMatch(/^\{"la":"Leeds","tags":\["a"\],"ofsted_council_id":"leeds",/);
    expect(lines.map((line) => JSON.parse(line))[0]).toMatchObject({
      la: "Kent",
      n: 1,
      ofsted_council_id: "kent",
    });
  });

  test("what cannot be read is said, and the page goes on", async () => {
    const page = await chromium.open(site.url("join.html"));
    for (const [file, content, words] of [
      ["empty.csv", "", "empty.csv is empty."],
      ["no.xlsx", "la,n\n", "no.xlsx is no workbook that can be read"],
      ["bad.jsonl", '{"la":"Kent"}\nnot json\n', "bad.jsonl, line 2: not an object of JSON."],
      ["open.csv", 'la,n\n"Kent,1\n', "open.csv: "],
      ["head.csv", "la,n\n", "head.csv has no row below its header."],
      ["t.parquet", "PAR1", "t.parquet is no Parquet that can be read"],
    ] as const) {
      writeFileSync(at(file), content);
      await choose(page, file);
      await page.getByRole("alert").filter({ hasText: words }).waitFor();
    }
    writeFileSync(at("none.csv"), "a,b\nx,1\ny,2\n");
    await choose(page, "none.csv");
    await page.getByText("choose the one that does").waitFor();
    await choose(page, "children.csv");
    await page.getByText("3 of 5 rows matched").waitFor();
  });

  test.each(["light", "dark"] as const)(
    "axe finds nothing in %s, and nothing is wider than a phone",
    async (colorScheme) => {
      const page = await chromium.open(site.url("join.html"), {
        colorScheme,
        viewport: { width: 360, height: 800 },
      });
      await choose(page, "children.csv");
      await page.getByText("3 of 5 rows matched").waitFor();
      expect(await findings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(chromium.errors.filter((error) => !/404|favicon/.test(error))).toEqual([]);
    },
  );
});

describe("the research page of the extension", () => {
  const chromium = chromiumForTests();

  test("has it as a tab, under the strictest policy, and keeps it while another tab is in front", async () => {
    const page = await chromium.openOurs("research.html");
    await page.getByRole("tab", { name: "Join" }).click();
    await choose(page, "children.csv");
    await page.getByText("3 of 5 rows matched, 1 by a district; 2 did not.").waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole("tab", { name: "Log" }).click();
    await page.getByRole("tab", { name: "Join" }).click();
    const rows = read(await (await saved(page)).path());
    expect(rows[1]?.slice(0, 5)).toEqual([
      "Kent",
      "2018-06-01",
      'a "quoted" note; with a semicolon',
      "kent",
      register.councils.kent!.name,
    ]);
  });
});
