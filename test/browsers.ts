/** Finds a browser on the system; on Debian as root, installs the distribution's package. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Browser = { name: string; commands: string[]; paths: string[]; debianPackage: string };

const CHROMIUM: Browser = {
  name: "Chromium or Chrome",
  commands: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
  paths: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  ],
  debianPackage: "chromium",
};

const FIREFOX: Browser = {
  name: "Firefox",
  commands: ["firefox-esr", "firefox"],
  paths: [
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
  ],
  debianPackage: "firefox-esr",
};

/** @returns the path of the executable. @throws an error of one line that says what to install */
export function chromium(): string {
  return given(CHROMIUM) ?? find(CHROMIUM) ?? install(CHROMIUM);
}

/** Where Chromium is, or will be once it is installed: for a configuration, which is read before anything is asked for. */
export function expectedChromium(): string {
  return (process.env.CHROMIUM || find(CHROMIUM)) ?? "/usr/bin/chromium";
}

export function firefox(): string {
  return given(FIREFOX) ?? find(FIREFOX) ?? install(FIREFOX);
}

/** Installs what is missing where it may; ends the process, with one line that says what to install, where it may not. */
export function requireBrowsers(...names: ("chromium" | "firefox")[]): void {
  try {
    for (const name of names) ({ chromium, firefox })[name]();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

/** Switches without which Chromium calls home, or does not start as root. */
export const CHROMIUM_SWITCHES = [
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--disable-features=Translate,OptimizationHints,MediaRouter",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** HEADED=1 shows the browser, and slows it down so that an eye can follow. */
export const HEADED = Boolean(process.env.HEADED);
export const SLOW_MOTION = HEADED ? { slowMo: 300 } : {};

export function emptyProfile(): string {
  return mkdtempSync(join(tmpdir(), "council-ratings-profile-"));
}

function given(browser: Browser): string | undefined {
  const path = process.env[variableOf(browser)];
  if (path && !existsSync(path))
    throw new Error(
      `${variableOf(browser)} is ${path}, where there is no file: name the path of ${browser.name}.`,
    );
  return path || undefined;
}

function find({ commands, paths }: Browser): string | undefined {
  for (const command of commands) {
    const { status, stdout } = spawnSync("which", [command], { encoding: "utf8" });
    if (status === 0) return stdout.trim();
  }
  return paths.find((path) => existsSync(path));
}

function install(browser: Browser): string {
  const isDebian = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  if (!isDebian)
    throw new Error(
      `${browser.name} is needed: install it (on Debian: apt-get install ${browser.debianPackage}), or name its path in ${variableOf(browser)}.`,
    );
  console.error(`Installing ${browser.debianPackage} with apt-get, this takes a minute…`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const packages = [browser.debianPackage, "fonts-dejavu-core"];
  const ran = [
    ["update", "-qq", "-o", "Acquire::Retries=2"],
    ["install", "-y", "-qq", "--no-install-recommends", ...packages],
  ].map((args) => spawnSync("apt-get", args, { env, encoding: "utf8" }));
  const path = find(browser);
  if (path) return path;
  const why = ran.flatMap(({ stderr }) => stderr.split("\n")).find((line) => /^[EW]: /.test(line));
  throw new Error(
    `${browser.name} is needed, and apt-get could not install ${browser.debianPackage} (${why ?? "it says nothing"}): install it by hand, or name its path in ${variableOf(browser)}.`,
  );
}

/** The environment variable that names a browser's path. */
function variableOf(browser: Browser): string {
  return browser === FIREFOX ? "FIREFOX" : "CHROMIUM";
}
