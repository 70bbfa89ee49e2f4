/** A private window is never logged, even where the reader lets the extension into it. */
import type { BrowserContext, Worker } from "playwright";
import { expect, test } from "vitest";
import { BUILT_FOR_TESTS, openChromium } from "../extensionInChromium.ts";
import { servePages } from "../pageServer.ts";
import { readLog } from "../research/logInBrowser.ts";

test("marks, but no record; the same page in a window that is not private is logged", async () => {
  const server = await servePages();
  const { context, background, page: ours, close } = await openChromium({ built: BUILT_FOR_TESTS });
  const worker = await letIntoPrivateWindows(context, new URL(background.url()).host);
  const research = await context.newPage();
  await research.goto(ours("research.html"));
  await research.getByRole("button", { name: "Turn on" }).click();

  const stateIn = (incognito: boolean, url: string) =>
    worker.evaluate(
      async ({ incognito, url }) => {
        const { tabs } = (await chrome.windows.create({ incognito, url }))!;
        for (let tries = 0; tries < 100; tries++) {
          const key = `tab-${tabs?.[0]?.id}`;
          const { [key]: frames } = await chrome.storage.session.get(key);
          const [frame] = (frames ?? []) as { state: string; named: unknown[] }[];
          if (frame?.state === "read") return `${frame.state} ${frame.named.length}`;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        return "not read";
      },
      { incognito, url },
    );
  expect(await stateIn(true, server.url("news.html"))).toMatch(/^read [1-9]/);
  expect(await stateIn(false, server.url("grades.html"))).toMatch(/^read [1-9]/);
  await expect.poll(async () => (await readLog(research)).length).toBe(1);
  expect((await readLog(research)).map(({ title }) => title)).toEqual(["Six ways to plan a winter"]);
  await close();
  await server.close();
});

/** What a reader does on the page of extensions: the browser then starts the extension anew. */
async function letIntoPrivateWindows(context: BrowserContext, id: string): Promise<Worker> {
  const extensions = await context.newPage();
  await extensions.goto("chrome://extensions");
  const restarted = context.waitForEvent("serviceworker");
  await extensions.evaluate(async (extensionId) => {
    const { developerPrivate } = chrome as unknown as {
      developerPrivate: Record<
        "updateProfileConfiguration" | "updateExtensionConfiguration",
        (change: object, done: () => void) => void
      >;
    };
    const done = (call: (resolve: () => void) => void) => new Promise<void>(call);
    await done((resolve) => developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }, resolve));
    await done((resolve) =>
      developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true }, resolve),
    );
    await done((resolve) => chrome.management.setEnabled(extensionId, true, resolve));
  }, id);
  return restarted;
}
