/**
 * `tsx test/needs.ts [chromium] [firefox]`: is there what tests and `npm start` need? Installs browsers where it may, and
 * says in one line what is missing. Uses nothing that an older Node would not know.
 */
import { requireBrowsers } from "./browsers.ts";

const NODE = [20, 19] as const;

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < NODE[0] || (major === NODE[0] && minor < NODE[1])) {
  console.error(
    `Node ${NODE.join(".")} or newer is needed, and this is ${process.versions.node}: install it from nodejs.org.`,
  );
  process.exit(1);
}
requireBrowsers(...process.argv.slice(2).filter((name) => name === "chromium" || name === "firefox"));
