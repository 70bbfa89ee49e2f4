/** Pages of a batch from the web, as a guest asks for them: what a list led to as robots.txt allows, with pauses. */
import { ALL_ALLOWED, type Robots, readRobots } from "../../../core/listing/robots.ts";
import { charsetOfType, kindOfType, looksLikeHtml, type RawPage } from "../../../core/record/rawPage.ts";
import type { BatchItem } from "../../store/scanLog.ts";
import { askedWait, bodyWithin } from "../../webAnswer.ts";

export type Fetched = {
  /** After redirects. */
  location: string;
  bytes: Uint8Array;
  type: string | null;
  charset: string | null;
};

export type Fetcher = {
  /** @throws {LeftAlone}, and Error that says why the page could not be had */
  fetch(address: string, item: BatchItem): Promise<Fetched>;
  /** Between two requests to the site of an address. */
  pause(address: string): Promise<void>;
};

/** The site asks for no more requests for now. */
export class LeftAlone extends Error {}

/** ms between two requests to one site; the longest that a site may ask for before its pages are left for later. */
const PAUSE = 1000;
const LONGEST_PAUSE = 60_000;
/** ms for one answer. */
const PATIENCE = 60_000;
/** Bytes of one page or list. */
const LARGEST = 50_000_000;

/** Of one run: what a site's robots.txt says is asked for once. */
export function createFetcher(): Fetcher {
  const robots = new Map<string, Promise<Robots>>();
  const pause = async (address: string) => {
    const rules = await robots.get(new URL(address).origin)?.catch(() => ALL_ALLOWED);
    await wait(Math.max(PAUSE, rules?.crawlDelay ?? 0));
  };

  return {
    async fetch(address, item) {
      if (item.listed || item.depth !== undefined) await askLeave(address);
      let response = await ask(address);
      if (isBusy(response)) {
        await wait(Math.max(PAUSE, pauseOf(response)));
        response = await ask(address);
        if (isBusy(response)) throw new LeftAlone();
      }
      if (!response.ok) throw new Error(`the site answered ${response.status}`);
      const type = response.headers.get("content-type");
      const bytes = await bodyOf(response);
      return { location: response.url || address, bytes, type, charset: charsetOfType(type) };
    },
    pause,
  };

  async function askLeave(address: string): Promise<void> {
    const { origin } = new URL(address);
    const known = robots.get(origin);
    const rules = known ?? askRobots(origin);
    robots.set(origin, rules);
    const line = (await rules).forbids(address);
    if (line !== null) throw new Error(`the site's robots.txt asks programs not to read it (line ${line})`);
    if (!known) await pause(address);
  }

  /** A site without one allows all; one that cannot say what it allows allows nothing (RFC 9309, section 2.3.1). */
  async function askRobots(origin: string): Promise<Robots> {
    const address = `${origin}/robots.txt`;
    const response = await ask(address);
    if (isBusy(response)) throw new LeftAlone();
    if (response.status >= 500)
      throw new Error(`not fetched, since the site's robots.txt answered ${response.status}`);
    const rules = response.ok ? readRobots(address, await bodyOf(response)) : ALL_ALLOWED;
    if (rules.crawlDelay !== null && rules.crawlDelay > LONGEST_PAUSE) throw new LeftAlone();
    return rules;
  }
}

/** @throws Error for what is no page */
export function pageOf({ location, bytes, type, charset }: Fetched, { name, listed }: BatchItem): RawPage {
  const kind = kindOfType(type) ?? (!type && looksLikeHtml(bytes) ? "html" : null);
  if (!kind) throw new Error(`not a page but ${type ?? "something unknown"}`);
  return { foundAt: name, location, kind, bytes, charset, given: {}, listed };
}

function ask(address: string): Promise<Response> {
  return fetch(address, { credentials: "omit", signal: AbortSignal.timeout(PATIENCE) });
}

function isBusy({ status }: Response): boolean {
  return status === 429 || status === 503;
}

/** @returns ms. @throws {LeftAlone} for more than can be waited for */
function pauseOf(response: Response): number {
  const asked = askedWait(response);
  if (asked > LONGEST_PAUSE) throw new LeftAlone();
  return asked;
}

/** @throws Error for what is too large */
async function bodyOf(response: Response): Promise<Uint8Array> {
  const bytes = await bodyWithin(response, LARGEST);
  if (!bytes) throw new Error(`larger than ${LARGEST / 1_000_000} MB`);
  return bytes;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
