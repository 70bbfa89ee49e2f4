/** The static site as a publisher uses it: the builder, what it gives to copy, and the pages that this leads to. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { register } from "../../core/bundledData.ts";
import { ratingView } from "../../ui/ratingView.ts";
import { roomFor } from "../../widget/site/fallback.ts";
import { snippet } from "../../widget/site/snippets.ts";
import { findings } from "../axe.ts";
import { ROOT } from "../extensionInChromium.ts";
import { type PageServer, serveFolder, servePages } from "../pageServer.ts";
import { plainChromium } from "../plainChromium.ts";

const SITE = join(ROOT, "dist/site");
const chromium = plainChromium();
let site: PageServer;

beforeAll(async () => {
  site = await serveFolder(SITE);
});
afterAll(() => site?.close());

const realErrors = () => chromium.errors.filter((error) => !/404|favicon/.test(error));

async function openBuilder(query = ""): Promise<Page> {
  const page = await chromium.open(site.url(`builder.html${query}`), {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await page.getByRole("combobox", { name: "Search for a council" }).waitFor();
  return page;
}

async function openMapBuilder(): Promise<Page> {
  const page = await openBuilder();
  await page.getByRole("radio", { name: "The map of England" }).check();
  return page;
}

async function copied(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByText("Copied.").waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Else the browser asks for one, and may do so when the page's server is gone. */
const NO_ICON = `<link rel="icon" href="data:,">`;

/** Opens a bare page of another site with the snippet in it. */
async function paste(
  body: string,
  use: (page: Page) => Promise<void>,
  files: Record<string, string> = {},
): Promise<void> {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>${NO_ICON}<body>${body}</body></html>`;
  const server = await servePages(new Map(Object.entries({ "bare.html": html, ...files })));
  try {
    await use(await chromium.open(server.url("bare.html")));
  } finally {
    await server.close();
  }
}

const rating = (page: Page) => page.locator("council-rating [part=rating]");
const words = async (page: Page) => (await rating(page).innerText()).replace(/\s+/g, " ");

test.each(["inline", "badge", "card"] as const)(
  "a hundred snippets for %s: nothing moves when their ratings come, for one script and one file of data",
  async (view) => {
    const address = site.url("");
    const current = Object.values(register.councils).filter(({ end }) => !end);
    const html = current.slice(0, 100).map(({ id, name }) => {
      const room = roomFor(ratingView(register, id, null), null, view);
      return snippet("html", { id, name, view, theme: "auto", judgement: null, room }, address);
    });
    const style = `<style>body{font:16px/1.5 sans-serif;max-width:50rem}</style>`;
    const tags = html.map((each) => `<p>${each.split("\n")[1]}</p>`).join("");
    await paste(`${style}${tags}`, async (page) => {
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url().replace(address, "")));
      await page.evaluate(() => {
        const shifts: unknown[] = [];
        Object.assign(globalThis, { shifts });
        new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({
          type: "layout-shift",
        });
      });
      const heights = () =>
        page.evaluate(() => [...document.querySelectorAll("p")].map((each) => Math.round(each.offsetHeight)));
      const before = await heights();
      await page.addScriptTag({ type: "module", url: `${address}council-rating.js` });
      await page.waitForFunction(() =>
        [...document.querySelectorAll("council-rating")].every(
          (each) => each.getAttribute("status") === "ready",
        ),
      );
      expect(await heights()).toEqual(before);
      // A shift is told with the frame after it.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      expect(await page.evaluate("shifts")).toEqual([]);
      expect(asked.sort()).toEqual(["council-rating.js", "ratings.json"]);
    });
  },
);

describe("the builder", () => {
  test("search, choose, copy: the snippet shows on a bare page of another site what the preview showed", async () => {
    const page = await openBuilder();
    await page.getByRole("combobox", { name: "Search for a council" }).fill("blackp");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Blackpool Borough Council" }).waitFor();
    for (const view of ["Badge", "In a sentence", "Card"]) {
      await page.getByRole("radio", { name: view }).check();
      await expect.poll(() => words(page)).toContain("Blackpool Borough Council");
      const previewed = await words(page);
      await paste(await copied(page), async (bare) => {
        await rating(bare).waitFor();
        expect(await words(bare)).toBe(previewed);
      });
    }
    await page.getByRole("combobox", { name: "Which grade" }).selectOption("care-leavers");
    await page.getByRole("radio", { name: "Dark" }).check();
    const previewed = await words(page);
    expect(previewed).toContain("Care leavers: Outstanding");
    await paste(await copied(page), async (bare) => {
      await rating(bare).waitFor();
      expect(await words(bare)).toBe(previewed);
      expect(await bare.locator("council-rating").getAttribute("theme")).toBe("dark");
    });
    expect(realErrors()).toEqual([]);
  });

  test.each(["Frame", "WordPress"])("%s: a frame of another site, as high as it needs", async (form) => {
    const page = await openBuilder("?council=blackpool&view=card");
    await page.getByRole("button", { name: form }).click();
    const preview = page.frameLocator("iframe").locator("council-rating [part=rating]");
    await preview.waitFor();
    const previewed = await preview.innerText();
    const resize = `<script src="${site.url("resize-frames.js")}"></script>`;
    await paste(resize + (await copied(page)), async (bare) => {
      const framed = bare.frameLocator("iframe").locator("council-rating [part=rating]");
      await framed.waitFor();
      expect(await framed.innerText()).toBe(previewed);
      const body = bare.frameLocator("iframe").locator("body");
      await expect
        .poll(async () => (await bare.locator("iframe").boundingBox())!.height)
        .toBe(Math.ceil((await body.boundingBox())!.height));
    });
  });

  test.each(["Image", "Markdown"])("%s: the very image of the preview", async (form) => {
    const page = await openBuilder("?council=kent&theme=dark");
    await page.getByRole("button", { name: form, exact: true }).click();
    const previewed = await page.locator(".preview img").evaluate((img: HTMLImageElement) => img.src);
    const snippet = await copied(page);
    // As Markdown is rendered: an image in a link.
    const html = snippet.replace(
      /^\[!\[(.*)\]\((.*)\)\]\((.*)\)$/,
      '<a href="$3"><img src="$2" alt="$1"></a>',
    );
    await paste(html, async (bare) => {
      const image = bare.getByRole("img", {
        name: "Kent County Council: Ofsted rating of children’s services",
      });
      expect(
        await image.evaluate((img: HTMLImageElement) =>
          img.decode().then(() => [img.src, img.naturalWidth > 100]),
        ),
      ).toEqual([previewed, true]);
    });
  });

  test("React: the snippet, with the package installed, shows what the preview showed", async () => {
    const page = await openBuilder("?council=kent&view=inline&as=react");
    const previewed = await words(page);
    const folder = mkdtempSync(join(ROOT, "dist/react-"));
    try {
      writeFileSync(join(folder, "Rating.tsx"), await copied(page));
      writeFileSync(
        join(folder, "app.tsx"),
        `import { createRoot } from "react-dom/client"; import { Rating } from "./Rating.tsx"; createRoot(document.querySelector("main")!).render(<Rating />);`,
      );
      const result = await build({
        root: folder,
        configFile: false,
        logLevel: "error",
        esbuild: { jsx: "automatic", jsxImportSource: "react", jsxDev: false },
        resolve: {
          alias: {
            "council-ratings-widget/define": join(ROOT, "widget/define.ts"),
            "council-ratings-widget": join(ROOT, "widget/index.ts"),
          },
        },
        define: { "process.env.NODE_ENV": '"production"' },
        build: { write: false, lib: { entry: join(folder, "app.tsx"), formats: ["es"] } },
      });
      const [output] = Array.isArray(result) ? result : [result];
      if (!output || !("output" in output)) throw new Error("nothing was built");
      await paste(
        '<main></main><script type="module" src="app.js"></script>',
        async (bare) => {
          await rating(bare).waitFor();
          expect(await words(bare)).toBe(previewed);
        },
        { "app.js": output.output[0].code },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("what is chosen is in the address, and the address brings it back", async () => {
    const page = await openBuilder();
    await page.getByRole("radio", { name: "Card" }).check();
    await page.getByRole("radio", { name: "Light" }).check();
    await page.getByRole("button", { name: "Markdown" }).click();
    expect(new URL(page.url()).search).toBe("?council=oxfordshire&view=card&theme=light&as=markdown");
    await page.reload();
    expect(await page.getByRole("radio", { name: "Card" }).isChecked()).toBe(true);
    expect(await page.getByRole("button", { name: "Markdown" }).getAttribute("aria-pressed")).toBe("true");
    await page.goto(site.url("builder.html?council=%3Cscript%3E&view=poster"));
    await page.getByRole("heading", { name: "Oxfordshire County Council" }).waitFor();
  });

  test.each(["Frame", "WordPress"])(
    "the map of England as %s, as high as it needs, in its region and colours",
    async (form) => {
      const page = await openMapBuilder();
      await page.getByLabel("Which grade").selectOption("leaders");
      await page.getByLabel("Region").selectOption("London");
      await page.getByRole("radio", { name: "Dark" }).check();
      await page.getByRole("button", { name: form }).click();
      const title = "Impact of leaders on practice: London, 22 August 2026";
      await page.frameLocator("iframe").getByText(title).waitFor();
      const resize = `<script src="${site.url("resize-frames.js")}"></script>`;
      await paste(resize + (await copied(page)), async (bare) => {
        const framed = bare.frameLocator("iframe");
        await framed.getByText(title).waitFor();
        expect(await framed.locator("html").getAttribute("data-theme")).toBe("dark");
        expect(await framed.locator(".map .tile:not(.left-out)").count()).toBe(33);
        const body = framed.locator("body");
        await expect
          .poll(async () => (await bare.locator("iframe").boundingBox())!.height)
          .toBe(Math.ceil((await body.boundingBox())!.height));
        // Into the window, and not into the frame.
        await framed.getByRole("link", { name: "All councils, on any day since 2013" }).click();
        await bare.waitForURL(/england\/index\.html\?judgement=leaders&region=London$/);
      });
      expect(new URL(page.url()).search).toContain("show=map&judgement=leaders&region=London&theme=dark");
      await page.reload();
      await page.frameLocator("iframe").getByText(title).waitFor();
    },
  );

  test.each(["Image", "Markdown"])(
    "the map of England as %s: the very image of the preview",
    async (form) => {
      const page = await openMapBuilder();
      await page.getByLabel("Which grade").selectOption("care-leavers");
      await page.getByRole("button", { name: form, exact: true }).click();
      expect(await page.getByLabel("Region").isDisabled()).toBe(true);
      const previewed = await page.locator(".preview img").evaluate((img: HTMLImageElement) => img.src);
      const html = (await copied(page)).replace(
        /^\[!\[(.*)\]\((.*)\)\]\((.*)\)$/,
        '<a href="$3"><img src="$2" alt="$1"></a>',
      );
      await paste(html, async (bare) => {
        const image = bare.getByRole("img", { name: /^Map of England/ });
        const shown = await image.evaluate((img: HTMLImageElement) =>
          img.decode().then(() => [img.src, img.naturalWidth > 600]),
        );
        expect(shown).toEqual([previewed, true]);
      });
      const picture = readFileSync(join(SITE, "england-care-leavers.svg"), "utf8");
      expect(picture).toContain("Care leavers: England, 22 August 2026");
    },
  );

  test("works from a disk, without any server", async () => {
    const page = await chromium.open(pathToFileURL(join(SITE, "builder.html")).href);
    await page.getByRole("combobox", { name: "Search for a council" }).fill("RBKC");
    await page.keyboard.press("Enter");
    await expect.poll(() => words(page)).toContain("Royal Borough of Kensington and Chelsea");
    expect(await page.locator("pre").innerText()).toContain("https://ratings.example/here/council-rating.js");
  });
});

describe("for those who run no scripts", () => {
  test("a frame shows its rating without any script, and the same with them", async () => {
    const address = site.url("embed/kent.html");
    const bare = await chromium.open(address, { javaScriptEnabled: false });
    const served = await words(bare);
    expect(served).toContain("Kent County Council children’s services: Good");
    const before = await rating(bare).boundingBox();
    const page = await chromium.open(address);
    await expect.poll(() => page.locator("council-rating").evaluate((e) => "updateComplete" in e)).toBe(true);
    await page.waitForLoadState("networkidle");
    expect(await words(page)).toBe(served);
    expect(await rating(page).boundingBox()).toEqual(before);
    expect(realErrors()).toEqual([]);
  });

  test("every council has its files, and every image says its rating in words that fit", async () => {
    const page = await chromium.open(site.url("index.html"));
    for (const { id, name } of Object.values(register.councils)) {
      for (const file of [
        `council/${id}.html`,
        `embed/${id}.html`,
        `councils/${id}.json`,
        `oembed/${id}.json`,
      ])
        expect(existsSync(join(SITE, file)), file).toBe(true);
      for (const look of ["", "-dark", "-text", "-card"]) {
        const svg = readFileSync(join(SITE, `badge/${id}${look}.svg`), "utf8");
        const told = await page.evaluate((markup) => {
          const image = new DOMParser().parseFromString(markup, "image/svg+xml").documentElement;
          document.body.append(image);
          const { width } = image.getBoundingClientRect();
          const left = image.getBoundingClientRect().left;
          const texts = [...image.querySelectorAll("text")].map((text) => ({
            said: text.textContent,
            // The widths told are those that the words take, whatever the font.
            ratio: (() => {
              const set = text.textLength.baseVal.value;
              text.removeAttribute("textLength");
              return set / text.getComputedTextLength();
            })(),
            right: text.getBoundingClientRect().right - left,
          }));
          const title = image.querySelector("title")?.textContent;
          image.remove();
          return { title, width, texts, isWellFormed: image.tagName === "svg" };
        }, svg);
        expect(told.isWellFormed).toBe(true);
        expect(told.title).toContain(`${name} children’s services: `);
        for (const { ratio, said } of told.texts.filter((text) => text.said !== "")) {
          expect(ratio, `${id}${look}: ${said}`).toBeGreaterThan(0.7);
          expect(ratio).toBeLessThan(1.15);
        }
      }
    }
  });

  test("oEmbed: the page leads to it, and its frame is the council's", async () => {
    const page = await chromium.open(site.url("council/kent.html"));
    const address = await page.locator('link[type="application/json+oembed"]').getAttribute("href");
    expect(address).toBe("https://ratings.example/here/oembed/kent.json");
    const oembed = JSON.parse(readFileSync(join(SITE, "oembed/kent.json"), "utf8"));
    expect(oembed).toMatchObject({
      version: "1.0",
      type: "rich",
      height: expect.any(Number),
      width: expect.any(Number),
    });
    expect(oembed.html).toContain("https://ratings.example/here/embed/kent.html");
  });

  test("a council's page shows its history, and leads to its successors and to the builder", async () => {
    const page = await chromium.open(site.url("council/northamptonshire.html"), { javaScriptEnabled: false });
    await page.getByRole("link", { name: "West Northamptonshire Council" }).click();
    expect(page.url()).toContain("council/west-northamptonshire.html");
    expect(await page.locator("svg.history-chart rect").count()).toBeGreaterThan(3);
    expect(
      await page.getByRole("link", { name: "Put this rating on your site" }).getAttribute("href"),
    ).toContain("?council=west-northamptonshire");
  });
});

describe.each(["light", "dark"] as const)("axe finds nothing in %s", (colorScheme) => {
  test.each([
    "builder.html",
    "builder.html?show=map",
    "council/blackpool.html",
    "council/northamptonshire.html",
    "embed/kent.html",
    "england/map.html",
  ])("%s", async (path) => {
    const page = await chromium.open(site.url(path), { colorScheme });
    await page.locator("h1, council-rating, .map").first().waitFor();
    await page.waitForLoadState("networkidle");
    // A frame needs no heading of its own.
    expect(
      (await findings(page)).filter(
        (finding) => !(/^embed|map\.html$/.test(path) && finding.startsWith("page-has-heading-one")),
      ),
    ).toEqual([]);
  });

  test.each(["auto", "light", "dark"])("the element, every view and state, theme %s", async (theme) => {
    const tags = ["Kent", "Blackpool", "Cumbria", "Sussex", "Bristol", "Swindon", "Essex"].flatMap(
      (council) =>
        ["inline", "badge", "card"].map(
          (view) =>
            `<p><council-rating council="${council}" view="${view}" theme="${theme}"><a href="https://a.example/${council}">What Ofsted says of ${council}, ${view}</a></council-rating></p>`,
        ),
    );
    const style = "<style>:root{color-scheme:light dark;background:Canvas}</style>";
    await paste(
      `${style}<main><h1>A page</h1><script type="module" src="${site.url("council-rating.js")}"></script>${tags.join("")}</main>`,
      async (page) => {
        await page.emulateMedia({ colorScheme });
        await page.locator("council-rating[status=ready]").nth(17).waitFor();
        expect(await findings(page)).toEqual([]);
      },
    );
  });
});

test("forced colours: edges and words stay", async () => {
  const body = `<script type="module" src="${site.url("council-rating.js")}"></script><council-rating council="Kent" view="card">x</council-rating>`;
  await paste(body, async (page) => {
    await page.emulateMedia({ forcedColors: "active" });
    const grade = page.locator("[part=grade]").first();
    await grade.waitFor();
    const { color, borderTopColor, borderTopStyle } = await grade.evaluate((e) => getComputedStyle(e));
    expect([borderTopColor, borderTopStyle]).toEqual([color, "solid"]);
  });
});

test("no page of the site scrolls sideways in 360 pixels", async () => {
  for (const path of [
    "builder.html",
    "builder.html?show=map",
    "england/map.html",
    "council/blackpool.html",
    "embed/bournemouth-christchurch-and-poole.html",
  ]) {
    const page = await chromium.open(site.url(path), { viewport: { width: 360, height: 700 } });
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
  }
});

test("a council's page says how old its data is once that is long ago, and asks nobody", async () => {
  const page = await chromium.open(site.url("council/kent.html"));
  const age = page.locator(".age");
  await page.clock.setFixedTime("2026-09-01");
  await page.reload();
  await expect.poll(() => age.textContent()).toBe("");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.clock.setFixedTime("2026-12-01");
  await page.reload();
  await expect.poll(() => age.textContent()).toBe("Checked 101 days ago; Ofsted may have published since.");
  expect(asked.filter((path) => path.endsWith(".json"))).toEqual([]);
});
