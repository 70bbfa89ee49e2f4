/** Asks Ofsted's site: one request at a time, with a pause between, longer ones after refusals, and not many in all. */
import type { Validators } from "../../core/ingest/look.ts";
import { isOfsteds, OFSTED_SITE } from "../ofstedSite.ts";
import { askedWait, bodyWithin } from "../webAnswer.ts";
import { LookError } from "./lookError.ts";

/** Requests of one look, new tries among them. */
const MOST_REQUESTS = 40;
/** Bytes. Ofsted's reports have up to a few million. */
const LARGEST = 20_000_000;
/** Pauses before a new try. */
const TRIES = [3, 9];
/** ms. A longer wait is for the next look. */
const LONGEST_WAIT = 20_000;

export type Answer = {
  /** Null where nothing has changed, by the validators. */
  bytes: Uint8Array<ArrayBuffer> | null;
  validators: Validators;
  /** When the site says it is (epoch ms); null where it does not say. */
  at: number | null;
};

export type FetchPolitely = (address: string, kept: Validators | null) => Promise<Answer>;

/** Rejects with a LookError. */
export function createFetch(): FetchPolitely {
  let asked = 0;
  const ask = async (address: string, kept: Validators | null) => {
    if (!isOfsteds(address)) throw new LookError("elsewhere", address);
    if (asked >= MOST_REQUESTS) throw new LookError("most", String(MOST_REQUESTS));
    if (asked > 0) await pause(OFSTED_SITE.pause);
    asked++;
    return fetchOnce(address, kept);
  };
  return async (address, kept) => {
    for (const times of TRIES) {
      try {
        return await ask(address, kept);
      } catch (error) {
        if (!(error instanceof LookError) || !isPassing(error)) throw error;
        await pause(Math.max(error.wait, times * OFSTED_SITE.pause));
      }
    }
    return ask(address, kept);
  };
}

function isPassing({ problem, detail, wait }: LookError): boolean {
  if (problem === "status") return Number(detail) >= 500 && wait <= LONGEST_WAIT;
  return problem === "refused" && detail === "429" && wait > 0 && wait <= LONGEST_WAIT;
}

async function fetchOnce(address: string, kept: Validators | null): Promise<Answer> {
  const signal = AbortSignal.timeout(OFSTED_SITE.patience);
  try {
    const response = await fetch(address, {
      headers: {
        ...(kept?.etag && { "if-none-match": kept.etag }),
        ...(kept?.modified && { "if-modified-since": kept.modified }),
      },
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal,
    });
    if (!isOfsteds(response.url)) throw new LookError("elsewhere", response.url);
    if (!response.ok && response.status !== 304) {
      await response.body?.cancel();
      const isRefusal = [401, 403, 429].includes(response.status);
      throw new LookError(isRefusal ? "refused" : "status", String(response.status), askedWait(response));
    }
    const bytes = response.status === 304 ? null : await bodyWithin(response, LARGEST);
    if (bytes === null && response.status !== 304) throw new LookError("too-large", address);
    const at = Date.parse(response.headers.get("date") ?? "");
    return {
      bytes,
      validators: { etag: response.headers.get("etag"), modified: response.headers.get("last-modified") },
      at: Number.isNaN(at) ? null : at,
    };
  } catch (error) {
    if (error instanceof LookError) throw error;
    throw new LookError(signal.aborted ? "slow" : "unreachable");
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
