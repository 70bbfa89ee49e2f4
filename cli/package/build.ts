/**
 * `npm run build:package`: makes `dist/package`, the npm package `council-ratings`: the command, and the library with its
 * types. Everything is inside: it needs nothing but Node.
 */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";
import license, { type Dependency } from "rollup-plugin-license";
import { build } from "vite";
import root from "../../package.json" with { type: "json" };
import commandLine from "../vite.config.ts";

const ROOT = join(import.meta.dirname, "../..");
export const PACKAGE_FOLDER = join(ROOT, "dist/package");

export async function buildPackage(): Promise<void> {
  rmSync(PACKAGE_FOLDER, { recursive: true, force: true });
  mkdirSync(PACKAGE_FOLDER, { recursive: true });
  await writeScripts();
  await writeTypes();
  for (const file of ["LICENSE", "cli/package/README.md"])
    copyFileSync(join(ROOT, file), join(PACKAGE_FOLDER, file.replace("cli/package/", "")));
  writeFileSync(join(PACKAGE_FOLDER, "package.json"), `${JSON.stringify(packageJson(), null, 2)}\n`);
}

/** The command and the library share what is in both. */
async function writeScripts(): Promise<void> {
  await build({
    ...commandLine,
    configFile: false,
    logLevel: "warn",
    root: ROOT,
    build: {
      ...commandLine.build,
      outDir: join(PACKAGE_FOLDER, "lib"),
      rollupOptions: {
        ...commandLine.build?.rollupOptions,
        plugins: [license({ thirdParty: { output: { file: THIRD_PARTY, template: thirdParty } } })],
        input: {
          ...COMMANDS,
          index: join(ROOT, "core/library.ts"),
          node: join(ROOT, "cli/package/node.ts"),
        },
      },
    },
  });
}

const THIRD_PARTY = join(PACKAGE_FOLDER, "THIRD-PARTY.txt");

/** One file of one package is not under that package's licence, and asks to say where its source is. */
const SMALL_DOM = `JSDOMParser.js of @mozilla/readability
License: Mozilla Public License 2.0, https://mozilla.org/MPL/2.0/
Source: https://github.com/mozilla/readability/blob/main/JSDOMParser.js`;

function thirdParty(dependencies: readonly Dependency[]): string {
  return [...dependencies.map((dependency) => dependency.text()), SMALL_DOM].join("\n\n---\n\n");
}

const COMMANDS = Object.fromEntries(
  Object.entries(commandLine.build?.rollupOptions?.input ?? {}).map(([name, file]) => [
    name,
    join(ROOT, file),
  ]),
);

/** One file of types for each entry, with all that it needs. */
async function writeTypes(): Promise<void> {
  const made = await rollup({
    input: { index: join(ROOT, "core/library.ts"), node: join(ROOT, "cli/package/node.ts") },
    plugins: [dts({ tsconfig: join(ROOT, "tsconfig.json"), respectExternal: true })],
    external: [/^node:/],
  });
  await made.write({ dir: join(PACKAGE_FOLDER, "lib"), format: "es", chunkFileNames: "types.d.ts" });
  await made.close();
}

function packageJson(): object {
  const { name, version, description, license: terms, engines, bin } = root;
  const entry = (file: string) => ({ types: `./lib/${file}.d.ts`, default: `./lib/${file}.js` });
  return {
    name,
    version,
    description,
    license: terms,
    keywords: ["ofsted", "ilacs", "council", "local authority", "children's services", "england"],
    type: "module",
    engines,
    bin: Object.fromEntries(Object.keys(bin).map((command) => [command, "lib/main.js"])),
    exports: { ".": entry("index"), "./node": entry("node"), "./package.json": "./package.json" },
    sideEffects: false,
    files: ["lib", "THIRD-PARTY.txt"],
  };
}

if (process.argv[1] === import.meta.filename) await buildPackage();
