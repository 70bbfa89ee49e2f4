/** Builds the command line, and the threads it reads PDFs and pages in, into files that need nothing but Node: dist/cli. */
import { defineConfig } from "vite";

export default defineConfig({
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
