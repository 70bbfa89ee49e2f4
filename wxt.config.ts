import preact from "@preact/preset-vite";
import { build, type Plugin } from "vite";
import { defineConfig } from "wxt";
import { OFSTED } from "./core/model/ratingWords.ts";
import { markSheet } from "./extension/annotate/markStyles.ts";
import { builtInDataText, councilRatingsData, countrySignsText } from "./vite.data.ts";

/** Where newer data comes from; without one, data comes with updates of the extension. */
const dataUrl = process.env.COUNCIL_RATINGS_DATA_URL ?? null;
/** Base64 of the Ed25519 key that data releases must be signed with. */
const dataKey = process.env.COUNCIL_RATINGS_DATA_KEY ?? null;
/** Tests look at a site of their own, and do not wait as long. */
const ofsted = {
  site: process.env.COUNCIL_RATINGS_OFSTED_URL ?? OFSTED,
  pause: Number(process.env.COUNCIL_RATINGS_OFSTED_PAUSE ?? 1500),
  patience: Number(process.env.COUNCIL_RATINGS_OFSTED_PATIENCE ?? 30_000),
};
checkDataAddress();

export default defineConfig({
  srcDir: "extension",
  publicDir: "extension/public",
  outDir: ".output",
  imports: false,
  manifestVersion: 3,
  zip: {
    // What it takes to build the add-on anew, for those who review it.
    includeSources: [".npmrc"],
    excludeSources: ["cli/**", "dist/**", "docs/**", "extension/listing/**", "test/**", "widget/**"],
  },
  hooks: {
    "build:publicAssets": async (wxt, files) => {
      files.push({ relativeDest: "country.json", contents: countrySignsText() });
      files.push({ relativeDest: "data.json", contents: builtInDataText() });
      files.push({ relativeDest: "gate.js", contents: await builtGate() });
      files.push({ relativeDest: "marks.css", contents: markSheet(wxt.config.browser) });
    },
  },
  vite: () => ({
    plugins: [preact(), councilRatingsData(), calledOnLoad("marks.js")],
    // Smaller than the usual: it puts constants where they are used.
    build: { minify: "terser" },
    define: {
      __COUNCIL_RATINGS_DATA_URL__: JSON.stringify(dataUrl),
      __COUNCIL_RATINGS_DATA_KEY__: JSON.stringify(dataKey),
      __COUNCIL_RATINGS_OFSTED__: JSON.stringify(ofsted),
    },
  }),
  manifest: ({ browser }) => ({
    name: "Council Ratings",
    description: "The latest ILACS grades of England's councils, where a page names a council.",
    permissions: [
      "storage",
      "scripting",
      "contextMenus",
      "alarms",
      ...(browser === "chrome" ? ["offscreen"] : []),
    ],
    host_permissions: WEB_PAGES,
    // Named here and not by file name: the framework's own wrapper is half as large as all that every page gets.
    content_scripts: [
      {
        matches: WEB_PAGES,
        js: ["gate.js"],
        run_at: "document_idle",
        all_frames: true,
        match_origin_as_fallback: true,
      },
      ...(browser === "chrome" ? [MARKS_LOOK] : []),
    ],
    content_security_policy: {
      // Nothing runs but what is built in. Pages of a batch are fetched from where its reader says, and charts are
      // pictures made here.
      extension_pages:
        "default-src 'self'; object-src 'none'; connect-src 'self' http: https:; img-src 'self' blob:",
    },
    action: { default_title: "Council Ratings" },
    omnibox: { keyword: "ilacs" },
    commands: {
      "next-mention": {
        suggested_key: { default: "Alt+Shift+Period" },
        description: "Go to the next council on the page",
      },
      "previous-mention": {
        suggested_key: { default: "Alt+Shift+Comma" },
        description: "Go to the previous council on the page",
      },
      "open-card": {
        suggested_key: { default: "Alt+Shift+K" },
        description: "Open the card of the council at hand",
      },
      "toggle-site": {
        suggested_key: { default: "Alt+Shift+O" },
        description: "Turn Council Ratings on or off for this site",
      },
    },
    // Where the styles of highlights are sure to be inherited, the last of what a page needs.
    ...(browser === "chrome" && { minimum_chrome_version: "134" }),
    ...(browser === "firefox" && {
      browser_specific_settings: {
        gecko: {
          id: "council-ratings@council-ratings.example",
          strict_min_version: "142.0",
          data_collection_permissions: { required: ["none"] },
        },
      },
    }),
  }),
});

const WEB_PAGES = ["http://*/*", "https://*/*"];

/** From a page's start: see `markSheet`. Frames with names are few and small: they get it then. */
const MARKS_LOOK = {
  matches: WEB_PAGES,
  css: ["marks.css"],
  match_origin_as_fallback: true,
};

/**
 * Tells Chromium's engine to compile a script's functions with the script: nearly all are called at once, and each would be
 * read twice or more on the way to it (v8.dev/blog/explicit-compile-hints).
 */
const CALLED_ON_LOAD = "//# allFunctionsCalledOnLoad\n";

/** For one of the scripts in pages: minifiers drop what they take for a comment. */
function calledOnLoad(file: string): Plugin {
  return {
    name: "council-ratings-called-on-load",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const chunk = bundle[file];
        if (chunk?.type === "chunk") chunk.code = CALLED_ON_LOAD + chunk.code;
      },
    },
  };
}

/** What every page gets, as text. */
async function builtGate(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    plugins: [councilRatingsData()],
    build: {
      minify: "terser",
      terserOptions: {
        ecma: 2020,
        module: true,
        compress: { passes: 4, unsafe: true, unsafe_arrows: true, pure_getters: true, keep_fargs: false },
        // What is ours alone. Some are names of the browser's too, but of what the gate does not ask for.
        mangle: {
          properties: {
            builtins: true,
            regex:
              /^(?:isPreformatted|isDrawing|isBlock|textOf|tagOf|segments|nodes|node|text|children|attribute|begins|names)$/,
          },
        },
      },
      write: false,
      rollupOptions: { output: { strict: false, generatedCode: "es2015" } },
      lib: { entry: "extension/gate/main.ts", formats: ["iife"], name: "gate" },
    },
  });
  const [output] = [built].flat();
  const chunk = output && "output" in output ? output.output[0] : undefined;
  if (chunk?.type !== "chunk") throw new Error("extension/gate/main.ts was not built");
  return CALLED_ON_LOAD + chunk.code;
}

function checkDataAddress(): void {
  if (dataKey !== null && Buffer.from(dataKey, "base64").length !== 32)
    throw new Error("COUNCIL_RATINGS_DATA_KEY must be the base64 of the 32 bytes of an Ed25519 public key.");
  if (dataUrl === null) return;
  const { protocol, hostname } = new URL(dataUrl);
  if (protocol !== "https:" && hostname !== "127.0.0.1")
    throw new Error("COUNCIL_RATINGS_DATA_URL must be an https address.");
}
