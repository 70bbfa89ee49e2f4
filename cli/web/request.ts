/** One request and its whole answer, in memory that a limit bounds. Redirects are answers. */
import { WebProblem } from "./webProblem.ts";

export type Validators = { etag?: string | undefined; lastModified?: string | undefined };

export type RequestOptions = {
  userAgent: string;
  /** ms for one answer, to its last byte. */
  patience: number;
  /** Bytes of an answer, unpacked. @param type as the server said */
  largest(type: string | null): number;
  /** What is longer is cut there, in place of being refused. */
  isCut?: boolean | undefined;
  validators?: Validators | undefined;
  signal?: AbortSignal | undefined;
};

export type Reply =
  | { kind: "answer"; bytes: Uint8Array; type: string | null; validators: Validators }
  | { kind: "redirect"; to: string }
  | { kind: "unchanged" }
  /** `wait`: ms that the site asks for, where it does. */
  | { kind: "refused"; status: number; wait: number | null };

/** @throws {WebProblem} for a site out of reach, an answer that breaks off, is too large or takes too long */
export async function request(address: string, options: RequestOptions, now: number): Promise<Reply> {
  const { patience, signal } = options;
  // Signals joined by AbortSignal.any stay with the longest-lived of them, and a scan's is there for all its requests.
  const stop = new AbortController();
  const end = () => stop.abort();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    end();
  }, patience);
  signal?.addEventListener("abort", end, { once: true });
  try {
    return await ask(address, options, stop.signal, now);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof WebProblem || !(error instanceof Unreached)) throw error;
    const reason = isLate ? `no whole answer within ${patience / 1000} seconds` : reasonOf(error.cause);
    throw new WebProblem(`${error.message} (${reason})`, true);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", end);
  }
}

class Unreached extends Error {}

async function ask(
  address: string,
  options: RequestOptions,
  signal: AbortSignal,
  now: number,
): Promise<Reply> {
  const { userAgent, validators, largest, isCut = false } = options;
  const response = await fetch(address, {
    redirect: "manual",
    headers: {
      "user-agent": userAgent,
      accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
      ...(validators?.etag && { "if-none-match": validators.etag }),
      ...(validators?.lastModified && { "if-modified-since": validators.lastModified }),
    },
    signal,
  }).catch((cause: unknown) => {
    throw new Unreached("could not be reached", { cause });
  });
  const { status, headers } = response;
  const location = headers.get("location");
  const isRedirect = status >= 300 && status < 400 && location !== null;
  if (isRedirect || !response.ok) {
    await response.body?.cancel().catch(() => undefined);
    if (status === 304) return { kind: "unchanged" };
    if (isRedirect) return { kind: "redirect", to: location };
    return { kind: "refused", status, wait: askedWait(headers.get("retry-after"), now) };
  }
  const type = headers.get("content-type");
  const bytes = await bodyOf(response, largest(type), isCut).catch((cause: unknown) => {
    throw cause instanceof WebProblem ? cause : new Unreached("broke off", { cause });
  });
  const etag = headers.get("etag") ?? undefined;
  const lastModified = headers.get("last-modified") ?? undefined;
  return { kind: "answer", bytes, type, validators: { etag, lastModified } };
}

async function bodyOf({ body, headers }: Response, largest: number, isCut: boolean): Promise<Uint8Array> {
  if (!body) return new Uint8Array();
  const pieces: Uint8Array[] = [];
  let length = 0;
  // What is packed is told shorter than it is, and never longer.
  const isTold = !isCut && Number(headers.get("content-length")) > largest;
  if (isTold) await body.cancel();
  else
    for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
      pieces.push(piece);
      length += piece.length;
      // Leaving the loop ends the request.
      if (length > largest) break;
    }
  if (isTold || (length > largest && !isCut)) throw new WebProblem(tooLarge(largest), false);
  return Buffer.concat(pieces, Math.min(length, largest));
}

/** @param largest bytes */
export function tooLarge(largest: number): string {
  return `larger than ${largest / 1_000_000} MB: too large for one page (--max-page lets larger ones be read)`;
}

/** @returns ms; null where the site does not say (RFC 9110, section 10.2.3) */
function askedWait(retryAfter: string | null, now: number): number | null {
  if (retryAfter === null) return null;
  const seconds = Number(retryAfter);
  const wait = Number.isNaN(seconds) ? Date.parse(retryAfter) - now : seconds * 1000;
  return wait > 0 ? wait : null;
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error
    ? cause.message || ((cause as NodeJS.ErrnoException).code ?? message)
    : message;
}
