/**
 * What tests take as it is built for its users: by processes of their own that have a user's environment, all at the
 * same time, and only where something has changed since they were last made.
 */
import { execFile } from "node:child_process";
import { createHash, type Hash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { BUILT_FOR_TESTS, ROOT } from "./extensionInChromium.ts";
import { shellEnvironment } from "./shellEnvironment.ts";

/** Where the site under test says that it stands. */
const SITE_ADDRESS = "https://ratings.example/here";
export const COMMAND_LINE = join(ROOT, "dist/cli/main.js");

export type Browser = "chrome" | "firefox";
/** Where an extension looks for newer data, the base64 of the key that this must be signed with, and its Ofsted. */
export type DataSource = { port: number; key: string; ofstedPort: number };

type Build = {
  /** Files and folders of the project that it is made from, besides its configuration and its packages. */
  from: string[];
  /** Made last: while they are as the build left them, so is all it made. */
  to: string[];
  args: string[];
  env?: NodeJS.ProcessEnv;
};

/** Makes dist/cli. */
export async function buildCommandLine(): Promise<void> {
  await made("cli", {
    from: ["core", "ui", "cli"],
    to: ["dist/cli/main.js", "dist/cli/scanWorker.js", "dist/cli/pdfWorker.js"],
    args: ["node_modules/vite/bin/vite.js", "build", "--config", "cli/vite.config.ts"],
  });
}

/** Makes dist/package. */
export async function buildNpmPackage(): Promise<void> {
  await made("package", {
    from: ["core", "ui", "cli"],
    to: ["dist/package/lib/main.js", "dist/package/lib/index.d.ts", "dist/package/package.json"],
    args: ["--import", "tsx", "cli/package/build.ts"],
  });
}

/** Makes dist/widget, dist/npm, and then dist/site of the same script. @returns what is printed for publishers */
export async function buildWidgetAndSite(): Promise<string> {
  const printed = await made("widget", {
    from: ["core", "ui", "widget"],
    to: ["dist/widget/council-rating.js", "dist/widget/ratings.json", "dist/npm/package.json"],
    args: ["--import", "tsx", "widget/build.ts"],
  });
  await made("site", {
    from: ["core", "ui", "widget"],
    to: ["dist/site/index.html", "dist/site/council/york.html"],
    args: ["--import", "tsx", "widget/site/build.ts"],
    env: { COUNCIL_RATINGS_SITE_URL: SITE_ADDRESS },
  });
  return printed;
}

/** Makes an extension that takes signed data releases from an address on this machine. */
export async function buildExtension(browser: Browser, { port, key, ofstedPort }: DataSource): Promise<void> {
  const options = JSON.stringify({ root: ".", browser, outDir: BUILT_FOR_TESTS });
  await made(browser, {
    from: ["core", "ui", "extension"],
    to: [
      `${BUILT_FOR_TESTS}/${browser}-mv3/manifest.json`,
      `${BUILT_FOR_TESTS}/${browser}-mv3/background.js`,
    ],
    args: ["--eval", `import("wxt").then(({ build }) => build(${options}))`],
    env: {
      COUNCIL_RATINGS_DATA_URL: `http://127.0.0.1:${port}/release.json`,
      COUNCIL_RATINGS_DATA_KEY: key,
      COUNCIL_RATINGS_OFSTED_URL: `http://127.0.0.1:${ofstedPort}/`,
      COUNCIL_RATINGS_OFSTED_PAUSE: "50",
      COUNCIL_RATINGS_OFSTED_PATIENCE: "5000",
    },
  });
}

const STAMPS = join(ROOT, ".output/stamps");
const CONFIGURATION = ["package.json", "package-lock.json", "tsconfig.json", "vite.data.ts", "wxt.config.ts"];

async function made(name: string, build: Build): Promise<string> {
  const stamp = join(STAMPS, `${name}.json`);
  const inputs = inputsOf(build);
  const last = existsSync(stamp) ? JSON.parse(readFileSync(stamp, "utf8")) : null;
  if (last?.inputs === inputs && last.outputs === hashOf(build.to)) return last.printed;
  const env = { ...shellEnvironment(), ...build.env };
  const { stdout: printed } = await promisify(execFile)(process.execPath, build.args, { cwd: ROOT, env });
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(stamp, JSON.stringify({ inputs, outputs: hashOf(build.to), printed }));
  return printed;
}

function inputsOf({ from, args, env = {} }: Build): string {
  return hashOf([...CONFIGURATION, ...from]) + JSON.stringify([process.version, args, env]);
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths) addTo(hash, path);
  return hash.digest("base64");
}

function addTo(hash: Hash, path: string): void {
  const whole = join(ROOT, path);
  hash.update(`${path}\n`);
  if (!existsSync(whole)) return;
  if (!statSync(whole).isDirectory()) hash.update(readFileSync(whole));
  else for (const entry of readdirSync(whole).sort()) addTo(hash, `${path}/${entry}`);
}
