/** The browser's own page of extensions, as a reader sees it who has just loaded the folder. */
import { type Surface, WIDE } from "./stage.ts";

export const INSTALL_SURFACES: Surface[] = [
  {
    name: "install",
    words: "The browser's page of extensions with Council Ratings loaded",
    widths: [WIDE],
    height: 460,
    show: async ({ browser }) => {
      const page = await browser.context.newPage();
      await page.goto("chrome://extensions");
      await page.evaluate(() => {
        const { developerPrivate } = chrome as unknown as {
          developerPrivate: { updateProfileConfiguration(options: object): Promise<void> };
        };
        return developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      });
      await page.getByText("Load unpacked").waitFor();
      await page.locator("extensions-item #name").first().waitFor();
      return page;
    },
  },
];
