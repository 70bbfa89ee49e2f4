/** The command line is tested as it is built. */
import { buildCommandLine, buildNpmPackage } from "../builds.ts";

export default async function setup(): Promise<void> {
  await Promise.all([buildCommandLine(), buildNpmPackage()]);
}
