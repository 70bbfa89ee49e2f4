/** `join` through its real door: tables of every kind, what names a council and what does not, and everything that can be wrong. */
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { fileWriter, parquetWriteRows } from "hyparquet-writer";
import readExcelFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { joinTable } from "../../cli/join/joinTable.ts";
import { register } from "../../core/bundledData.ts";
import { latestRating } from "../../core/model/rating.ts";
import { COMMAND_LINE } from "../builds.ts";
import { mayMount } from "./smallDisk.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "join-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(at(name), content);
  return name;
};
function run(args: string[], input = "") {
  const { stdout, stderr, status } = spawnSync(process.execPath, [COMMAND_LINE, "join", ...args], {
    input,
    encoding: "utf8",
    cwd: folder,
    maxBuffer: 1 << 26,
  });
  return { stdout, stderr, status };
}
const rowsOf = (csv: string) => parse(csv, { bom: true, columns: true }) as Record<string, string>[];

test("the first example: the grades beside each row, what does not match kept, empty and listed with the nearest names", () => {
  put("children.csv", "la_name,children\nKent,10\nCherwell,3\nEngland,99\nBrimingham,2\n");
  const { stderr, status } = run(["children.csv", "-o", "joined.csv"]);
  expect(status).toBe(0);
  const rows = rowsOf(readFileSync(at("joined.csv"), "utf8"));
  expect(rows.map(({ la_name, children }) => [la_name, children])).toEqual([
    ["Kent", "10"],
    ["Cherwell", "3"],
    ["England", "99"],
    ["Brimingham", "2"],
  ]);
  const { kent } = register.councils;
  const rating = latestRating(kent!);
  expect(rows[0]).toMatchObject({
    ofsted_council: "Kent County Council",
    ofsted_match: "council",
    ofsted_overall: rating.kind === "graded" ? rating.overall : "",
    ofsted_as_of: register.asOf,
  });
  expect(rows[1]).toMatchObject({ ofsted_council_id: "oxfordshire", ofsted_match: "district" });
  expect(rows[2]).toMatchObject({ ofsted_council_id: "", ofsted_overall: "" });
  expect(stderr).toContain("Joined on “la_name”: 2 of the first 4 cells name a council.");
  expect(stderr).toContain("4 rows: 2 rows matched (1 row by a district), 2 not. Written to joined.csv.");
  expect(stderr).toContain(
    "“Brimingham” (1 row, first is row 4): no council is called so; perhaps Birmingham",
  );
  expect(rowsOf(readFileSync(at("joined.unmatched.csv"), "utf8"))).toContainEqual(
    expect.objectContaining({ cell: "England", rows: "1", first_row: "3" }),
  );
  // Once all match, there is no list.
  put("children.csv", "la_name,children\nKent,10\n");
  expect(run(["children.csv", "-o", "joined.csv", "--quiet"]).stderr).toBe("");
  expect(existsSync(at("joined.unmatched.csv"))).toBe(false);
});

test("every council by its names and codes, also as a spreadsheet leaves them, and each to itself", () => {
  const councils = Object.values(register.councils);
  const forms = councils.flatMap(({ id, name, shortName, gss, urn, dfe }) =>
    [
      name,
      name.toUpperCase(),
      shortName.length > 3 && name.includes(shortName) ? name : null,
      gss,
      gss?.toLowerCase(),
      gss?.slice(1).replace(/^0/, ""),
      urn,
      urn && `${urn}.0`,
      dfe,
      dfe && `${dfe}.0`,
    ].flatMap((form) => (form ? [[id, form]] : [])),
  );
  put("forms.csv", stringify([["expected", "who"], ...forms]));
  const { status } = run(["forms.csv", "-o", "found.csv", "--on", "who", "--columns", "council_id"]);
  expect(status).toBe(0);
  const wrong = rowsOf(readFileSync(at("found.csv"), "utf8")).filter(
    (row) => row.expected !== row.ofsted_council_id,
  );
  // An abolished council's name may have gone to its successor.
  expect(wrong.filter(({ expected }) => !register.councils[expected ?? ""]?.end)).toEqual([]);
});

test("a council that has another name now is found by the one it began with", () => {
  put("first.csv", "who\nNorth West Somerset\nMedway Towns\nThe Wrekin\n");
  run(["first.csv", "-o", "first.out.csv", "--on", "who", "--columns", "council_id"]);
  const rows = rowsOf(readFileSync(at("first.out.csv"), "utf8"));
  expect(rows.map((row) => row.ofsted_council_id)).toEqual([
    "north-somerset",
    "medway",
    "telford-and-wrekin",
  ]);
});

test("districts that work together have their county's grades, and others together none", () => {
  const joint = [
    "Adur and Worthing Borough Council",
    "Babergh & Mid Suffolk",
    "Bromsgrove and Redditch councils",
  ];
  const none = ["Cherwell and Worthing", "Kent and Leeds", "Nowhere and Adur"];
  put("joint.csv", stringify([["who"], ...[...joint, ...none].map((each) => [each])]));
  run(["joint.csv", "-o", "joint.out.csv", "--on", "who", "--columns", "council_id,match"]);
  const rows = rowsOf(readFileSync(at("joint.out.csv"), "utf8"));
  expect(rows.map((row) => [row.ofsted_council_id, row.ofsted_match])).toEqual([
    ["west-sussex", "district"],
    ["suffolk", "district"],
    ["worcestershire", "district"],
    ["", ""],
    ["", ""],
    ["", ""],
  ]);
});

test("--as-of a column gives each row the grade that was known on its day, in three ways of writing it", () => {
  put(
    "visits.csv",
    "council,visited\nKent,2018-06-01\nKent,01/06/2018\nKent,1 June 2018\nKent,2035-01-01\nKent,soon\nKent,06/28/2018\n",
  );
  const { stderr } = run([
    "visits.csv",
    "-o",
    "then.csv",
    "--as-of",
    "visited",
    "--columns",
    "overall,published,as_of",
  ]);
  const rows = rowsOf(readFileSync(at("then.csv"), "utf8"));
  const known = latestRating(register.councils.kent!, "2018-06-01");
  const published = known.kind === "graded" ? known.inspection.published : "";
  expect(published).not.toBe("");
  for (const row of rows.slice(0, 3))
    expect(row).toMatchObject({ ofsted_published: published, ofsted_as_of: "2018-06-01" });
  // Nothing is known of a later day than the data's.
  expect(rows[3]?.ofsted_as_of).toBe(register.asOf);
  for (const row of rows.slice(4)) expect(row.ofsted_overall).toBe("");
  expect(stderr).toContain("6 rows: 4 rows matched, 0 not, 2 without a day.");
  expect(stderr).toContain("“06/28/2018” (1 row, first is row 6): no day that can be read");
  run(["visits.csv", "-o", "then.csv", "--as-of", "2016-01-31", "--columns", "as_of"]);
  expect(rowsOf(readFileSync(at("then.csv"), "utf8"))[0]?.ofsted_as_of).toBe("2016-01-31");
});

test("columns are chosen, and never take the place of the table's own", () => {
  put("own.csv", "council,ofsted_overall\nKent,mine\n");
  run(["own.csv", "-o", "chosen.csv", "--columns", "overall,help-and-protection,region"]);
  expect(readFileSync(at("chosen.csv"), "utf8").split("\n")[0]).toBe(
    "council,ofsted_overall,ofsted_overall_2,ofsted_help_and_protection,ofsted_region",
  );
});

const cell = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom("Kent", 'a "quoted" word', "two\nlines", "a;b", "a,b", "\t", "007", " ", "=1+1", "£", "😀"),
);

test("rows and columns in are rows and columns out, in their order, whatever is in them", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell, fc.constantFrom("Kent", "Leeds", "Nowhere", "")), {
        minLength: 1,
        maxLength: 30,
      }),
      fc.constantFrom(",", ";", "\t", "|"),
      fc.constantFrom("\n", "\r\n"),
      fc.boolean(),
      async (rows, delimiter, lineEnd, hasMark) => {
        const clean = rows.map((row) => row.map((each) => each.replaceAll("\r", "")));
        const table = [["first column", "second", "la"], ...clean];
        const written = stringify(table, { delimiter, record_delimiter: lineEnd, quoted: true });
        put("in.csv", (hasMark ? "\ufeff" : "") + written);
        await joinTable({
          input: at("in.csv"),
          out: at("out.csv"),
          on: "la",
          header: 1,
          columns: ["overall"],
          onProgress() {},
        });
        const out = readFileSync(at("out.csv"), "utf8");
        expect(out.startsWith("\ufeff")).toBe(hasMark);
        const sign = delimiter === "\t" ? "," : delimiter;
        const read = parse(out, { bom: true, delimiter: sign }) as string[][];
        expect(read.map((row) => row.slice(0, 3))).toEqual(table);
        for (const row of read) expect(row).toHaveLength(4);
      },
    ),
    {
      numRuns: 60,
      // A cell over lines, in a table that is otherwise one line long.
      examples: [[[["two\nlines", "", "Kent"]], "|", "\n", false]],
    },
  );
});

describe("kinds of tables", () => {
  test("JSON Lines: every key stays, also those of some rows alone", () => {
    const rows = [
      { la: "Kent", n: 1, tags: ["a", { b: null }] },
      { la: "Nowhere", other: true },
      ...Array.from({ length: 1200 }, (_, i) => ({ la: "Leeds", n: i })),
      { la: "Leeds", late: 2 ** 40 },
    ];
    const input = rows.map((row) => JSON.stringify(row)).join("\n");
    const { stdout, status } = run(["-", "-o", "-", "--columns", "council_id"], input);
    expect(status).toBe(0);
    const out = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(out.map(({ ofsted_council_id: _, ...row }) => row)).toEqual(rows);
    expect(out[0].ofsted_council_id).toBe("kent");
    expect(out[1].ofsted_council_id).toBe(null);
    put("late.jsonl", input);
    const refused = run(["late.jsonl", "-o", "late.csv"]);
    expect(refused.stderr).toContain("A row further down has “late”");
    expect(refused.status).toBe(2);
    expect(existsSync(at("late.csv"))).toBe(false);
  });

  test("JSON Lines: what is written stays as it is, to the last figure; two columns of one name are refused", () => {
    const lines = ['{"la":"Kent","id":12345678901234567890,"share":1.0}', '{ "la" : "Leeds" }', "{}"];
    const { stdout } = run(["-", "-o", "-", "--on", "la", "--columns", "council_id"], lines.join("\n"));
    expect(stdout.trim().split("\n")).toEqual([
      '{"la":"Kent","id":12345678901234567890,"share":1.0,"ofsted_council_id":"kent"}',
      '{ "la" : "Leeds","ofsted_council_id":"leeds"}',
      '{"ofsted_council_id":null}',
    ]);
    put("twice.csv", "la,n,n\nKent,1,2\n");
    for (const out of ["twice.jsonl", "twice.parquet"]) {
      const { stderr, status } = run(["twice.csv", "-o", out]);
      expect(stderr).toMatch(/Two columns are called “n”/);
      expect([status, existsSync(at(out))]).toEqual([2, false]);
    }
    expect(run(["twice.csv", "-o", "twice.out.csv"]).status).toBe(0);
  });

  test("XLSX: numbers stay numbers, days stay days, a sheet is chosen by its name", async () => {
    const day = new Date("2018-06-01");
    await writeExcelFile([
      { sheet: "Notes", data: [["nothing here"]] },
      {
        sheet: "Children",
        data: [
          ["la_code", "visited", "children"],
          [886, { value: day, format: "dd/mm/yyyy" }, 12.5],
          ["E10000016", null, null],
        ],
      },
    ] as Parameters<typeof writeExcelFile>[0]).toFile(at("book.xlsx"));
    const { stderr, status } = run([
      "book.xlsx",
      "-o",
      "book.joined.xlsx",
      "--sheet",
      "Children",
      "--columns",
      "council_id,as_of",
    ]);
    expect(stderr).toContain("2 rows: 2 rows matched");
    expect(status).toBe(0);
    const [sheet] = await readExcelFile(at("book.joined.xlsx"));
    expect(sheet?.data).toEqual([
      ["la_code", "visited", "children", "ofsted_council_id", "ofsted_as_of"],
      [886, day, 12.5, "kent", register.asOf],
      ["E10000016", null, null, "kent", register.asOf],
    ]);
    expect(run(["book.xlsx", "-o", "x.csv", "--sheet", "Adults"]).stderr).toContain(
      "no sheet “Adults”. It has: Notes, Children.",
    );
    run(["book.xlsx", "-o", "x.csv", "--sheet", "Children", "--as-of", "visited", "--columns", "as_of"]);
    expect(rowsOf(readFileSync(at("x.csv"), "utf8"))[0]).toMatchObject({
      visited: "2018-06-01",
      ofsted_as_of: "2018-06-01",
    });
  });

  test("Parquet: each column keeps its type, over more than one row group", async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => ({
      la: i % 3 ? "Kent" : "Nowhere",
      n: i,
      share: i / 7,
      large: BigInt(i) * 10_000_000_000n,
      is: i % 2 === 0,
      day: i % 5 ? new Date(Date.UTC(2020, 0, 1 + i)) : null,
    }));
    parquetWriteRows({
      writer: fileWriter(at("in.parquet")),
      rows,
      columns: [
        { name: "la", type: "STRING" },
        { name: "n", type: "INT32" },
        { name: "share", type: "DOUBLE" },
        { name: "large", type: "INT64" },
        { name: "is", type: "BOOLEAN" },
        { name: "day", type: "TIMESTAMP", nullable: true },
      ],
      rowGroupSize: 1000,
    });
    expect(run(["in.parquet", "-o", "out.parquet", "--columns", "council_id"]).status).toBe(0);
    const file = await asyncBufferFromFile(at("out.parquet"));
    const out = await parquetReadObjects({ file });
    expect(out.map(({ ofsted_council_id: _, ...row }) => row)).toEqual(rows);
    expect(out.slice(0, 2).map((row) => row.ofsted_council_id)).toEqual([null, "kent"]);
    const before = (await parquetMetadataAsync(await asyncBufferFromFile(at("in.parquet")))).schema.slice(1);
    const after = (await parquetMetadataAsync(file)).schema.slice(1, 7);
    expect(after).toEqual(before);
    expect(run(["-", "-o", "-"], "PAR1").stderr).toContain("Parquet is read from a file");
  });
});

describe("what is wrong is said with its place, and what was there before stays", () => {
  const wrong: [string, string, string[], string | Uint8Array, RegExp][] = [
    [
      "no such column",
      "a.csv",
      ["--on", "council"],
      "la,n\nKent,1\n",
      /--on: there is no column “council”\. There are: la, n\./,
    ],
    [
      "no column that names councils",
      "a.csv",
      [],
      "a,n\nx,1\ny,2\n",
      /No column names councils in most of its first rows\..* Columns: a, n\./,
    ],
    [
      "a second row of names",
      "a.csv",
      [],
      "code,,2023,2023\nLA code,LA name,Number,Rate\nE10000016,Kent,1,2\n",
      /a\.csv, line 2: it looks like a second row of names \(LA code.*--header 2/,
    ],
    [
      "a title over the header",
      "a.csv",
      [],
      "Children in need\nla,n\nKent,1\n",
      /a\.csv, line 2, column 2: the row has 2 cells, the header 1 cell\. .*--header/,
    ],
    [
      "a quote that is never closed",
      "a.csv",
      [],
      'la,n\nKent,1\n"Leeds,2\nYork,3\n',
      /a\.csv, line \d+: a quote is opened and never closed/,
    ],
    [
      "a quote within a cell",
      "a.csv",
      [],
      'la,n\nKent,1\n"Le"eds,2\n',
      /a\.csv, line 3, column 1: a quote within a cell/,
    ],
    [
      "a row with too many cells",
      "a.csv",
      [],
      "la,n\nKent,1\nLeeds,2,3\n",
      /a\.csv, line 3, column 3: the row has 3 cells, the header 2 cells/,
    ],
    [
      "another encoding",
      "a.csv",
      [],
      Buffer.from("la,n\nKent,\xa31\n", "latin1"),
      /a\.csv, after line 1: not UTF-8\. .*--encoding windows-1252/,
    ],
    [
      "an encoding that is none",
      "a.csv",
      ["--encoding", "klingon"],
      "la\nKent\n",
      /--encoding: "klingon" is none/,
    ],
    ["broken JSON", "a.jsonl", [], '{"la":"Kent"}\n{"la":\n', /a\.jsonl, line 2: not JSON/],
    ["JSON that is no object", "a.jsonl", [], '["Kent"]\n', /a\.jsonl, line 1: not an object/],
    ["no workbook", "a.xlsx", [], "la,n\nKent,1\n", /a\.xlsx is no workbook that can be read/],
    ["no Parquet", "a.parquet", [], "la,n\nKent,1\n", /a\.parquet is no Parquet that can be read/],
    ["an empty file", "a.csv", [], "", /a\.csv is empty\./],
    [
      "a column that is none to add",
      "a.csv",
      ["--columns", "overall,rank"],
      "la\nKent\n",
      /--columns: there is no “rank”/,
    ],
    ["a day that is none", "a.csv", ["--as-of", "2018-13-01"], "la\nKent\n", /is not a date/],
    [
      "a header further down than the table",
      "a.csv",
      ["--header", "9"],
      "la\nKent\n",
      /a\.csv has no line 9/,
    ],
  ];
  test.each(wrong)("%s", (_, name, flags, content, words) => {
    put(name, content);
    put("kept.csv", "as it was\n");
    const { stdout, stderr, status } = run([name, "-o", "kept.csv", ...flags]);
    expect(stderr).toMatch(words);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect([stdout, status]).toEqual(["", 2]);
    expect(readFileSync(at("kept.csv"), "utf8")).toBe("as it was\n");
    expect(readdirSync(folder).filter((each) => each.endsWith(".part"))).toEqual([]);
  });

  test.skipIf(!mayMount())("a disk that fills: what was there before stays, and nothing half written", () => {
    const disk = at("disk");
    mkdirSync(disk);
    spawnSync("mount", ["-t", "tmpfs", "-o", "size=200k", "tmpfs", disk]);
    try {
      writeFileSync(join(disk, "kept.csv"), "as it was\n");
      put("long.csv", `la,n\n${"Kent,1\n".repeat(20_000)}`);
      for (const out of ["kept.csv", "new.csv"]) {
        const { stderr, status } = run(["long.csv", "-o", join(disk, out)]);
        expect(stderr).toContain("The disk is full");
        expect(status).toBe(2);
      }
      expect(readdirSync(disk)).toEqual(["kept.csv"]);
      expect(readFileSync(join(disk, "kept.csv"), "utf8")).toBe("as it was\n");
    } finally {
      spawnSync("umount", [disk]);
    }
  });

  test("what each message says to do, helps", () => {
    put("two.csv", "code,,2023,2023\nLA code,LA name,Number,Rate\nE10000016,Kent,1,2\n");
    expect(run(["two.csv", "-o", "two.out.csv", "--header", "2"]).status).toBe(0);
    expect(rowsOf(readFileSync(at("two.out.csv"), "utf8"))[0]).toMatchObject({
      "LA name": "Kent",
      ofsted_council_id: "kent",
    });
    put("pound.csv", Buffer.from("la,n\nKent,\xa31\n", "latin1"));
    expect(run(["pound.csv", "-o", "pound.out.csv", "--encoding", "windows-1252"]).status).toBe(0);
    expect(readFileSync(at("pound.out.csv"), "utf8")).toContain("Kent,£1,");
  });

  test("no such file, a folder, the table itself as its own output, an ending that says nothing", () => {
    put("own.csv", "la\nKent\n");
    for (const [args, words] of [
      [["none.csv", "-o", "x.csv"], /Cannot read none\.csv: there is no such file/],
      [[".", "-o", "x.csv"], /it is a folder/],
      [["own.csv", "-o", "./own.csv"], /is the table itself/],
      [["own.csv", "-o", "x.doc"], /its ending must say what to write/],
    ] as const) {
      const { stderr, status } = run([...args]);
      expect(stderr).toMatch(words);
      expect(status).toBe(2);
    }
    expect(readFileSync(at("own.csv"), "utf8")).toBe("la\nKent\n");
  });
});
