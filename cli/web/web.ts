/** The web, asked politely: by name, as robots.txt allows, one thing at a time from each site, many sites side by side. */
import pLimit from "p-limit";
import { ALL_ALLOWED, MOST_OF_ROBOTS, type Robots, readRobots } from "../../core/listing/robots.ts";
import { CLOCK, type Clock } from "./clock.ts";
import { type Reply, type RequestOptions, request, type Validators } from "./request.ts";
import { createSite, inWords, LONGEST_WAIT, type Site } from "./site.ts";
import { WebProblem } from "./webProblem.ts";

export type Manners = {
  userAgent: string;
  /** ms between an answer of a site and the next request to it. */
  pause: number;
  /** ms before the first new try; doubled for each further one. */
  backoff: number;
  /** How often a request is tried again. */
  retries: number;
  /** ms for one answer. */
  patience: number;
  /** Ask no site for its robots.txt. */
  ignoreRobots: boolean;
  signal?: AbortSignal | undefined;
  clock?: Clock | undefined;
};

export const POLITE = { pause: 1500, backoff: 4000, retries: 4, patience: 60_000 };

/** `address`: after redirects. */
export type Answer =
  | {
      kind: "answer";
      bytes: Uint8Array;
      type: string | null;
      address: string;
      validators: Validators;
    }
  | { kind: "unchanged" }
  /** The address, or one that it redirects to, is had already. */
  | { kind: "had" };

export type Ask = {
  largest: RequestOptions["largest"];
  isCut?: boolean | undefined;
  validators?: Validators | undefined;
  /** Asked when it is an address's turn: one that is had already is not fetched. */
  isHad?: ((address: string) => boolean) | undefined;
  /** Before the site's next turn. */
  onAnswer?: ((address: string, bytes: number) => void) | undefined;
  /** Resolves when there is room for one more answer of that site. */
  whenFree?: ((address: string) => Promise<void>) | undefined;
};

export type Web = {
  /** @throws {WebProblem} in words that say why the page could not be had */
  fetch(address: string, ask: Ask): Promise<Answer>;
};

/** Answers under way at a time, over all sites. */
const AT_ONCE = 16;
const MOST_REDIRECTS = 10;
/** ms between two requests, as a robots.txt may ask for. */
const LONGEST_DELAY = 600_000;
/** ms that a robots.txt counts before it is asked for again, and one that could not be had. */
const ROBOTS_KEPT = 24 * 3_600_000;
const PROBLEM_KEPT = 600_000;

export function createWeb(manners: Manners): Web {
  const { clock = CLOCK, signal, ignoreRobots } = manners;
  const sites = new Map<string, Site>();
  const robots = new Map<string, { rules: Promise<Robots>; until: number }>();
  const limit = pLimit(AT_ONCE);

  return {
    async fetch(address, ask) {
      const by: string[] = [];
      let at = withoutHash(address);
      for (;;) {
        const rules = ignoreRobots ? ALL_ALLOWED : await robotsOf(at);
        const line = rules.forbids(at);
        if (line !== null) throw new WebProblem(`the site's robots.txt forbids it (line ${line})`, false);
        by.push(at);
        const reply = await askPatiently(at, ask);
        if (reply.kind === "answer") return { ...reply, address: at };
        if (reply.kind === "unchanged" || reply.kind === "had") return reply;
        if (reply.kind === "refused") throw refusal(reply.status);
        at = redirected(reply.to, at, by);
      }
    },
  };

  function siteOf(address: string): Site {
    const name = siteName(address);
    const site = sites.get(name) ?? createSite(manners.pause, clock, signal);
    sites.set(name, site);
    return site;
  }

  /** One request, tried again where the site is busy or broken. The site is asked nothing else in the meantime. */
  function askPatiently(address: string, ask: Ask): Promise<Reply | { kind: "had" }> {
    const site = siteOf(address);
    const options = { ...manners, largest: ask.largest, isCut: ask.isCut, validators: ask.validators };
    return site.ask(async () => {
      for (let tries = 0; ; tries++) {
        await ask.whenFree?.(address);
        if (ask.isHad?.(address)) return { kind: "had" };
        const outcome = await limit(() => request(address, options, clock.now())).catch(
          (error: unknown) => error,
        );
        if (isReply(outcome) && outcome.kind === "answer") ask.onAnswer?.(address, outcome.bytes.length);
        const isRefused = isReply(outcome) && outcome.kind === "refused" && isPassing(outcome.status);
        if (isReply(outcome) && !isRefused) return outcome;
        if (!isReply(outcome) && !(outcome instanceof WebProblem && outcome.isPassing)) throw outcome;
        const asked = isReply(outcome) && outcome.kind === "refused" ? outcome.wait : null;
        if (asked !== null) site.leaveAlone(clock.now() + asked);
        if (asked !== null && asked > LONGEST_WAIT)
          throw new WebProblem(`the site asks to be left alone for ${inWords(asked)}`, true);
        if (tries >= manners.retries) {
          if (isReply(outcome)) return outcome;
          throw outcome;
        }
        await clock.wait(Math.max(asked ?? 0, manners.backoff * 2 ** tries, manners.pause), signal);
        signal?.throwIfAborted();
      }
    });
  }

  function robotsOf(address: string): Promise<Robots> {
    const { origin } = new URL(address);
    const known = robots.get(origin);
    if (known && clock.now() < known.until) return known.rules;
    const asked = { rules: askRobots(`${origin}/robots.txt`), until: clock.now() + ROBOTS_KEPT };
    robots.set(origin, asked);
    asked.rules.catch(() => (asked.until = clock.now() + PROBLEM_KEPT));
    return asked.rules;
  }

  /** A site without one allows all; one that cannot say what it allows allows nothing (RFC 9309, section 2.3.1). */
  async function askRobots(address: string): Promise<Robots> {
    try {
      const rules = await rulesAt(address);
      if (rules.crawlDelay === null) return rules;
      if (rules.crawlDelay > LONGEST_DELAY)
        throw new WebProblem(`allows a page in ${inWords(rules.crawlDelay)}`, false);
      siteOf(address).slowTo(rules.crawlDelay);
      return rules;
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof WebProblem)) throw error;
      throw new WebProblem(`not fetched, since the site's robots.txt ${error.message}`, error.isPassing);
    }
  }

  async function rulesAt(address: string): Promise<Robots> {
    let at = address;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      const reply = await askPatiently(at, { largest: () => MOST_OF_ROBOTS, isCut: true });
      if (reply.kind === "answer") return readRobots(address, reply.bytes);
      if (reply.kind === "refused" && isPassing(reply.status)) throw refusal(reply.status);
      if (reply.kind !== "redirect" || !URL.canParse(reply.to, at)) break;
      at = new URL(reply.to, at).href;
      if (!/^https?:/.test(at)) break;
    }
    return ALL_ALLOWED;
  }
}

/** What is asked one thing at a time: a host, with and without www. */
export function siteName(address: string): string {
  return new URL(address).host.replace(/^www\./, "");
}

function isReply(outcome: unknown): outcome is Reply {
  return typeof outcome === "object" && outcome !== null && "kind" in outcome;
}

function isPassing(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}

function refusal(status: number): WebProblem {
  return new WebProblem(`answered ${status}${WORDS[status] ? ` (${WORDS[status]})` : ""}`, isPassing(status));
}

const WORDS: Record<number, string> = {
  401: "a login is asked for",
  402: "a payment is asked for",
  403: "not allowed",
  404: "there is no such page",
  410: "the page is gone",
  429: "too many requests",
  451: "kept back for legal reasons",
  503: "busy",
};

/** @throws {WebProblem} for redirects without end, and those that lead out of the web */
function redirected(to: string, at: string, by: readonly string[]): string {
  if (!URL.canParse(to, at)) throw new WebProblem("redirects to what is no address", false);
  const target = new URL(to, at);
  if (!/^https?:$/.test(target.protocol))
    throw new WebProblem(`redirects to ${target.protocol}, which is no page`, false);
  const next = withoutHash(target.href);
  if (by.includes(next)) throw new WebProblem("its redirects go round in a circle", false);
  if (by.length > MOST_REDIRECTS) throw new WebProblem(`redirects more than ${MOST_REDIRECTS} times`, false);
  return next;
}

function withoutHash(address: string): string {
  const url = new URL(address);
  url.hash = "";
  return url.href;
}
