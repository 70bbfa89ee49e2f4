import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { CHROMIUM_SWITCHES, chromium } from "./test/browsers.ts";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/{core,extension,research,widget}/*.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "widget",
          include: ["test/widget/browser/*.test.ts"],
          globalSetup: "test/widget/provideRatings.ts",
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: chromium(), args: CHROMIUM_SWITCHES } }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        test: {
          name: "end to end",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: "test/e2e/build.ts",
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
