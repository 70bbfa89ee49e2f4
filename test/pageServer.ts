/** Serves our own test pages on the loopback address, as a website would. */
import { readFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { PAGE_FONT } from "./fonts.ts";

const PAGES = join(import.meta.dirname, "pages");
/** What pages whose layout is tested bring along as their font. */
const FONT = "page-font.ttf";

/** The strictest policy a page can have, but for its own inline style. */
const STRICT_CSP = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".pdf": "application/pdf",
  ".ttf": "font/ttf",
};

export type PageServer = { url(page: string): string; close(): Promise<void> };

/** @param made pages that are made for the occasion, by name: "app.js" */
export async function servePages(made: ReadonlyMap<string, string> = new Map()): Promise<PageServer> {
  const server = createServer(async (request, response) => {
    const page = new URL(request.url ?? "/", "http://localhost").pathname.slice(1) || "news.html";
    await answer(page, made.get(page), response);
  });
  return listening(server);
}

/** Serves a built folder as a static host does, to pages of every origin. */
export async function serveFolder(folder: string): Promise<PageServer> {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    const body = await readFile(file).catch(() => null);
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(body ? 200 : 404, {
      "content-type": type,
      "content-encoding": "gzip",
      "access-control-allow-origin": "*",
      "cache-control": "max-age=600",
    });
    response.end(gzipSync(body ?? ""));
  });
  return listening(server);
}

async function listening(server: Server): Promise<PageServer> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (page) => `http://127.0.0.1:${port}/${page}`,
    close: () => closeServer(server),
  };
}

async function answer(page: string, made: string | undefined, response: ServerResponse): Promise<void> {
  const type = TYPES[extname(page)];
  const isPage = type !== undefined && /^[\w-]+\.\w+$/.test(page);
  const file = page === FONT ? PAGE_FONT : join(PAGES, page);
  const body = made ?? (isPage ? await readFile(file).catch(() => null) : null);
  if (!body) {
    response.writeHead(404).end();
    return;
  }
  const headers = page.startsWith("strict") ? { "content-security-policy": STRICT_CSP } : {};
  response.writeHead(200, { "content-type": type, ...headers }).end(body);
}

export function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
