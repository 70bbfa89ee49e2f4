/** Fetches from a site that owes us nothing: one at a time, with pauses, and waiting longer after each refusal. */
import { setTimeout as wait } from "node:timers/promises";
import pRetry, { AbortError } from "p-retry";

export type PoliteOptions = {
  /** ms between requests. */
  pause: number;
  /** ms before the first new try; doubled for each further one. */
  backoff: number;
  /** How often a request is tried again. */
  retries: number;
  /** ms for one answer. */
  patience: number;
};

export const POLITE: PoliteOptions = { pause: 1500, backoff: 4000, retries: 4, patience: 60_000 };

/** Bytes; no page or report is larger. */
const LARGEST = 50_000_000;

/** `type`: the content type as the server said; `address`: after redirects. */
export type Answer = { bytes: Uint8Array; type: string | null; address: string };

export type PoliteFetch = (address: string) => Promise<Answer>;

/** @returns fetches whole answers. Rejects with what went wrong, in words, when no further try would help */
export function createPoliteFetch(options: PoliteOptions, signal?: AbortSignal): PoliteFetch {
  let last: Promise<unknown> = Promise.resolve();
  return (address) => {
    const next = last.then(() => attempt(address, options, signal));
    last = next.catch(() => undefined).then(() => wait(options.pause));
    return next;
  };
}

function attempt(address: string, options: PoliteOptions, signal?: AbortSignal): Promise<Answer> {
  return pRetry(() => fetchOnce(address, options, signal), {
    retries: options.retries,
    minTimeout: options.backoff,
    factor: 2,
    ...(signal && { signal }),
  });
}

async function fetchOnce(address: string, options: PoliteOptions, signal?: AbortSignal): Promise<Answer> {
  const limit = AbortSignal.timeout(options.patience);
  const response = await fetch(address, { signal: signal ? AbortSignal.any([limit, signal]) : limit }).catch(
    (error) => {
      // p-retry takes some TypeErrors for mistakes of ours.
      throw new Error(`${address} could not be reached (${reasonOf(error)})`);
    },
  );
  if (response.status === 429 || response.status >= 500) {
    await response.body?.cancel();
    await wait(askedPause(response), undefined, { ...(signal && { signal }) });
    throw new Error(`${address} answered ${response.status}`);
  }
  if (!response.ok) throw new AbortError(`${address} answered ${response.status}`);
  if (Number(response.headers.get("content-length")) > LARGEST)
    throw new AbortError(`${address} is larger than 50 MB`);
  const bytes = new Uint8Array(await response.arrayBuffer().catch(cutOff));
  if (bytes.length > LARGEST) throw new AbortError(`${address} is larger than 50 MB`);
  return { bytes, type: response.headers.get("content-type"), address: response.url || address };

  function cutOff(error: unknown): never {
    throw new Error(`${address} broke off (${reasonOf(error)})`);
  }
}

/** ms that the answer asks to wait, within reason. */
function askedPause(response: Response): number {
  const seconds = Number(response.headers.get("retry-after"));
  return seconds > 0 ? Math.min(seconds, 300) * 1000 : 0;
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message : message;
}
