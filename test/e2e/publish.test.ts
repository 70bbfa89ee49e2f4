/** A release, made twice in two places at two times of day, and installed as the readers' guide says. */
import { execFile, execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { unzipSync } from "fflate";
import puppeteer from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { notesOf } from "../../cli/publish/notes.ts";
import { STORES, stepsTold } from "../../cli/publish/stores.ts";
import root from "../../package.json" with { type: "json" };
import { firefox, HEADED } from "../browsers.ts";
import { openChromium, ROOT } from "../extensionInChromium.ts";
import { withFont } from "../fonts.ts";
import { type PageServer, servePages } from "../pageServer.ts";
import { waitForMark } from "./inChromium.ts";
import { waitForMarks } from "./inFirefox.ts";

const { name, version } = root;
const LEFT_OUT = /^(?:node_modules|dist|\.output|\.wxt|\.git|docs[\\/]pictures)(?:[\\/]|$)/;
let folder: string;
let pages: PageServer;

/** Of its own: a release builds into folders that other tests read from. */
function cloned(place: string): string {
  const clone = join(folder, place);
  cpSync(ROOT, clone, { recursive: true, filter: (path) => !LEFT_OUT.test(relative(ROOT, path)) });
  symlinkSync(join(ROOT, "node_modules"), join(clone, "node_modules"));
  return clone;
}

/** @returns what was told */
async function release(clone: string, zone: string): Promise<{ out: string; told: string }> {
  const { stdout } = await promisify(execFile)("npm", ["run", "-s", "release"], {
    cwd: clone,
    env: { ...secretless(), TZ: zone },
    maxBuffer: 1 << 26,
  });
  return { out: join(clone, "dist/publish"), told: stdout };
}

function secretless(): NodeJS.ProcessEnv {
  const secrets = STORES.flatMap((store) => store.secrets);
  return Object.fromEntries(Object.entries(process.env).filter(([key]) => !secrets.includes(key)));
}

let first: { out: string; told: string };
let second: { out: string; told: string };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "release-"));
  pages = await servePages();
  const [one, other] = [cloned("one"), cloned("another place")];
  first = await release(one, "Pacific/Auckland");
  second = await release(other, "America/Los_Angeles");
});
afterAll(async () => {
  await pages?.close();
  rmSync(folder, { recursive: true });
});

test("two dry runs make the same bytes, every file of a release, and say what is left out without secrets", () => {
  const sums = readFileSync(join(first.out, "SHA256SUMS"), "utf8");
  expect(readFileSync(join(second.out, "SHA256SUMS"), "utf8")).toBe(sums);
  execFileSync("sha256sum", ["-c", "--quiet", "SHA256SUMS"], { cwd: first.out });
  const files = readdirSync(first.out);
  for (const file of [
    `${name}-${version}-chrome.zip`,
    `${name}-${version}-firefox.zip`,
    `${name}-${version}-sources.zip`,
    `${name}-${version}.tgz`,
    `${name}-widget-${version}.tgz`,
    "NOTES.md",
    "data",
  ])
    expect(files).toContain(file);
  for (const { name: store, secrets } of STORES)
    expect(first.told).toContain(`${store}: left out, without ${secrets.join(", ")}.`);
  expect(stepsTold([{ name: "npm", secrets: ["TOKEN"] }], { TOKEN: "x" })).toEqual(["npm: ready."]);
});

test("notes tell the grades' day and the files, with commits or without", () => {
  expect(notesOf("1.2.3", folder)).toContain("No commits could be read here.");
  expect(readFileSync(join(first.out, "NOTES.md"), "utf8")).toContain(`# Council Ratings ${version}`);
});

function unzipped(zip: string, into: string): void {
  for (const [file, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    const path = join(into, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
}

test("the zip for Chrome, unpacked and loaded, marks a page", async () => {
  unzipped(join(first.out, `${name}-${version}-chrome.zip`), join(folder, "loaded/chrome-mv3"));
  const browser = await openChromium({ built: relative(ROOT, join(folder, "loaded")) });
  try {
    const page = await browser.context.newPage();
    await page.goto(pages.url("news.html"));
    await page.bringToFront();
    await waitForMark(page, "Oxfordshire County Council");
  } finally {
    await browser.close();
  }
});

test("the zip for Firefox, loaded as a temporary add-on, marks a page", async () => {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: firefox(),
    headless: !HEADED,
    env: withFont("wide"),
  });
  try {
    await browser.installExtension(join(first.out, `${name}-${version}-firefox.zip`));
    const page = await browser.newPage();
    await page.goto(pages.url("news.html"));
    await waitForMarks(page, 11);
  } finally {
    await browser.close();
  }
});
