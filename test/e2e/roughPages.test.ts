/** Pages that are hard on an extension: each kind once. */
import { createRequire } from "node:module";
import type { Page } from "playwright";
import { afterEach, beforeAll, expect, test } from "vitest";
import {
  card,
  chromiumForTests,
  expectMarked,
  lookOfMarks,
  marked,
  openCard,
  pointAt,
  waitForMark,
} from "./inChromium.ts";

const chromium = chromiumForTests();
const errors: string[] = [];

/** What goes wrong in a page, in its own scripts or in ours. */
beforeAll(() => {
  const { context } = chromium.browser;
  context.on("weberror", (error) => errors.push(String(error.error())));
  context.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
});
afterEach(() => {
  const ours = errors.filter((error) => !/favicon|404/.test(error));
  errors.length = 0;
  expect(ours).toEqual([]);
});

const ALL = [
  "Essex County Council",
  "Dorset Council",
  "Suffolk County Council",
  // A range takes in the readings between; they are no part of the name.
  "Kentkent Countykow Council",
  "Hackney Council",
  "Croydon Council",
];

test("forms whose fields have the names of properties, drawings with text of the page, and readings", async () => {
  const page = await chromium.open("rough.html");
  await expectMarked(page, ALL);
});

test("in an open modal dialog the card can be used", async () => {
  const page = await chromium.open("rough.html");
  await waitForMark(page, "Hackney Council");
  await page.evaluate(() => document.querySelector<HTMLDialogElement>("#question")?.showModal());
  const opened = await openCard(page, "Hackney Council");
  expect(await opened.textContent()).toContain("London Borough of Hackney");
  await opened.getByText(/^Timeline/).click();
  await opened.getByRole("link", { name: "report" }).first().waitFor();
  await opened.getByRole("button", { name: "Close" }).click();
  await expect.poll(() => card(page).count()).toBe(0);
});

test("in an element that fills the screen, too", async () => {
  const page = await chromium.open("rough.html");
  await waitForMark(page, "Croydon Council");
  await page.bringToFront();
  await page.evaluate(() =>
    document
      .querySelector("#ask")
      ?.addEventListener("click", () => document.querySelector("#stage")?.requestFullscreen()),
  );
  await page.click("#ask");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.id)).toBe("stage");
  const opened = await openCard(page, "Croydon Council");
  await opened.getByText(/^Timeline/).click();
  await opened.getByRole("link", { name: "report" }).first().waitFor();
});

test("a card closes with the name that it is about", async () => {
  const page = await chromium.open("rough.html");
  await waitForMark(page, "Croydon Council");
  await openCard(page, "Croydon Council");
  await page.evaluate(() => document.querySelector("#stage")?.remove());
  await expect.poll(() => card(page).count()).toBe(0);
});

test("in a small window the card is whole", async () => {
  const page = await chromium.open("rough.html");
  await page.setViewportSize({ width: 320, height: 240 });
  await waitForMark(page, "Croydon Council");
  await page.evaluate(() => document.querySelector("#stage")?.scrollIntoView({ block: "center" }));
  const box = await (await openCard(page, "Croydon Council")).boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(240);
});

test("a page that writes itself anew, or replaces its root, is marked again", async () => {
  const page = await chromium.open("rough.html");
  await waitForMark(page, "Croydon Council");
  await page.evaluate(() => {
    document.open();
    document.write("<!doctype html><title>Anew</title><p>Written anew, Devon County Council is here.</p>");
    document.close();
  });
  await expectMarked(page, ["Devon County Council"]);
  expect(await lookOfMarks(page, "Devon County Council")).toContain("underline");
  expect(await (await openCard(page, "Devon County Council")).textContent()).toContain(
    "Devon County Council",
  );
  await page.evaluate(() => {
    const root = document.createElement("html");
    root.innerHTML = "<body><p>In a new root, Surrey County Council is here.</p></body>";
    document.documentElement.replaceWith(root);
  });
  await expectMarked(page, ["Surrey County Council"]);
  expect(await marked(page)).toHaveLength(1);
  expect(await lookOfMarks(page, "Surrey County Council")).toContain("underline");
});

test("marks keep their look on a page that sets its sheets anew, in shadow trees as well", async () => {
  const page = await chromium.open("shadow.html");
  await waitForMark(page, "Dorset Council");
  await page.evaluate(() => {
    document.adoptedStyleSheets = [new CSSStyleSheet()];
    document.querySelector("style")?.remove();
  });
  for (const text of ["Surrey County Council", "Essex County Council", "Dorset Council"])
    await expect.poll(() => lookOfMarks(page, text), { message: text }).toContain("underline");
});

const packages = createRequire(import.meta.url);

test("editors that draw their text outside of fields are left alone, and so is what is typed in them", async () => {
  const page = await chromium.open("editors.html");
  await page.addStyleTag({ path: packages.resolve("codemirror/lib/codemirror.css") });
  await page.addScriptTag({ path: packages.resolve("codemirror") });
  await page.evaluate(() => {
    const { CodeMirror } = globalThis as unknown as {
      CodeMirror(place: Element | null, options: { value: string }): unknown;
    };
    CodeMirror(document.querySelector("#codemirror"), { value: "draft: Surrey County Council" });
  });
  await page.locator(".CodeMirror").click();
  await page.keyboard.type("Norfolk County Council; ");
  await expect.poll(() => page.locator(".CodeMirror").innerText()).toContain("Norfolk County Council");
  await page.evaluate(() => document.body.append("At last, Leeds City Council is named."));
  await expectMarked(page, ["Kent County Council", "Devon County Council", "Leeds City Council"]);
});

/** The background brings no script into a page until it is let go. */
function holdUp(): Promise<void> {
  return chromium.browser.background.evaluate(() => {
    const { executeScript } = chrome.scripting;
    const held = new Promise<void>((resolve) => Object.assign(globalThis, { letGo: resolve }));
    Object.assign(chrome.scripting, {
      executeScript: async (...order: Parameters<typeof executeScript>) => {
        await held;
        return executeScript(...order);
      },
    });
  });
}

const note = (page: Page) => page.locator("council-ratings-note [role=status]");

test("while the background is busy, a name that is pointed at says that its card is loading, and then shows it", async () => {
  const page = await chromium.open("rough.html");
  await waitForMark(page, "Croydon Council");
  await holdUp();
  const opened = openCard(page, "Croydon Council");
  await expect.poll(() => note(page).textContent()).toBe("Loading the grades…");
  await chromium.browser.background.evaluate("letGo()");
  expect(await (await opened).textContent()).toContain("London Borough of Croydon");
  expect(await note(page).isVisible()).toBe(false);
});

test("a background that is ended in the middle of an answer is asked again", async () => {
  const page = await chromium.open("rough.html");
  await waitForMark(page, "Croydon Council");
  const devtools = await chromium.browser.context.newCDPSession(page);
  await devtools.send("ServiceWorker.enable");
  await holdUp();
  const opened = openCard(page, "Croydon Council");
  await note(page).waitFor();
  await devtools.send("ServiceWorker.stopAllWorkers");
  expect(await (await opened).textContent()).toContain("London Borough of Croydon");
  // What it does for its own pages, it brings anew.
  const popup = await chromium.openOurs("popup.html", page);
  await popup.getByText("London Borough of Croydon").first().waitFor();
});

test("a card that does not come says so, and comes when it is tried again, by keyboard too", async () => {
  const page = await chromium.open("rough.html");
  await waitForMark(page, "Croydon Council");
  const { context } = chromium.browser;
  const background = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  await background.evaluate(() => {
    const { executeScript } = chrome.scripting;
    chrome.scripting.executeScript = () => {
      Object.assign(chrome.scripting, { executeScript });
      return Promise.reject(new Error("Not this time"));
    };
  });
  await page.bringToFront();
  const tab = await background.evaluate(async () => (await chrome.tabs.query({ active: true }))[0]?.id ?? 0);
  await background.evaluate((id) => chrome.tabs.sendMessage(id, { type: "open-card" }), tab);
  await expect.poll(() => note(page).textContent()).toContain("The grades did not come.");
  await page.keyboard.press("Enter");
  await card(page).waitFor();
  expect(await note(page).isVisible()).toBe(false);
});

/** The browser's own page of extensions. Without its developer mode, one that was loaded from a folder does not come back. */
async function manage(action: (id: string) => unknown, state: "ENABLED" | "DISABLED"): Promise<void> {
  const extensions = await chromium.browser.context.newPage();
  await extensions.goto("chrome://extensions");
  await extensions.evaluate(() => {
    const { developerPrivate } = chrome as unknown as {
      developerPrivate: { updateProfileConfiguration(options: object): Promise<void> };
    };
    return developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
  });
  const id = new URL(chromium.browser.background.url()).host;
  await extensions.evaluate(action, id);
  const stateNow = () =>
    extensions.evaluate(async (ours) => {
      const { developerPrivate } = chrome as unknown as {
        developerPrivate: { getExtensionInfo(id: string): Promise<{ state: string }> };
      };
      return (await developerPrivate.getExtensionInfo(ours)).state;
    }, id);
  // On a busy machine it takes its time, and a closed page would leave it half done.
  await expect.poll(stateNow).toBe(state);
  await extensions.close();
}

test("when the extension is updated, pages that are open have it without being reloaded, and the old one is gone", async () => {
  const page = await chromium.open("news.html");
  const badges = page.locator("council-ratings-badge");
  await waitForMark(page, "Oxfordshire County Council");
  await expect.poll(() => badges.count()).toBeGreaterThan(0);
  const marks = await marked(page);
  await openCard(page, "Oxfordshire County Council");
  await page.evaluate(() =>
    Object.assign(globalThis, {
      before: CSS.highlights.get("council-ratings-good"),
      badges: [...document.querySelectorAll("council-ratings-badge")],
    }),
  );
  await manage((id) => {
    const { developerPrivate } = chrome as unknown as {
      developerPrivate: { reload(id: string): Promise<void> };
    };
    return developerPrivate.reload(id);
  }, "ENABLED");
  const isNew = () =>
    page.evaluate(() => {
      const { before } = globalThis as { before?: Highlight };
      const now = CSS.highlights.get("council-ratings-good");
      return now !== undefined && now !== before;
    });
  await expect.poll(isNew).toBe(true);
  await expectMarked(page, marks);
  await expect.poll(() => badges.count()).toBeGreaterThan(0);
  const isLeft = () =>
    (globalThis as unknown as { badges: Element[] }).badges.some((each) => each.isConnected);
  expect(await page.evaluate(isLeft)).toBe(false);
  expect(await card(page).count()).toBe(0);
  await openCard(page, "Oxfordshire County Council");
  expect(await page.locator("council-ratings-card").count()).toBe(1);
});

test("when the extension is updated, a page that named nobody is watched by the new one, and marked once", async () => {
  const page = await chromium.open("plain.html");
  await manage((id) => {
    const { developerPrivate } = chrome as unknown as {
      developerPrivate: { reload(id: string): Promise<void> };
    };
    return developerPrivate.reload(id);
  }, "ENABLED");
  await page.evaluate(() => {
    const added = document.createElement("p");
    added.textContent = "Then Kent County Council wrote to them.";
    document.body.append(added);
  });
  await expectMarked(page, ["Kent County Council"]);
  await openCard(page, "Kent County Council");
  expect(await page.locator("council-ratings-card").count()).toBe(1);
});

test("a page that was there before the extension has marks, and they have their look", async () => {
  await manage((id) => chrome.management.setEnabled(id, false), "DISABLED");
  const page = await chromium.open("strict.html");
  await manage(async (id) => {
    await chrome.management.setEnabled(id, true);
    const { developerPrivate } = chrome as unknown as {
      developerPrivate: { reload(id: string): Promise<void> };
    };
    await developerPrivate.reload(id);
  }, "ENABLED");
  await expectMarked(page, ["Norfolk County Council"]);
  expect(await lookOfMarks(page, "Norfolk County Council")).toContain("underline");
});

test("when the extension is turned off, its marks go at the first that is pointed at", async () => {
  const page = await chromium.open("rough.html");
  await waitForMark(page, "Croydon Council");
  await manage((id) => chrome.management.setEnabled(id, false), "DISABLED");
  await expect
    .poll(async () => {
      await pointAt(page, "Croydon Council");
      return marked(page);
    })
    .toEqual([]);
  expect(await page.locator("council-ratings-badge").count()).toBe(0);
});
