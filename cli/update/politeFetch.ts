/** Fetches Ofsted's pages and reports: by name, one at a time, with pauses, and waiting longer after each refusal. */
import { userAgent } from "../web/userAgent.ts";
import { createWeb, type Manners, POLITE } from "../web/web.ts";
import { WebProblem } from "../web/webProblem.ts";

export { POLITE };

export type PoliteOptions = Pick<Manners, "pause" | "backoff" | "retries" | "patience">;

/** Bytes; no page or report is larger. */
const LARGEST = 50_000_000;

/** `type`: the content type as the server said; `address`: after redirects. */
type Answer = { bytes: Uint8Array; type: string | null; address: string };

export type PoliteFetch = (address: string) => Promise<Answer>;

/** @returns fetches whole answers. Rejects with what went wrong, in words, when no further try would help */
export function createPoliteFetch(options: PoliteOptions, signal?: AbortSignal): PoliteFetch {
  // A few pages that a person asks for by name, once a week: no crawl that a robots.txt speaks of.
  const web = createWeb({ ...options, userAgent: userAgent(null), ignoreRobots: true, signal });
  return async (address) => {
    try {
      const answer = await web.fetch(address, { largest: () => LARGEST });
      if (answer.kind !== "answer") throw new WebProblem("answered nothing new", false);
      return answer;
    } catch (error) {
      throw error instanceof WebProblem ? new Error(`${address} ${error.message}`) : error;
    }
  };
}
