/** Builds the extension that the end-to-end tests load, and finds the browsers they need. */
import { join } from "node:path";
import { build } from "wxt";
import { chromium, firefox } from "../browsers.ts";

export default async function setup(): Promise<void> {
  chromium();
  firefox();
  const root = join(import.meta.dirname, "..", "..");
  await build({ root, browser: "chrome" });
  await build({ root, browser: "firefox" });
}
