/** The extensions that ours is measured beside, made for a run: one that does nothing, and one of the plainest kind. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { councilNames } from "./names.ts";

/** A content script in every page, with nothing in it. @returns its folder */
export function emptyExtension(): string {
  return extension("empty", { "page.js": "" });
}

/** A background that answers whatever it is asked, and a page to ask from. @returns its folder */
export function answeringExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), "council-ratings-peer-"));
  const background = `chrome.runtime.onMessage.addListener((message, sender, reply) => reply(message));`;
  const manifest = {
    manifest_version: 3,
    name: "only answers",
    version: "1.0",
    background: { service_worker: "background.js" },
  };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "background.js"), background);
  writeFileSync(join(folder, "page.html"), "<!doctype html><title>Asks</title>");
  return folder;
}

/** All names, marked by mark.js when the page is loaded, and again wherever the page changes. */
export function markJsExtension(): string {
  const library = createRequire(import.meta.url).resolve("mark.js/dist/mark.min.js");
  return extension("mark.js with the same names", {
    "mark.js": readFileSync(library, "utf8"),
    "page.js": `
const names = new RegExp(${JSON.stringify(anyName())}, "g");
const observer = new MutationObserver((records) => {
  const changed = new Set(records.map(({ target }) => (target instanceof Element ? target : target.parentElement)));
  observer.disconnect();
  const parts = new Mark([...changed].filter((element) => element && element.isConnected));
  parts.unmark({ done: () => parts.markRegExp(names) });
  watch();
});
const watch = () => observer.observe(document.body, { subtree: true, childList: true, characterData: true });
new Mark(document.body).markRegExp(names);
watch();`,
  });
}

/** One expression: given as a list, mark.js goes one level deeper for each name and overflows the stack. */
function anyName(): string {
  return `\\b(?:${councilNames()
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("|")})\\b`;
}

function extension(name: string, scripts: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "council-ratings-peer-"));
  const manifest = {
    manifest_version: 3,
    name,
    version: "1.0",
    content_scripts: [
      {
        matches: ["http://*/*", "https://*/*"],
        js: Object.keys(scripts),
        run_at: "document_idle",
        all_frames: true,
        match_origin_as_fallback: true,
      },
    ],
  };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  for (const [file, text] of Object.entries(scripts)) writeFileSync(join(folder, file), text);
  return folder;
}
