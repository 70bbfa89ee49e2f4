/** Builds the framework pages, from the frameworks' own npm packages, and renders them on the server. */
import { join } from "node:path";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { build, createServer } from "vite";
import { START } from "./story.ts";

const FOLDER = import.meta.dirname;
const ENTRIES = { react: "react.tsx", vue: "vue.ts", svelte: "svelte.svelte.js" } as const;

export type FrameworkName = keyof typeof ENTRIES;
export const FRAMEWORKS = Object.keys(ENTRIES) as FrameworkName[];

export type FrameworkPage = { script: string; rendered: string };

/** @returns the page's script, and START as the framework's server renders it */
export async function buildFrameworkPage(name: FrameworkName): Promise<FrameworkPage> {
  return { script: await bundle(name), rendered: await renderOnServer(name) };
}

async function bundle(name: FrameworkName): Promise<string> {
  const result = await build({
    root: FOLDER,
    configFile: false,
    logLevel: "error",
    plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
    // The build of Vue that compiles templates in the page.
    resolve: { alias: { vue: "vue/dist/vue.esm-bundler.js" } },
    // Frameworks say what is wrong in development only: these builds are for development.
    mode: "development",
    define: {
      "process.env.NODE_ENV": '"development"',
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "true",
    },
    build: {
      write: false,
      minify: false,
      lib: { entry: join(FOLDER, ENTRIES[name]), formats: ["iife"], name: "page" },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !("output" in output)) throw new Error(`${name}: nothing was built`);
  return output.output[0].code;
}

async function renderOnServer(name: FrameworkName): Promise<string> {
  const server = await createServer({
    root: FOLDER,
    configFile: false,
    logLevel: "error",
    appType: "custom",
    server: { middlewareMode: true, ws: false },
    optimizeDeps: { noDiscovery: true },
    plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  });
  try {
    switch (name) {
      case "react": {
        const { App } = await server.ssrLoadModule("/react.tsx");
        return renderToString(createElement(App, START));
      }
      case "vue": {
        const { makeApp } = await server.ssrLoadModule("/vue.ts");
        const { renderToString: render } = await server.ssrLoadModule("vue/server-renderer");
        return await render(makeApp(START, true));
      }
      case "svelte": {
        const { default: App } = await server.ssrLoadModule("/Story.svelte");
        const { render } = await server.ssrLoadModule("svelte/server");
        return render(App, { props: { story: START } }).body;
      }
    }
  } finally {
    await server.close();
  }
}
