import { availableParallelism } from "node:os";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { CHROMIUM_SWITCHES, expectedChromium } from "./test/browsers.ts";
import { withFont } from "./test/fonts.ts";

/** Much of a test is waiting for a browser: more files at a time than the smallest machine has cores. */
const WORKERS = Math.max(3, availableParallelism());

/** Longer than the slowest machine takes, and never waited out by a test that passes. */
const PATIENCE = 30_000;
/** Two releases, one after the other beside all else, have taken more than a quarter of an hour. */
const LONG = 3_600_000;

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/{core,ui,extension,widget}/*.test.ts"],
          testTimeout: PATIENCE,
        },
      },
      {
        test: {
          name: "command line",
          include: ["test/cli/*.test.ts"],
          globalSetup: "test/cli/build.ts",
          testTimeout: LONG,
          hookTimeout: LONG,
        },
      },
      {
        test: {
          name: "widget",
          include: ["test/widget/browser/*.test.ts"],
          globalSetup: "test/widget/provideRatings.ts",
          testTimeout: PATIENCE,
          expect: { poll: { timeout: PATIENCE } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: expectedChromium(),
                env: withFont("wide"),
                args: CHROMIUM_SWITCHES,
              },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        test: {
          name: "end to end",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: "test/e2e/build.ts",
          testTimeout: LONG,
          hookTimeout: LONG,
          expect: { poll: { timeout: PATIENCE } },
        },
      },
    ],
  },
});
