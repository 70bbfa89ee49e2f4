/** Finds a browser on the system; on Debian as root, installs the distribution's package. */
import { execFileSync, spawnSync } from "node:child_process";
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
  return process.env.CHROMIUM ?? find(CHROMIUM) ?? install(CHROMIUM);
}

export function firefox(): string {
  return process.env.FIREFOX ?? find(FIREFOX) ?? install(FIREFOX);
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

export function emptyProfile(): string {
  return mkdtempSync(join(tmpdir(), "council-ratings-profile-"));
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
      `${browser.name} is needed: install it, or name its path in ${browser === FIREFOX ? "FIREFOX" : "CHROMIUM"}.`,
    );
  console.error(`Installing ${browser.debianPackage} with apt-get, this takes a minute…`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["update", "-qq"], { env, stdio: "ignore" });
  execFileSync(
    "apt-get",
    ["install", "-y", "-qq", "--no-install-recommends", browser.debianPackage, "fonts-dejavu-core"],
    { env, stdio: "ignore" },
  );
  const path = find(browser);
  if (!path)
    throw new Error(
      `apt-get installed ${browser.debianPackage}, and it is still not found: install ${browser.name} by hand.`,
    );
  return path;
}
