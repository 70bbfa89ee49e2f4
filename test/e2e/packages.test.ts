/** What the stores are given: the packages of `npm run zip`. */
import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Config, createInstance } from "addons-linter";
import { unzipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { ROOT } from "../extensionInChromium.ts";
import { shellEnvironment } from "../shellEnvironment.ts";

const FOLDER = ".output/packages";
type Files = Record<string, Uint8Array>;

let packages: Record<"chrome" | "firefox" | "sources", string>;

beforeAll(() => {
  rmSync(join(ROOT, FOLDER), { recursive: true, force: true });
  for (const browser of ["chrome", "firefox"]) wxtZip(ROOT, browser, FOLDER);
  const made = readdirSync(join(ROOT, FOLDER)).filter((name) => name.endsWith(".zip"));
  const find = (kind: string) =>
    join(ROOT, FOLDER, made.find((name) => name.endsWith(`-${kind}.zip`)) ?? kind);
  packages = { chrome: find("chrome"), firefox: find("firefox"), sources: find("sources") };
});

function wxtZip(cwd: string, browser: string, outDir: string): void {
  const program = `import("wxt").then(({ zip }) => zip({ root: ".", browser: "${browser}", outDir: "${outDir}" }))`;
  execFileSync(process.execPath, ["--eval", program], {
    cwd,
    env: shellEnvironment(),
    stdio: "pipe",
  });
}

function unzip(path: string): Files {
  const files = Object.entries(unzipSync(readFileSync(path)));
  return Object.fromEntries(files.filter(([name]) => !name.endsWith("/")));
}

const manifestOf = (files: Files) => JSON.parse(Buffer.from(files["manifest.json"]!).toString());

test("Mozilla's linter finds no error in the Firefox package", async () => {
  const config: Config = { _: [packages.firefox], logLevel: "fatal", output: "none", selfHosted: false };
  const { errors, warnings } = await createInstance({ config, runAsBinary: false }).run();
  expect(errors).toEqual([]);
  // Preact can set markup that a component gives it; no component of ours does. pdf.js can compile functions that a
  // PDF brings: here it is told not to, and the policy of the extension's pages would not let it.
  const isKnown = ({ code, file }: { code: string; file?: string }) =>
    code === "UNSAFE_VAR_ASSIGNMENT" ||
    (code === "DANGEROUS_EVAL" && /(?:\/readPdfText-[\w-]+|^report)\.js$/.test(file ?? ""));
  expect(warnings.filter((warning) => !isKnown(warning))).toEqual([]);
});

test("both packages have their icons, and ask for no more than the README's table says", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  for (const path of [packages.chrome, packages.firefox]) {
    const files = unzip(path);
    const { icons, permissions, host_permissions, optional_permissions } = manifestOf(files);
    expect(Object.keys(icons)).toEqual(["16", "32", "48", "96", "128"]);
    for (const icon of Object.values(icons)) expect(files[String(icon)]?.length).toBeGreaterThan(50);
    expect(host_permissions).toEqual(["http://*/*", "https://*/*"]);
    expect(optional_permissions).toBeUndefined();
    for (const permission of permissions) expect(readme).toContain(`| \`${permission}\``);
  }
});

test("the sources build the very package that is reviewed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "council-ratings-sources-"));
  for (const [name, data] of Object.entries(unzip(packages.sources))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), data);
  }
  // Stands for `npm ci`, which would fetch the same packages over again.
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  wxtZip(folder, "firefox", "built");
  const built = readdirSync(join(folder, "built")).find((name) => name.endsWith("-firefox.zip"));
  const [anew, reviewed] = [unzip(join(folder, "built", built ?? "")), unzip(packages.firefox)];
  expect(Object.keys(anew).sort()).toEqual(Object.keys(reviewed).sort());
  for (const [name, data] of Object.entries(reviewed))
    expect(Buffer.from(anew[name]!).equals(Buffer.from(data)), name).toBe(true);
  rmSync(folder, { recursive: true });
});

test("code comes from the package alone, and no data address is in it where none was configured", () => {
  for (const path of [packages.chrome, packages.firefox]) {
    const { content_security_policy: policy } = manifestOf(unzip(path));
    // Pages of a research batch are fetched, as data, from wherever a researcher says.
    expect(policy.extension_pages).toBe(
      "default-src 'self'; object-src 'none'; connect-src 'self' http: https:; img-src 'self' blob:",
    );
  }
});
