/**
 * `npm run site`: builds `dist/site`, static files that can be put on any host: the script with its data, an image, a
 * frame and a page for each council, the overview of all as the front page, and the builder. COUNCIL_RATINGS_SITE_URL says where it will be.
 */
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import preact from "@preact/preset-vite";
import { escapeUTF8 } from "entities";
import { h } from "preact";
import { renderToStaticMarkup } from "preact-render-to-string";
import { build, type InlineConfig } from "vite";
import { register } from "../../core/bundledData.ts";
import { ratingJson } from "../../core/model/ratingJson.ts";
import { hexJson } from "../../core/overview/hexJson.ts";
import { OVERVIEW_JUDGEMENTS, type OverviewJudgement } from "../../core/overview/standing.ts";
import { mapPicture } from "../../ui/map/mapPicture.ts";
import { createOverview } from "../../ui/overview/overviewState.ts";
import { type RatingView, ratingView } from "../../ui/ratingView.ts";
import { councilRatingsData, overviewData } from "../../vite.data.ts";
import { buildWidget, ratingsJson, SCRIPT_FOLDER } from "../build.ts";
import { CARD, EXAMPLE_ADDRESS, FRAME_HEIGHT, paths } from "./address.ts";
import { badgeSvg, cardSvg, ratingSentence } from "./badgeSvg.ts";
import { CouncilPage } from "./CouncilPage.tsx";
import { EnglandPage } from "./england/EnglandPage.tsx";
import { MapFrame } from "./england/MapFrame.tsx";
import { roomFor } from "./fallback.ts";
import { MAP_ALT } from "./mapSnippets.ts";
import { pageHtml } from "./pageHtml.ts";
import { createElementRenderer } from "./renderElement.ts";
import { alt, snippet } from "./snippets.ts";

const ROOT = join(import.meta.dirname, "../..");
export const SITE_FOLDER = join(ROOT, "dist/site");

const address = siteAddress();

/** @throws an Error when the address is no address of a folder on the web */
function siteAddress(): string {
  const given = process.env.COUNCIL_RATINGS_SITE_URL ?? EXAMPLE_ADDRESS;
  if (!URL.canParse(given) || !/^https?:/.test(given))
    throw new Error(
      `COUNCIL_RATINGS_SITE_URL must be a web address such as ${EXAMPLE_ADDRESS}, not "${given}".`,
    );
  return given.endsWith("/") ? given : `${given}/`;
}

export async function buildSite(): Promise<void> {
  rmSync(SITE_FOLDER, { recursive: true, force: true });
  const ratings = ratingsJson();
  const integrity = await writeScript();
  write(paths.ratings, ratings);
  await buildPages(ratings);
  const renderElement = createElementRenderer(JSON.parse(ratings));
  for (const council of Object.values(register.councils)) {
    const rating = ratingView(register, council.id, null);
    if (!rating) continue;
    write(paths.json(council.id), JSON.stringify({ asOf: register.asOf, ...ratingJson(council) }, null, 2));
    for (const look of ["light", "dark", "text"] as const)
      write(paths.badge(council.id, look), badgeSvg(rating, look));
    write(paths.badge(council.id, "card"), cardSvg(rating));
    write(paths.oembed(council.id), JSON.stringify(oembed(rating), null, 2));
    write(paths.council(council.id), councilHtml(rating));
    write(
      paths.embed(council.id),
      embedHtml(rating, await renderElement(council.id, address + paths.council(council.id))),
    );
  }
  write(paths.builder, builderHtml());
  write(paths.join, joinHtml());
  writeEngland();
  // For hosts that read it: every file may be used from every page, and only those named by content are kept for long.
  write(
    "_headers",
    "/*\n  Access-Control-Allow-Origin: *\n  Cache-Control: public, max-age=600\n/council-rating.*.js\n  Cache-Control: public, max-age=31536000, immutable\n",
  );
  console.log(`dist/site is built for ${address}`);
  console.log(`${integrity.file}\n  integrity="${integrity.hash}"`);
}

/** The script at its stable address, and once more named by what is in it, to be held to its hash. */
async function writeScript(): Promise<{ file: string; hash: string }> {
  const hash = await buildWidget();
  const script = readFileSync(join(SCRIPT_FOLDER, paths.script));
  const name = createHash("sha256").update(script).digest("hex").slice(0, 10);
  const file = `council-rating.${name}.js`;
  write(paths.script, script);
  write(file, script);
  write("integrity.json", JSON.stringify({ file, integrity: hash }, null, 2));
  return { file, hash };
}

async function buildPages(ratings: string): Promise<void> {
  const common: InlineConfig = {
    configFile: false,
    logLevel: "warn",
    root: import.meta.dirname,
    plugins: [preact(), councilRatingsData(), ratingsPlugin(ratings)],
    define: { __SITE_ADDRESS__: JSON.stringify(address) },
  };
  const out = join(ROOT, "dist/site-parts");
  const bundle = (entry: string, format: "es" | "iife") => ({
    ...common,
    build: {
      outDir: out,
      emptyOutDir: true,
      modulePreload: false as const,
      rollupOptions: {
        input: join(import.meta.dirname, entry),
        output: {
          format,
          entryFileNames: "part.js",
          assetFileNames: "part[extname]",
          inlineDynamicImports: true,
        },
      },
    },
  });
  for (const [entry, file, format] of [
    ["builder/main.tsx", "builder.js", "iife"],
    ["join/main.tsx", "join.js", "iife"],
    ["england/main.tsx", "england/england.js", "iife"],
    ["england/map.tsx", "england/map.js", "iife"],
    ["england/search.ts", "england/search.js", "iife"],
    ["england/files.ts", "england/files.js", "iife"],
    ["embed.ts", "embed.js", "es"],
    ["resizeFrames.ts", "resize-frames.js", "iife"],
    ["age.ts", "age.js", "iife"],
  ] as const) {
    await build(bundle(entry, format));
    copyFileSync(join(out, "part.js"), prepared(file));
  }
  await build(bundle("site.css", "es"));
  copyFileSync(join(out, "part.css"), prepared("site.css"));
  rmSync(out, { recursive: true });
}

function ratingsPlugin(ratings: string) {
  const id = "virtual:council-ratings/ratings";
  return {
    name: "council-ratings-packed",
    enforce: "pre" as const,
    resolveId: (asked: string) => (asked === id ? `\0${id}` : undefined),
    load: (asked: string) => (asked === `\0${id}` ? `export default ${ratings};` : undefined),
  };
}

function councilHtml(rating: RatingView): string {
  const oembedLink = `<link rel="alternate" type="application/json+oembed" href="${address}${paths.oembed(rating.id)}" title="${escapeUTF8(alt(rating))}">\n`;
  return pageHtml({
    title: `${rating.name}: Ofsted rating of children’s services`,
    description: ratingSentence(rating),
    up: "../",
    head: `${oembedLink}<script defer src="../age.js"></script>\n`,
    body: renderToStaticMarkup(h(CouncilPage, { rating, register })),
  });
}

function embedHtml(rating: RatingView, element: string): string {
  return pageHtml({
    title: alt(rating),
    description: ratingSentence(rating),
    up: "../",
    head: `<base target="_top">\n<script type="module" src="../embed.js"></script>\n`,
    body: `<main class="embed">${element}</main>`,
  });
}

function builderHtml(): string {
  return pageHtml({
    title: "Council Ratings: put a rating on your site",
    description: "Ofsted’s latest grades of a council’s children’s services, on your site in one tag.",
    up: "",
    body: `<div id="builder"><main class="page"><h1>Put a council’s rating on your site</h1><noscript><p>The builder needs scripts. <a href="${paths.front}">All councils</a>, and the page of each, do not.</p></noscript></main></div>\n<script src="builder.js"></script>`,
  });
}

function joinHtml(): string {
  return pageHtml({
    title: "Council Ratings: ratings beside a table of yours",
    description: "Ofsted’s grades beside the rows of any table that names councils. Nothing is uploaded.",
    up: "",
    body: `<div id="join"><main class="page"><h1>Ratings beside a table of yours</h1><noscript><p>This page needs scripts: your table is read here, and nowhere else.</p></noscript></main></div>\n<script src="join.js"></script>`,
  });
}

/** The overview, which shows its map before any script runs, as the site's front page too; the map alone; its layout. */
function writeEngland(): void {
  const state = createOverview(overviewData(register));
  const description = `Ofsted’s latest grades of all ${state.placed.value.length} councils in England with children’s services, as a map and as a table.`;
  for (const [path, up] of [
    [paths.front, ""],
    [paths.england, "../"],
  ] as const)
    write(
      path,
      pageHtml({
        title: "England at a glance: Ofsted’s grades of children’s services",
        description,
        up,
        head: `<link rel="canonical" href="${address}">\n<script defer src="${up}age.js"></script>\n<script defer src="${up}england/england.js"></script>\n`,
        body: `<div id="england" data-up="${up}">${renderToStaticMarkup(h(EnglandPage, { state, up, onNeed: null }))}</div>`,
      }),
    );
  write(
    paths.mapFrame,
    pageHtml({
      title: MAP_ALT,
      description,
      up: "../",
      head: `<base target="_top">\n<script defer src="../age.js"></script>\n<script defer src="map.js"></script>\n`,
      body: `<div id="map">${renderToStaticMarkup(h(MapFrame, { state }))}</div>`,
    }),
  );
  for (const judgement of OVERVIEW_JUDGEMENTS) writeMapPictures(judgement);
  write(paths.hexJson, hexJson(register));
}

function writeMapPictures(judgement: OverviewJudgement): void {
  const state = createOverview(overviewData(register));
  state.change({ judgement });
  const { day } = state.view.value;
  for (const scheme of ["light", "dark"] as const)
    write(
      paths.map(judgement, scheme),
      mapPicture({ standings: state.placed.value, judgement, day, which: "England", scheme }),
    );
}

/** oEmbed 1.0, type "rich": https://oembed.com, section 2.3.4.4 */
function oembed(rating: RatingView): object {
  const choice = {
    id: rating.id,
    name: rating.name,
    view: "card",
    theme: "auto",
    judgement: null,
    room: roomFor(rating, null, "card"),
  } as const;
  return {
    version: "1.0",
    type: "rich",
    title: alt(rating),
    provider_name: "Council Ratings",
    provider_url: address,
    width: CARD.width + 28,
    height: FRAME_HEIGHT.card,
    html: snippet("iframe", choice, address),
  };
}

function write(path: string, content: string | Uint8Array): void {
  writeFileSync(prepared(path), content);
}

/** @returns where in the site's folder the file goes; the folder is there */
function prepared(path: string): string {
  const full = join(SITE_FOLDER, path);
  mkdirSync(dirname(full), { recursive: true });
  return full;
}

if (process.argv[1] === import.meta.filename) await buildSite();
