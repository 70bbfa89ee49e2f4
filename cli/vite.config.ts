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

export default defineConfig({
  plugins: [withoutCanvas()],
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
