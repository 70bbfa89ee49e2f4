/** Builds the command line, and the threads it reads PDFs and pages in, into files that need nothing but Node: dist/cli. */
import { defineConfig, type Plugin } from "vite";
import * as compiled from "../core/data/compiled.ts";

/** Of PDFs the text alone is read, and nothing is drawn: pdf.js needs no canvas, which nobody would have. */
const withoutCanvas = changed(
  "/pdf.mjs",
  'canvas = require("@napi-rs/canvas");',
  "canvas = { DOMMatrix: class {}, ImageData: class {}, Path2D: class {} };",
);

/** Its two halves are in one thread: of what one gives the other only the frame is filled anew, and need be copied. */
const withoutCopies = changed(
  "/pdf.mjs",
  "data: structuredClone(obj, transfer ? {\n        transfer\n      } : null)",
  "data: obj.chunk ? { ...obj, chunk: { ...obj.chunk } } : obj",
);

/** One piece of a library's code, changed in the build. Throws when the library has it no more. */
function changed(ending: string, code: string, instead: string): Plugin {
  return {
    name: `changed ${ending}`,
    transform(source, id) {
      if (!id.endsWith(ending)) return undefined;
      if (!source.includes(code)) throw new Error(`${id} no longer has: ${code}`);
      return source.replace(code, instead);
    },
  };
}

/** To check and compile the data files takes a fifth of a second in each thread, and comes out the same at each start. */
const withCompiledData: Plugin = {
  name: "compiled data",
  load(id) {
    if (!id.endsWith("/core/data/compiled.ts")) return undefined;
    return Object.entries(compiled)
      .map(
        ([name, data]) =>
          `export const ${name} = /* @__PURE__ */ JSON.parse(${JSON.stringify(JSON.stringify(data))});`,
      )
      .join("\n");
  },
};

export default defineConfig({
  plugins: [withCompiledData, withoutCanvas, withoutCopies],
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
