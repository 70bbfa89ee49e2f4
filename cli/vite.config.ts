/** Builds the command line, and the threads it reads PDFs and pages in, into files that need nothing but Node: dist/cli. */
import { defineConfig, type Plugin } from "vite";

const LOADS_CANVAS = 'canvas = require("@napi-rs/canvas");';

/** Of PDFs the text alone is read, and nothing is drawn: pdf.js needs no canvas, which nobody would have. */
function withoutCanvas(): Plugin {
  return {
    name: "without-canvas",
    transform(code, id) {
      if (!id.includes("pdfjs-dist") || !id.endsWith("/pdf.mjs")) return undefined;
      if (!code.includes(LOADS_CANVAS)) throw new Error("pdf.js loads its canvas in another way now");
      return code.replace(
        LOADS_CANVAS,
        "canvas = { DOMMatrix: class {}, ImageData: class {}, Path2D: class {} };",
      );
    },
  };
}

const LISTENERS = "wm.set(this, new Map);";

/** Nobody listens to a page that is scanned: to keep room for listeners at each of its nodes takes a third of the time. */
function withoutListeners(): Plugin {
  return {
    name: "without-listeners",
    transform(code, id) {
      if (!id.endsWith("/linkedom/esm/interface/event-target.js")) return undefined;
      if (!code.includes(LISTENERS)) throw new Error("linkedom keeps its listeners in another way now");
      return code.replace(LISTENERS, "");
    },
  };
}

export default defineConfig({
  plugins: [withoutCanvas(), withoutListeners()],
  build: {
    ssr: true,
    outDir: "dist/cli",
    target: "node20",
    rollupOptions: {
      input: {
        main: "cli/main.ts",
        pdfWorker: "cli/ingest/pdfWorker.ts",
        scanWorker: "cli/scan/scanWorker.ts",
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
    },
  },
  ssr: { noExternal: true },
});
