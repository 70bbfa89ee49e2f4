/**
 * Builds the extension that the end-to-end tests load, and finds the browsers they need. This build takes signed
 * data releases from an address on this machine, where the update tests serve them.
 */
import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";
import { build } from "wxt";
import { chromium, firefox } from "../browsers.ts";
import { BUILT_FOR_TESTS, ROOT } from "../extensionInChromium.ts";

declare module "vitest" {
  interface ProvidedContext {
    dataPort: number;
    /** PKCS #8, PEM. */
    dataPrivateKey: string;
  }
}

export default async function setup(project: TestProject): Promise<void> {
  chromium();
  firefox();
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const port = await freePort();
  process.env.COUNCIL_RATINGS_DATA_URL = `http://127.0.0.1:${port}/release.json`;
  // The last 32 bytes of its DER form are the key itself.
  process.env.COUNCIL_RATINGS_DATA_KEY = publicKey
    .export({ type: "spki", format: "der" })
    .subarray(-32)
    .toString("base64");
  for (const browser of ["chrome", "firefox"] as const)
    await build({ root: ROOT, browser, outDir: BUILT_FOR_TESTS });
  project.provide("dataPort", port);
  project.provide("dataPrivateKey", privateKey.export({ type: "pkcs8", format: "pem" }).toString());
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
