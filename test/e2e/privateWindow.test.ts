/** A private window is never logged, even where the reader lets the extension into it. */
import { expect, test } from "vitest";
import { BUILT_FOR_TESTS, openChromium } from "../extensionInChromium.ts";
import { servePages } from "../pageServer.ts";
import { readLog } from "../research/logInBrowser.ts";

test("marks, but no record; the same page in a window that is not private is logged", async () => {
  const server = await servePages();
  const { context, background, page: ours, close } = await openChromium({ built: BUILT_FOR_TESTS });
  const id = new URL(background.url()).host;
  const extensions = await context.newPage();
  await extensions.goto("chrome://extensions");
  const restarted = context.waitForEvent("serviceworker");
  await extensions.evaluate(
    (extensionId) =>
      (
        chrome as unknown as {
          developerPrivate: { updateExtensionConfiguration(change: object): Promise<void> };
        }
      ).developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true }),
    id,
  );
  const worker = await restarted;
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
