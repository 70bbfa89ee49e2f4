/** The package and the script as they are built: what importers and script tags get. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { build } from "vite";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createElementRenderer } from "../../widget/site/renderElement.ts";
import { ROOT } from "../extensionInChromium.ts";
import { type PageServer, servePages } from "../pageServer.ts";
import { plainChromium } from "../plainChromium.ts";

const PACKAGE = join(ROOT, "dist/npm");
const chromium = plainChromium();
let integrity: string;
/** A project that has the package installed. */
let project: string;

beforeAll(() => {
  integrity = /integrity="(.*)"/.exec(inject("widgetPrinted"))?.[1] ?? "";
  project = mkdtempSync(join(ROOT, "dist/consumer-"));
  mkdirSync(join(project, "node_modules"));
  symlinkSync(PACKAGE, join(project, "node_modules/council-ratings-widget"));
});
afterAll(() => rmSync(project, { recursive: true }));

test("publint and are-the-types-wrong find nothing", async () => {
  expect((await publint({ pkgDir: PACKAGE, strict: true })).messages).toEqual([]);
  const attw = join(ROOT, "node_modules/.bin/attw");
  // Throws on any problem; the package is for modules alone.
  const told = execFileSync(
    attw,
    [
      "--pack",
      PACKAGE,
      "--profile",
      "esm-only",
      "--exclude-entrypoints",
      "council-rating.js",
      "ratings.json",
      "custom-elements.json",
      "react",
      "preact",
    ],
    {
      encoding: "utf8",
    },
  );
  expect(told).toMatch(/"council-ratings-widget\/define"\s+node16 \(from ESM\): 🟢/u);
});

test.each(["consumer.tsx", "consumerPreact.tsx"])(
  "types: the element, its events, and the tag in JSX (%s)",
  (consumer) => {
    copyFileSync(join(ROOT, "test/widget", consumer), join(project, consumer));
    const compilerOptions = {
      strict: true,
      noEmit: true,
      module: "nodenext",
      target: "es2022",
      lib: ["es2022", "dom", "dom.iterable"],
      jsx: "react-jsx",
      skipLibCheck: true,
      types: [],
    };
    writeFileSync(join(project, "package.json"), '{"type":"module"}');
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [consumer] }));
    const run = (): string =>
      execFileSync(join(ROOT, "node_modules/.bin/tsc"), ["-p", project], { encoding: "utf8", stdio: "pipe" });
    expect(run()).toBe("");
  },
);

test("the class comes without side effects", () => {
  const program = `globalThis.customElements = { define() { throw new Error("registered") }, get() {} };
    const { CouncilRating } = await import("council-ratings-widget"); console.log(CouncilRating.name);`;
  const told = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: project,
    encoding: "utf8",
  });
  expect(told).toContain("CouncilRating");
});

test("custom-elements.json tells every attribute, event, part and custom property", () => {
  const { modules } = JSON.parse(readFileSync(join(PACKAGE, "custom-elements.json"), "utf8"));
  const element = modules
    .flatMap((m: { declarations: { tagName?: string }[] }) => m.declarations)
    .find((d: { tagName?: string }) => d.tagName === "council-rating");
  const names = (list: { name: string }[]) => list.map(({ name }) => name);
  expect(names(element.attributes)).toEqual(
    expect.arrayContaining(["council", "view", "judgement", "as-of", "theme", "src"]),
  );
  expect(names(element.events)).toEqual(
    expect.arrayContaining(["council-rating-load", "council-rating-error"]),
  );
  const source =
    readFileSync(join(ROOT, "widget/template.ts"), "utf8") +
    readFileSync(join(ROOT, "widget/CouncilRating.ts"), "utf8");
  for (const [, part] of source.matchAll(/part="([\w-]+)"|quiet\("([\w-]+)"/g))
    if (part) expect(names(element.cssParts)).toContain(part);
  const styles = readFileSync(join(ROOT, "widget/styles.ts"), "utf8");
  for (const [property] of styles.matchAll(/--council-rating-[\w-]+/g))
    expect(names(element.cssProperties)).toContain(property);
});

const script = () => readFileSync(join(ROOT, "dist/widget/council-rating.js"), "utf8");
const data = () => readFileSync(join(ROOT, "dist/widget/ratings.json"), "utf8");

async function withServer(
  pages: Record<string, string>,
  use: (server: PageServer) => Promise<void>,
): Promise<void> {
  const made = new Map(Object.entries({ "council-rating.js": script(), "ratings.json": data(), ...pages }));
  const server = await servePages(made);
  try {
    await use(server);
  } finally {
    await server.close();
  }
}

const KENT = "Kent County Council children’s services: Good (Ofsted, 2 February 2026)";

test("one tag works under a strict policy with trusted types, held to the hash that the build printed", async () => {
  expect(integrity).toBe(`sha384-${createHash("sha384").update(script()).digest("base64")}`);
  const policy =
    "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
  const page = (
    hash: string,
  ) => `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
    <script type="module" src="council-rating.js" integrity="${hash}"></script><council-rating council="Kent"><a href="/">Kent</a></council-rating>`;
  await withServer(
    { "kent.html": page(integrity), "other.html": page(integrity.replace(/.{6}$/, "AAAAAA")) },
    async (server) => {
      const right = await chromium.open(server.url("kent.html"));
      await right.getByRole("link", { name: KENT }).waitFor();
      expect(
        await right
          .locator("council-rating")
          .evaluate((e) => getComputedStyle(e.shadowRoot!.querySelector(".grade")!).borderTopStyle),
      ).toBe("solid");
      expect(chromium.errors.filter((error) => !error.includes("favicon"))).toEqual([]);
      const wrong = await chromium.open(server.url("other.html"));
      await expect.poll(() => chromium.errors.some((error) => error.includes("integrity"))).toBe(true);
      expect(await wrong.getByRole("link", { name: "Kent", exact: true }).isVisible()).toBe(true);
    },
  );
});

test("two copies of the script, and a page without scripts", async () => {
  const page = `<!doctype html><meta charset="utf-8"><script type="module" src="council-rating.js"></script><script type="module" src="copy.js"></script>
    <council-rating council="Kent"><a href="/">Kent</a></council-rating>`;
  await withServer({ "kent.html": page, "copy.js": script() }, async (server) => {
    const both = await chromium.open(server.url("kent.html"));
    await both.getByRole("link", { name: KENT }).waitFor();
    expect(chromium.errors.filter((error) => !error.includes("404"))).toEqual([]);
    const none = await chromium.open(server.url("kent.html"), { javaScriptEnabled: false });
    expect(await none.getByRole("link", { name: "Kent" }).isVisible()).toBe(true);
  });
});

test("with Lit's hydration on the page, what a server rendered stays right and is not doubled", async () => {
  const entry = join(project, "hydrated.js");
  const where = `CouncilRating.ratingsAddress = "/ratings.json";`;
  writeFileSync(
    entry,
    `import "@lit-labs/ssr-client/lit-element-hydrate-support.js"; import { CouncilRating } from "council-ratings-widget"; import "council-ratings-widget/define"; ${where}`,
  );
  const result = await build({
    root: project,
    configFile: false,
    logLevel: "error",
    build: { write: false, lib: { entry, formats: ["es"] } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !("output" in output)) throw new Error("nothing was built");
  const rendered = await createElementRenderer(JSON.parse(data()))("Kent", "/");
  const page = `<!doctype html><meta charset="utf-8"><body>${rendered}<script type="module" src="app.js"></script>`;
  await withServer({ "app.html": page, "app.js": output.output[0].code }, async (server) => {
    const shown = await chromium.open(server.url("app.html"));
    await expect
      .poll(() => shown.locator("council-rating").evaluate((e) => "updateComplete" in e))
      .toBe(true);
    await shown.waitForLoadState("networkidle");
    expect(await shown.locator("council-rating [part=rating]").count()).toBe(1);
    expect(await shown.locator("council-rating [part=rating]").innerText()).toContain("Kent County Council");
    expect(chromium.errors.filter((error) => !error.includes("404"))).toEqual([]);
  });
});

const FRAMEWORK_PAGES = {
  react: `import { createElement as h, useState } from "react"; import { createRoot } from "react-dom/client";
    function App() { const [council, set] = useState("Kent"); return h("div", null, h("button", { onClick: () => set("Essex") }, "Other"), h("council-rating", { council, view: "inline" }, "fallback")); }
    createRoot(document.querySelector("main")).render(h(App));`,
  vue: `import { createApp, h, ref } from "vue"; const council = ref("Kent");
    createApp({ render: () => h("div", [h("button", { onClick: () => (council.value = "Essex") }, "Other"), h("council-rating", { council: council.value, view: "inline" }, "fallback")]) }).mount("main");`,
  preact: `import { h, render } from "preact"; const show = (council) => render(h("div", null, h("button", { onClick: () => show("Essex") }, "Other"), h("council-rating", { council, view: "inline" }, "fallback")), document.querySelector("main"));
    show("Kent");`,
  svelte: `import { mount } from "svelte"; import App from "./Rating.svelte"; mount(App, { target: document.querySelector("main") });`,
};

test.each(Object.keys(FRAMEWORK_PAGES) as (keyof typeof FRAMEWORK_PAGES)[])(
  "in %s, imported from the package",
  async (framework) => {
    const entry = join(project, `${framework}.js`);
    const use = `import { CouncilRating } from "council-ratings-widget"; import "council-ratings-widget/define"; CouncilRating.ratingsAddress = "/ratings.json";`;
    writeFileSync(entry, `${use}\n${FRAMEWORK_PAGES[framework]}`);
    writeFileSync(
      join(project, "Rating.svelte"),
      `<script>let council = $state("Kent");</script><button onclick={() => (council = "Essex")}>Other</button><council-rating {council} view="inline">fallback</council-rating>`,
    );
    const { svelte } = await import("@sveltejs/vite-plugin-svelte");
    const result = await build({
      root: project,
      configFile: false,
      logLevel: "error",
      plugins: [svelte({ configFile: false })],
      define: { "process.env.NODE_ENV": '"production"' },
      build: { write: false, lib: { entry, formats: ["es"] } },
    });
    const [output] = Array.isArray(result) ? result : [result];
    if (!output || !("output" in output)) throw new Error("nothing was built");
    const page = `<!doctype html><meta charset="utf-8"><main></main><script type="module" src="app.js"></script>`;
    await withServer({ "app.html": page, "app.js": output.output[0].code }, async (server) => {
      const shown = await chromium.open(server.url("app.html"));
      await shown.getByRole("link", { name: KENT }).waitFor();
      await shown.getByRole("button", { name: "Other" }).click();
      await shown.getByRole("link", { name: /^Essex County Council/ }).waitFor();
      expect(chromium.errors.filter((error) => !error.includes("404"))).toEqual([]);
    });
  },
);
