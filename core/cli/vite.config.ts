/** Builds the command line into one file that needs nothing but Node: dist/cli/main.js. */
import { defineConfig } from "vite";

export default defineConfig({
  build: {
    ssr: "core/cli/main.ts",
    outDir: "dist/cli",
    target: "node20",
    rollupOptions: { output: { entryFileNames: "main.js" } },
  },
  ssr: { noExternal: true },
});
