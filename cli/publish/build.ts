/**
 * `npm run release`: makes every file that a release has, in `dist/publish`: the same bytes from the same sources. It
 * publishes nothing; what would be, and which secrets are missing for it, it says.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import root from "../../package.json" with { type: "json" };
import { notesOf } from "./notes.ts";
import { steadyZip } from "./steadyZip.ts";
import { STORES, stepsTold } from "./stores.ts";

const ROOT = join(import.meta.dirname, "../..");
const ZIPS = join(ROOT, ".output");

const { values } = parseArgs({
  options: {
    out: { type: "string", default: join(ROOT, "dist/publish") },
    /** What was built before is taken as it is. */
    built: { type: "boolean", default: false },
  },
});
const out = values.out;
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const { name, version } = root;
if (!values.built) build();
for (const kind of ["chrome", "firefox", "sources"] as const) {
  const zip = `${name}-${version}-${kind}.zip`;
  writeFileSync(join(out, zip), steadyZip(readFileSync(join(ZIPS, zip))));
}
for (const folder of ["dist/package", "dist/npm"])
  run("npm", ["pack", join(ROOT, folder), "--silent", "--pack-destination", out]);
run("npx", ["tsx", "cli/release/build.ts", "--out", join(out, "data")]);
cpSync(join(ROOT, "LICENSE"), join(out, "LICENSE"));
writeFileSync(join(out, "NOTES.md"), notesOf(version, ROOT));
writeFileSync(join(out, "SHA256SUMS"), sums(out));

console.log(`${relative(process.cwd(), out) || out}: all files of ${name} ${version}`);
for (const line of readFileSync(join(out, "SHA256SUMS"), "utf8").trim().split("\n")) console.log(`  ${line}`);
for (const line of stepsTold(STORES, process.env)) console.log(line);

function build(): void {
  for (const browser of ["chrome", "firefox"]) run("npx", ["wxt", "zip", "-b", browser]);
  run("npm", ["run", "-s", "build:package"]);
  run("npm", ["run", "-s", "build:widget"]);
}

function run(command: string, args: string[]): void {
  // Whatever the shell is set to: a build for development names the folders it was made in.
  const env = { ...process.env, NODE_ENV: "production" };
  execFileSync(command, args, { cwd: ROOT, env, stdio: ["ignore", "ignore", "inherit"] });
}

/** As `sha256sum -c` reads it, in the order of names. */
function sums(folder: string): string {
  return filesIn(folder)
    .map((file) => {
      const hash = createHash("sha256")
        .update(readFileSync(join(folder, file)))
        .digest("hex");
      return `${hash}  ${file}\n`;
    })
    .join("");
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}
