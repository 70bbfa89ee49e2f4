/** Gives the browser tests the data as the build makes it: a page cannot read the project's files. */
import type { TestProject } from "vitest/node";
import { ratingsJson } from "../../widget/build.ts";
import { requireBrowsers } from "../browsers.ts";

declare module "vitest" {
  interface ProvidedContext {
    ratingsJson: string;
  }
}

export default function setup(project: TestProject): void {
  requireBrowsers("chromium");
  project.provide("ratingsJson", ratingsJson());
}
