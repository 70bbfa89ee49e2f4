/**
 * Builds all that the end-to-end tests load, and finds the browsers they need. The extensions take signed data releases
 * from addresses on this machine, one for each browser, where the update tests serve them.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import type { TestProject } from "vitest/node";
import { requireBrowsers } from "../browsers.ts";
import { type Browser, buildCommandLine, buildExtension, buildWidgetAndSite } from "../builds.ts";
import { ROOT } from "../extensionInChromium.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where each browser's extension looks for newer data. */
    dataPorts: Record<Browser, number>;
    /** Where each browser's extension finds Ofsted's site. */
    ofstedPorts: Record<Browser, number>;
    /** PKCS #8, PEM. */
    dataPrivateKey: string;
    /** What the build of the widget prints for publishers. */
    widgetPrinted: string;
  }
}

export default async function setup(project: TestProject): Promise<void> {
  requireBrowsers("chromium", "firefox");
  const { ports, ofstedPorts, privateKey } = await dataSource();
  // The last 32 bytes of its DER form are the key itself.
  const key = createPublicKey(createPrivateKey(privateKey))
    .export({ type: "spki", format: "der" })
    .subarray(-32)
    .toString("base64");
  const [widgetPrinted] = await Promise.all([
    buildWidgetAndSite(),
    buildCommandLine(),
    buildExtension("chrome", { port: ports.chrome, key, ofstedPort: ofstedPorts.chrome }),
    buildExtension("firefox", { port: ports.firefox, key, ofstedPort: ofstedPorts.firefox }),
  ]);
  project.provide("dataPorts", ports);
  project.provide("ofstedPorts", ofstedPorts);
  project.provide("dataPrivateKey", privateKey);
  project.provide("widgetPrinted", widgetPrinted);
}

type Ports = Record<Browser, number>;
type Source = { ports: Ports; ofstedPorts: Ports; privateKey: string };

/** That of the last run, so that its builds can be used again, unless its ports were taken since. */
async function dataSource(): Promise<Source> {
  const file = join(ROOT, ".output/stamps/data-source.json");
  if (existsSync(file)) {
    const last: Partial<Source> = JSON.parse(readFileSync(file, "utf8"));
    const { ports, ofstedPorts, privateKey } = last;
    if (ports && ofstedPorts && privateKey && (await areFree([ports, ofstedPorts])))
      return { ports, ofstedPorts, privateKey };
  }
  const [ports, ofstedPorts] = [await freePorts(), await freePorts()];
  const privateKey = generateKeyPairSync("ed25519")
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString();
  const source = { ports, ofstedPorts, privateKey };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(source));
  return source;
}

async function areFree(all: Ports[]): Promise<boolean> {
  const ports = all.flatMap((each) => Object.values(each));
  const free = await Promise.all(ports.map((port) => listenable(port)));
  return free.every((port) => port !== null);
}

async function freePorts(): Promise<Ports> {
  const [chrome, firefox] = [await listenable(0), await listenable(0)];
  if (chrome === null || firefox === null) throw new Error("No port of this machine is free.");
  return { chrome, firefox };
}

/** @param port 0 for any. @returns null when another process has it */
async function listenable(port: number): Promise<number | null> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(null));
    server.listen(port, "127.0.0.1", () => {
      const { port: found } = server.address() as AddressInfo;
      server.close(() => resolve(found));
    });
  });
}
