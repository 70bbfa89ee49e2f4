/** Gives the browser tests the data as the build makes it: a page cannot read the project's files. */
import type { TestProject } from "vitest/node";
import { ratingsJson } from "../../widget/build.ts";

declare module "vitest" {
  interface ProvidedContext {
    ratingsJson: string;
  }
}

export default function setup(project: TestProject): void {
  project.provide("ratingsJson", ratingsJson());
}
