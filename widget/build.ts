/**
 * `npm run build:widget`: makes `dist/widget` (the file for a script tag, with its data) and `dist/npm` (the package,
 * with types and a manifest of the element), and prints what a script tag may be held to.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";
import { build, type InlineConfig } from "vite";
import { resolveCouncil } from "../core/bundledData.ts";
import { readDataset } from "../core/data/dataset.ts";
import root from "../package.json" with { type: "json" };
import { packRatings } from "./packRatings.ts";

const ROOT = join(import.meta.dirname, "..");
export const SCRIPT_FOLDER = join(ROOT, "dist/widget");
const PACKAGE_FOLDER = join(ROOT, "dist/npm");
const WIDGET = join(ROOT, "widget");

/** The data as the element reads it. */
export function ratingsJson(): string {
  return JSON.stringify(packRatings(readDataset(), resolveCouncil));
}

/** @returns the script's subresource integrity: "sha384-…" */
export async function buildWidget(): Promise<string> {
  await build(bundle(SCRIPT_FOLDER, { "council-rating": "script.ts" }, []));
  writeFileSync(join(SCRIPT_FOLDER, "ratings.json"), ratingsJson());
  return integrity(readFileSync(join(SCRIPT_FOLDER, "council-rating.js")));
}

async function buildPackage(): Promise<void> {
  const entries = { index: "index.ts", define: "define.ts" };
  await build(bundle(PACKAGE_FOLDER, entries, [/^lit/]));
  await writeTypes();
  writeManifest();
  copyFileSync(join(SCRIPT_FOLDER, "council-rating.js"), join(PACKAGE_FOLDER, "council-rating.js"));
  writeFileSync(join(PACKAGE_FOLDER, "ratings.json"), ratingsJson());
  for (const file of ["LICENSE", "widget/README.md"])
    copyFileSync(join(ROOT, file), join(PACKAGE_FOLDER, file.replace("widget/", "")));
  writeFileSync(join(PACKAGE_FOLDER, "package.json"), `${JSON.stringify(packageJson(), null, 2)}\n`);
}

function packageJson(): object {
  const { version, license, devDependencies } = root;
  const entry = (file: string) => ({ types: `./${file}.d.ts`, default: `./${file}.js` });
  return {
    name: "council-ratings-widget",
    version,
    description: "<council-rating>: the latest Ofsted rating of a council's children's services, in one tag.",
    license,
    keywords: ["ofsted", "ilacs", "council", "web-component", "lit"],
    type: "module",
    exports: {
      ".": entry("index"),
      "./define": entry("define"),
      "./react": { types: "./react.d.ts" },
      "./preact": { types: "./preact.d.ts" },
      "./council-rating.js": "./council-rating.js",
      "./ratings.json": "./ratings.json",
      "./custom-elements.json": "./custom-elements.json",
      "./package.json": "./package.json",
    },
    sideEffects: ["./define.js", "./council-rating.js"],
    customElements: "custom-elements.json",
    dependencies: { lit: devDependencies.lit },
  };
}

/** @param external what the importer brings; without any, one small file for browsers */
export function bundle(outDir: string, entries: Record<string, string>, external: RegExp[]): InlineConfig {
  const isScript = external.length === 0;
  const input = Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(WIDGET, file)]));
  return {
    configFile: false,
    logLevel: "warn",
    root: WIDGET,
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2022",
      modulePreload: false,
      minify: isScript ? "terser" : false,
      terserOptions: {
        module: true,
        ecma: 2020,
        compress: { passes: 4, unsafe_arrows: true, pure_getters: true, keep_fargs: false },
        // Names that Lit's base class keeps to itself; other copies of Lit do not know them.
        mangle: { properties: { regex: /^_\$E/ } },
        format: { comments: false, quote_style: 2 },
      },
      rollupOptions: {
        external,
        input,
        preserveEntrySignatures: isScript ? false : "strict",
        output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
      },
    },
  };
}

/** One file of types for each entry, the core's included. */
async function writeTypes(): Promise<void> {
  const input = { index: join(WIDGET, "index.ts"), define: join(WIDGET, "define.ts") };
  const made = await rollup({
    input,
    plugins: [dts({ tsconfig: join(ROOT, "tsconfig.json") })],
    external: [/^lit/],
  });
  await made.write({ dir: PACKAGE_FOLDER, format: "es" });
  await made.close();
  for (const framework of ["react", "preact"])
    copyFileSync(join(WIDGET, `${framework}.d.ts`), join(PACKAGE_FOLDER, `${framework}.d.ts`));
}

function writeManifest(): void {
  const analyzer = join(ROOT, "node_modules/@custom-elements-manifest/analyzer/cem.js");
  const options = ["--litelement", "--globs", "CouncilRating.ts", "--outdir", "../dist/npm", "--quiet"];
  execFileSync(process.execPath, [analyzer, "analyze", ...options], { cwd: WIDGET, stdio: "inherit" });
}

function integrity(bytes: Buffer): string {
  return `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
}

if (process.argv[1] === import.meta.filename) {
  rmSync(PACKAGE_FOLDER, { recursive: true, force: true });
  mkdirSync(PACKAGE_FOLDER, { recursive: true });
  const hash = await buildWidget();
  await buildPackage();
  console.log(`dist/widget/council-rating.js\n  integrity="${hash}"`);
}
