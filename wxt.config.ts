import preact from "@preact/preset-vite";
import { defineConfig } from "wxt";
import { councilRatingsData } from "./core/data/dataPlugin.ts";

export default defineConfig({
  srcDir: "extension",
  outDir: ".output",
  imports: false,
  manifestVersion: 3,
  vite: () => ({ plugins: [preact(), councilRatingsData()] }),
  manifest: ({ browser }) => ({
    name: "Council Ratings",
    description: "The latest ILACS grades of England's councils, where a page names a council.",
    permissions: ["storage"],
    action: { default_title: "Council Ratings" },
    commands: {
      "next-mention": {
        suggested_key: { default: "Alt+Shift+N" },
        description: "Go to the next council on the page",
      },
      "previous-mention": {
        suggested_key: { default: "Alt+Shift+B" },
        description: "Go to the previous council on the page",
      },
    },
    ...(browser === "firefox" && {
      browser_specific_settings: {
        gecko: {
          id: "council-ratings@council-ratings.example",
          strict_min_version: "140.0",
          data_collection_permissions: { required: ["none"] },
        },
      },
    }),
  }),
});
