/** The command line is tested as it is built. */
import { buildCommandLine } from "../builds.ts";

export default async function setup(): Promise<void> {
  await buildCommandLine();
}
