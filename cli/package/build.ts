/**
 * `npm run build:package`: makes `dist/package`, the npm package `council-ratings`: the command, and the library with its
 * types. Everything is inside: it needs nothing but Node.
 */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";
import license from "rollup-plugin-license";
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
        plugins: [license({ thirdParty: { output: join(PACKAGE_FOLDER, "THIRD-PARTY.txt") } })],
        input: {
          ...COMMANDS,
          index: join(ROOT, "core/library.ts"),
          node: join(ROOT, "cli/package/node.ts"),
        },
      },
    },
  });
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
