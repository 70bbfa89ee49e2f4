/** A private window is never logged, even where the reader lets the extension into it. */
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { BUILT_FOR_TESTS, type ExtensionBrowser, openChromium } from "../extensionInChromium.ts";
import { servePages } from "../pageServer.ts";
import { readLog } from "./logInBrowser.ts";

test("marks, but no record; the same page in a window that is not private is logged", async () => {
  const server = await servePages();
  const browser = await openChromium({ built: BUILT_FOR_TESTS });
  const research = await letIntoPrivateWindows(browser);
  await research.getByRole("button", { name: "Turn on" }).click();

  const expectRead = async (incognito: boolean, url: string) => {
    const tab = await research.evaluate(
      async (options) => (await chrome.windows.create(options))?.tabs?.[0]?.id,
      { incognito, url },
    );
    const told = () => research.evaluate((key) => chrome.storage.session.get(key), `tab-${tab}`);
    await expect
      .poll(async () => Object.values(await told()).flat())
      .toContainEqual(
        expect.objectContaining({ state: "read", named: expect.arrayContaining([expect.anything()]) }),
      );
  };
  await expectRead(true, server.url("news.html"));
  await expectRead(false, server.url("grades.html"));
  await expect.poll(async () => (await readLog(research)).length).toBe(1);
  expect((await readLog(research)).map(({ title }) => title)).toEqual(["Six ways to plan a winter"]);
  await browser.close();
  await server.close();
});

/**
 * What a reader does on the page of extensions: the browser then starts the extension anew.
 * @returns the research page, once the extension is there again
 */
async function letIntoPrivateWindows({ context, page, background }: ExtensionBrowser): Promise<Page> {
  const id = new URL(background.url()).host;
  const extensions = await context.newPage();
  await extensions.goto("chrome://extensions");
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
  const research = await context.newPage();
  const isIn = async () => {
    await research.goto(page("research.html"));
    return research.evaluate(() => chrome.extension.isAllowedIncognitoAccess());
  };
  await expect.poll(isIn).toBe(true);
  return research;
}
