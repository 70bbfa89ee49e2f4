/** The command line through its real door: a process, its streams and its exit code. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { COMMAND_LINE } from "../builds.ts";

function run(args: string[], input = "") {
  const { stdout, stderr, status } = spawnSync(process.execPath, [COMMAND_LINE, ...args], {
    input,
    encoding: "utf8",
  });
  return { stdout, stderr, status };
}

test("find --jsonl answers line by line, reports a bad line with its number and goes on", () => {
  const lines = ['{"id":"a","text":"😀 Kent County Council"}', "not json", '{"id":"b","text":"Nothing."}'];
  const { stdout, stderr, status } = run(["find", "--jsonl"], lines.join("\n"));
  const [first, second] = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(first).toMatchObject({
    id: "a",
    mentions: [{ start: 3, end: 22, class: "name", councils: ["kent"] }],
  });
  expect(second).toEqual({ id: "b", mentions: [] });
  expect(stderr).toContain("line 2");
  expect(status).toBe(1);
});

test("find reads HTML: inline elements do not split a name, the page's date is found", () => {
  const page = join(import.meta.dirname, "..", "pages", "news.html");
  const { stdout, status } = run(["find", "--json", page]);
  const result = JSON.parse(stdout);
  expect(result.published).toBe("2019-03-05");
  expect(result.mentions.map((m: { surface: string }) => m.surface)).toContain("London Borough of Barnet");
  expect(status).toBe(0);
});

test.each([
  [["rating", "Oxfrodshire"], "Did you mean Oxfordshire"],
  [["rating", "Kent", "--as-of", "2018-13-01"], "is not a date"],
  [["find", "no-such-file.txt"], "no such file"],
  [["rating", "Oxford City Council"], "Oxfordshire County Council"],
])("%j is a clear line on standard error and exit code 2", (args, words) => {
  const { stdout, stderr, status } = run(args);
  expect(stderr).toContain(words);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stdout).toBe("");
  expect(status).toBe(2);
});

test("councils are chosen by region, kind, judgement and day, in the order of their places", () => {
  const { stdout } = run(["councils", "--region", "london", "--judgement", "care-leavers"]);
  const lines = stdout.trim().split("\n");
  expect(lines).toHaveLength(34);
  expect(lines[2]).toMatch(/^London Borough of Barnet +London +\w+/);
  const then = run(["councils", "--as-of", "2016-01-31", "--type", "county", "--csv"]).stdout;
  expect(then).toContain("\nnorthamptonshire,");
  expect(then).not.toMatch(/,2016-0[2-9]|,201[7-9]-/);
  const wrong = run(["councils", "--region", "Mercia"]);
  expect(wrong).toMatchObject({ status: 2, stdout: "" });
  expect(wrong.stderr).toContain('"Mercia" is no region. There are: East Midlands');
  expect(run(["councils", "--as-of", "2012-01-01"]).stderr).toContain("The data begins on 2013-11-01");
});

test("map draws a tile for each council of a day, with key, day and source in it", () => {
  const { stdout, status } = run(["map", "-o", "-", "--as-of", "2016-01-31", "--judgement", "overall"]);
  expect(status).toBe(0);
  expect(stdout.match(/<g [^>]*><title>/g)).toHaveLength(152);
  expect(stdout).toContain("Northamptonshire: None in this data");
  expect(stdout).toMatch(/Inadequate: \d+/);
  expect(stdout).toContain("31 January 2016");
  expect(stdout).toContain("Open Government Licence v3.0");
  expect(run(["map", "-o", "/nowhere/at/all.svg"])).toMatchObject({ status: 2 });
});
