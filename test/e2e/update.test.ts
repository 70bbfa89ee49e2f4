/**
 * Data updates from a local server: what is taken, what is refused, and that the data at hand survives it all.
 * The settings page is where a reader looks for newer data and is told what came of it.
 */
import { sign } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { lexiconData, register } from "../../core/bundledData.ts";
import { writeRelease } from "../../core/data/release.ts";
import type { ReleaseData } from "../../core/data/releaseSchema.ts";
import { emptyProfile } from "../browsers.ts";
import { BUILT_FOR_TESTS, type ExtensionBrowser, openChromium } from "../extensionInChromium.ts";
import { closeServer } from "../pageServer.ts";

const privateKey = inject("dataPrivateKey");
let server: Server | null = null;
let browser: ExtensionBrowser;
let options: Page;

beforeAll(async () => {
  browser = await openChromium({ built: BUILT_FOR_TESTS });
  options = await browser.context.newPage();
  await options.goto(browser.page("options.html"));
});
afterEach(stopServing);
afterAll(() => browser.close());

async function serve(listener: RequestListener): Promise<void> {
  await stopServing();
  const started = createServer(listener);
  await new Promise<void>((resolve) => started.listen(inject("dataPorts").chrome, "127.0.0.1", resolve));
  server = started;
}

async function stopServing(): Promise<void> {
  if (server) await closeServer(server);
  server = null;
}

const serveText = (body: string, headers: Record<string, string> = {}) =>
  serve((_request, response) => void response.writeHead(200, headers).end(body));

/** The bundled data, changed; as of a day after it unless told. */
function release(change: (data: ReleaseData) => void = () => {}, asOf = "2026-09-01"): ReleaseData {
  const data = structuredClone({ register, lexicon: lexiconData });
  data.register.asOf = asOf;
  change(data);
  return data;
}

const signed = (data: ReleaseData) => writeRelease(data, (payload) => sign(null, payload, privateKey));

/** Looks for newer data as a reader does. @returns what the page says of it when it is done */
async function look(page = options): Promise<string> {
  const status = () =>
    page.locator(".update").evaluate((element) => ({
      at: element.querySelector("time")?.dateTime ?? "",
      words: element.textContent ?? "",
    }));
  const before = await status();
  await page.getByRole("button", { name: "Look for newer data now" }).click();
  let now = before;
  const isDone = async () => {
    now = await status();
    return now.at !== before.at && !now.words.startsWith("Looking");
  };
  await expect.poll(isDone).toBe(true);
  return now.words;
}

const asOf = (page = options) =>
  page.locator("section", { hasText: "councils of today" }).locator("strong").textContent();

/** The grade that the popup's search gives Kent: from the data in use. */
async function kentsGrade(context = browser): Promise<string | null> {
  const popup = await context.context.newPage();
  await popup.goto(context.page("popup.html"));
  await popup.getByRole("combobox").fill("Kent County Council");
  const grade = await popup.getByRole("option").first().locator(".chip").textContent();
  await popup.close();
  return grade;
}

function makeKentOutstanding({ register }: ReleaseData): void {
  const kent = register.councils.kent!;
  kent.inspections.unshift({
    ...kent.inspections[0]!,
    published: "2026-08-30",
    judgements: { ...kent.inspections[0]!.judgements, overall: "outstanding" },
  });
}

test("the weekly look is set", async () => {
  const alarm = () => browser.background.evaluate(() => chrome.alarms.get("check-data"));
  await expect.poll(alarm).toMatchObject({ periodInMinutes: 7 * 24 * 60 });
  // From here on a look is taken when a test wants one.
  await browser.background.evaluate(() => chrome.alarms.clear("check-data"));
});

describe.sequential("refused, with the reason, and the data at hand stays", () => {
  const tampered = () => {
    const envelope = JSON.parse(signed(release()));
    return JSON.stringify({ ...envelope, payload: envelope.payload.replace("outstanding", "inadequate") });
  };
  const invalid = () =>
    signed(
      release(({ register }) => {
        register.councils.kent!.inspections[0]!.judgements.overall = "excellent" as "good";
      }),
    );
  const cases: [string, () => Promise<void>, RegExp][] = [
    ["older", () => serveText(signed(release(undefined, "2026-01-01"))), /is older \(2026-01-01\)/],
    ["unsigned", () => serveText(writeRelease(release(makeKentOutstanding), null)), /carries no signature/],
    ["tampered", () => serveText(tampered()), /was changed after it was signed/],
    [
      "signed by another",
      () => serveText(signed(release()).replace(/"signature":"..../, '"signature":"AAAA')),
      /was changed/,
    ],
    [
      "truncated",
      () => serveText(signed(release(makeKentOutstanding)).slice(0, 90_000)),
      /not a whole data release/,
    ],
    [
      "of another format",
      () => serveText('{"format":"council-ratings-data/9","payload":"{}"}'),
      /its format is/,
    ],
    ["not valid", () => serveText(invalid()), /does not hold together \(register\.councils\.kent/],
    [
      "with fewer councils",
      () =>
        serveText(
          signed(
            release(({ register, lexicon }) => {
              delete register.councils.kent;
              lexicon.entities = lexicon.entities.filter((entity) => entity.id !== "kent");
            }),
          ),
        ),
      /lacks a council that the data at hand has \(Kent County Council\)/,
    ],
    ["404", () => serve((_request, response) => void response.writeHead(404).end()), /error \(404\)/],
    ["500", () => serve((_request, response) => void response.writeHead(500).end()), /error \(500\)/],
    ["oversized, as announced", () => serveText("x".repeat(5_000_000)), /far larger than any data release/],
    [
      "oversized, unannounced",
      () =>
        serve((_request, response) => {
          response.writeHead(200);
          for (let i = 0; i < 50; i++) response.write("x".repeat(100_000));
          response.end();
        }),
      /far larger than any data release/,
    ],
    [
      "broken off",
      () =>
        serve((_request, response) => {
          response.writeHead(200, { "content-length": "200000" });
          response.write("{", () => response.destroy());
        }),
      /could not be reached/,
    ],
    ["no server", stopServing, /could not be reached/],
  ];
  test.each(cases)("%s", async (_name, serving, reason) => {
    await serving();
    const words = await look();
    expect(words).toMatch(reason);
    expect(words).toContain("The data at hand stays in use.");
    expect(await asOf()).toBe("22 August 2026");
    expect(await kentsGrade()).toBe("Good");
  });

  test("slow", async () => {
    await serve((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(" "), 300);
      response.on("close", () => clearInterval(drip));
    });
    expect(await look()).toMatch(/took too long to answer.*stays in use/);
    expect(await kentsGrade()).toBe("Good");
  });

  test("offline", async () => {
    await serveText(signed(release(makeKentOutstanding)));
    await browser.context.setOffline(true);
    try {
      // The browser's own switch does not reach a service worker's requests; its server, gone, does.
      await stopServing();
      expect(await look()).toMatch(/could not be reached\. Are you online\?/);
    } finally {
      await browser.context.setOffline(false);
    }
    expect(await kentsGrade()).toBe("Good");
  });

  test("storage full", async () => {
    await serveText(signed(release(makeKentOutstanding)));
    const devtools = await browser.context.newCDPSession(options);
    const origin = `chrome-extension://${new URL(options.url()).host}`;
    await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
    try {
      expect(await look()).toMatch(/no room left to store newer data.*stays in use/);
      expect(await kentsGrade()).toBe("Good");
    } finally {
      await devtools.send("Storage.overrideQuotaForOrigin", { origin });
    }
  });

  test("killed half-way", async () => {
    const profile = emptyProfile();
    const first = await openChromium({ built: BUILT_FOR_TESTS, profile });
    const whole = signed(release(makeKentOutstanding));
    const half = new Promise<void>((resolve) => {
      void serve((_request, response) => {
        response.writeHead(200, { "content-length": String(Buffer.byteLength(whole)) });
        response.write(whole.slice(0, whole.length / 2), () => resolve());
      });
    });
    const page = await first.context.newPage();
    await page.goto(first.page("options.html"));
    await page.getByRole("button", { name: "Look for newer data now" }).click();
    await half;
    await first.close();
    const second = await openChromium({ built: BUILT_FOR_TESTS, profile });
    try {
      expect(await kentsGrade(second)).toBe("Good");
      await serveText(whole);
      const again = await second.context.newPage();
      await again.goto(second.page("options.html"));
      await again
        .getByText(/was broken off: the browser was closed\. The data at hand stays in use\./)
        .waitFor();
      expect(await look(again)).toMatch(/Newer data was found and is in use/);
      expect(await kentsGrade(second)).toBe("Outstanding");
    } finally {
      await second.close();
    }
  });
});

describe.sequential("taken", () => {
  test("good: newer grades are in use everywhere at once, and on pages opened from then on", async () => {
    const etags: (string | undefined)[] = [];
    await serve((request, response) => {
      etags.push(request.headers["if-none-match"]);
      if (request.headers["if-none-match"] === '"one"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"one"' }).end(signed(release(makeKentOutstanding)));
    });
    expect(await look()).toMatch(/Newer data was found and is in use/);
    await expect.poll(() => asOf()).toBe("1 September 2026");
    expect(await kentsGrade()).toBe("Outstanding");
    // The same again: asked for conditionally, and nothing is sent.
    expect(await look()).toMatch(/This is the newest data/);
    expect(etags).toEqual([undefined, '"one"']);
    expect(await kentsGrade()).toBe("Outstanding");
  });

  test("a name that newer data brings is found in pages", async () => {
    await serveText(
      signed(
        release(({ register, lexicon }) => {
          makeKentOutstanding({ register, lexicon });
          register.councils.newshire = {
            ...register.councils.kent!,
            id: "newshire",
            name: "Newshire Council",
          };
          lexicon.entities.push({
            id: "newshire",
            kind: "council",
            names: ["Newshire Council"],
            designations: 0,
          });
        }, "2026-09-02"),
      ),
      { etag: '"two"' },
    );
    expect(await look()).toMatch(/Newer data was found and is in use/);
    const pages = createServer((_request, response) => {
      response.setHeader("content-type", "text/html").end("<p>Newshire Council met in England.</p>");
    });
    await new Promise<void>((resolve) => pages.listen(0, "127.0.0.1", resolve));
    const address = pages.address();
    const page = await browser.context.newPage();
    await page.goto(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`);
    const count = () => page.evaluate(() => CSS.highlights.get("council-ratings-outstanding")?.size ?? 0);
    await expect.poll(count).toBe(1);
    await closeServer(pages);
  });

  test("the same day again is no news, and an older day is refused now too", async () => {
    await serveText(signed(release(undefined, "2026-08-25")));
    expect(await look()).toMatch(/is older \(2026-08-25\)/);
    expect(await kentsGrade()).toBe("Outstanding");
  });
});
