/** A news site on the loopback address, with all that crawlers meet: its log says who asked for what, and when. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { closeServer } from "./pageServer.ts";

/** `at` and `until`: ms; `until` is that of the answer's end. */
export type Asked = {
  path: string;
  agent: string;
  at: number;
  until: number;
  headers: IncomingMessage["headers"];
};

export type Answer = {
  status?: number;
  type?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** ms before it answers. */
  slow?: number;
  /** Breaks off in the middle. */
  isBroken?: boolean;
};

export type NewsSite = { url(path: string): string; log: Asked[]; close(): Promise<void> };

/** @param answerTo undefined for what is not there; `count`: how often it was asked for before */
export async function serveNews(
  answerTo: (path: string, site: string, count: number, request: IncomingMessage) => Answer | undefined,
): Promise<NewsSite> {
  const log: Asked[] = [];
  const counts = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const asked = {
      path,
      agent: request.headers["user-agent"] ?? "",
      at: performance.now(),
      until: Number.POSITIVE_INFINITY,
      headers: request.headers,
    };
    log.push(asked);
    response.on("close", () => (asked.until = performance.now()));
    const count = counts.get(path) ?? 0;
    counts.set(path, count + 1);
    const answer = answerTo(path, site, count, request);
    if (answer?.slow) setTimeout(() => send(response, answer), answer.slow);
    else send(response, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: (path) => `${site}${path}`, log, close: () => closeServer(server) };
}

function send(response: ServerResponse, answer: Answer | undefined): void {
  const {
    status = answer ? 200 : 404,
    type = "text/html; charset=utf-8",
    headers = {},
    body = "",
    isBroken,
  } = answer ?? {};
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": type, ...headers });
  if (!isBroken) response.end(body);
  else response.write(body, () => response.destroy());
}
