/** The npm package as its users have it: packed, installed in an empty folder, called, imported and compiled. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publint } from "publint";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT } from "../extensionInChromium.ts";
import { reportOf } from "../ofstedSite.ts";
import { reportPdf } from "../reportPdf.ts";

const PACKAGE = join(ROOT, "dist/package");
const COMMAND = "node_modules/.bin/council-ratings";
let project: string;
const README = readFileSync(join(ROOT, "cli/package/README.md"), "utf8");
const LIBRARY_EXAMPLE = /```ts\n([\s\S]*?)```/.exec(README)?.[1] ?? "";

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "consumer-"));
  const packed = execFileSync("npm", ["pack", PACKAGE, "--silent", "--pack-destination", project], {
    encoding: "utf8",
  }).trim();
  writeFileSync(join(project, "package.json"), '{"type":"module","private":true}');
  // Nothing else is needed: no registry is asked.
  execFileSync(
    "npm",
    ["install", "--offline", "--no-audit", "--no-fund", "--silent", join(project, packed)],
    {
      cwd: project,
    },
  );
});
afterAll(() => rmSync(project, { recursive: true }));

function run(command: string, args: string[], input = "") {
  const { stdout, stderr, status } = spawnSync(command, args, { cwd: project, encoding: "utf8", input });
  return { stdout, stderr, status };
}

test("publint and are-the-types-wrong find nothing", async () => {
  expect((await publint({ pkgDir: PACKAGE, strict: true })).messages).toEqual([]);
  const attw = join(ROOT, "node_modules/.bin/attw");
  const told = execFileSync(attw, ["--pack", PACKAGE, "--profile", "esm-only"], { encoding: "utf8" });
  expect(told).toMatch(/"council-ratings\/node"\s+node16 \(from ESM\): 🟢/u);
});

test("npx finds the command, and asks no registry", () => {
  const { stdout, status } = run("npx", [
    "--no-install",
    "--offline",
    "council-ratings",
    "rating",
    "Oxfordshire",
  ]);
  expect(stdout).toMatch(/^Oxfordshire County Council\n/);
  expect(status).toBe(0);
});

test("what is installed is small, and says whose work is inside", () => {
  const sizeOf = (path: string): number =>
    statSync(path).isDirectory()
      ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
      : statSync(path).size;
  expect(sizeOf(join(project, "node_modules"))).toBeLessThan(15_000_000);
  const thirdParty = readFileSync(join(PACKAGE, "THIRD-PARTY.txt"), "utf8");
  expect(thirdParty).toMatch(/commander[\s\S]*MIT/);
  expect(thirdParty).toMatch(/JSDOMParser[\s\S]*Mozilla Public License 2\.0/);
});

/** The first command of each `--help`. */
function firstExample(command: string): string {
  const { stdout, status } = run(COMMAND, [command, "--help"]);
  expect(status).toBe(0);
  return /Examples:\n {2}(.*)/.exec(stdout)?.[1] ?? "";
}

test("every command's first example does what it says", async () => {
  writeFileSync(join(project, "story.html"), "<!doctype html><p>Kent County Council said so.");
  execFileSync("mkdir", ["-p", join(project, "pages")]);
  writeFileSync(join(project, "pages/story.html"), "<!doctype html><p>Kent County Council said so.");
  writeFileSync(join(project, "children.csv"), "la_name,children\nKent,10\n");
  writeFileSync(
    join(project, "report.pdf"),
    await reportPdf(reportOf("Kent", ["Good", "Good", "Outstanding", "Good"])),
  );
  const said: Record<string, RegExp> = {
    rating: /^Oxfordshire County Council\n/,
    find: /Kent County Council/,
    councils: /^id,name,gss/,
    map: /england\.svg: 153 councils/,
    join: /1 row: 1 row matched, 0 not\. Written to joined\.csv\./,
    scan: /1 mention on 1 page/,
    report: /report\.html/,
    ingest: /Kent County Council, ILACS/,
  };
  for (const [command, words] of Object.entries(said)) {
    const [name, ...args] = firstExample(command).split(" ");
    expect(name).toBe("council-ratings");
    const { stdout, stderr, status } = run(COMMAND, args);
    expect(stdout + stderr, command).toMatch(words);
    expect(status, command).toBe(0);
  }
  expect(firstExample("update")).toBe("council-ratings update");
  const piped = spawnSync(COMMAND, ["ingest", "-"], {
    cwd: project,
    input: readFileSync(join(project, "report.pdf")),
  });
  expect(piped.stdout.toString()).toMatch(/Kent County Council, ILACS/);
});

test("the commands of the README do what they say", () => {
  const lines = /```sh\n([\s\S]*?)```/.exec(README)?.[1]?.trim().split("\n") ?? [];
  expect(lines.length).toBeGreaterThan(4);
  for (const line of lines) {
    const [npx, name, ...args] = line.split(" ");
    expect([npx, name]).toEqual(["npx", "council-ratings"]);
    const { stdout, stderr, status } = run(COMMAND, args);
    expect(stdout + stderr, line).not.toBe("");
    expect(status, line).toBe(0);
  }
});

test.each(["bash", "zsh", "fish"])("%s completes commands, flags and their values", (shell) => {
  const script = run(COMMAND, ["completion", shell]);
  expect(script.status).toBe(0);
  expect(script.stdout).toContain("council-ratings");
  const complete = (...words: string[]) => run(COMMAND, ["complete", "--", ...words]).stdout;
  expect(complete("ra")).toContain("rating");
  expect(complete("join", "--")).toContain("--as-of");
  expect(complete("councils", "--region", "")).toContain("North East");
});

test.each(["node16", "bundler"])(
  "the README's program compiles under moduleResolution %s, and runs",
  (resolution) => {
    const program = `${LIBRARY_EXAMPLE}
import { readPage } from "council-ratings/node";
import type { PageRecord } from "council-ratings";
const page: PageRecord = await readPage("story.html");
console.log(page.mentions[0]?.gradesNow[0]?.grade satisfies string | undefined);
`;
    writeFileSync(join(project, "story.html"), "<!doctype html><p>Kent County Council said so.");
    writeFileSync(join(project, "program.ts"), program);
    const compilerOptions = {
      strict: true,
      skipLibCheck: false,
      target: "es2023",
      lib: ["es2023", "dom"],
      types: [],
      module: resolution === "node16" ? "node16" : "esnext",
      moduleResolution: resolution,
      outDir: "out",
    };
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
    const compiled = run(join(ROOT, "node_modules/.bin/tsc"), ["-p", project]);
    expect(compiled.stdout).toBe("");
    const { stdout, stderr } = run(process.execPath, ["out/program.js"]);
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^Royal Borough of Kensington and Chelsea \S+ \d{4}-\d\d-\d\d\n/);
    expect(stdout).toContain("Kent County Council [ 'kent' ]");
    expect(stdout).toContain("Leeds City Council [ 'leeds' ]");
  },
);

test("the pure door asks nothing of Node", () => {
  const seen = new Set<string>();
  const look = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const code = readFileSync(join(PACKAGE, "lib", file), "utf8");
    expect(code, file).not.toMatch(/from\s*["']node:|require\(/);
    for (const [, next] of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)) if (next) look(next);
  };
  look("index.js");
  expect(seen.size).toBeGreaterThan(2);
  expect(existsSync(join(PACKAGE, "lib/node.d.ts"))).toBe(true);
});
