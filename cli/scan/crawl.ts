/** Addresses -> pages. Each is fetched once, from many sites side by side; feeds and sitemaps are followed to what they list. */
import {
  type Choice,
  DEEPEST_INDEX,
  isWanted,
  type Listed,
  mayListWanted,
} from "../../core/listing/listedPage.ts";
import { siteOfAddress } from "../../core/record/pageAddress.ts";
import { charsetOfType, kindOfType, looksLikeHtml, type RawPage } from "../../core/record/rawPage.ts";
import type { Validators } from "../web/request.ts";
import { siteName, type Web } from "../web/web.ts";
import { WebProblem } from "../web/webProblem.ts";
import { addressKey } from "./addressKey.ts";
import { looksLikeList, readList } from "./inputs/lists.ts";
import type { Head } from "./journal.ts";
import type { ScanAnswer } from "./workerPool.ts";

export type Wanted = {
  address: string;
  order: readonly number[];
  /** Where it may lead: what a list names as a page is no list, and what an index names is nothing else. */
  as: "page" | "list" | "either";
  listed?: Listed | undefined;
  /** How many indexes led here. */
  depth?: number | undefined;
};

/** What became of an address; `answer` is null for what was no page. */
export type Crawled = Head & {
  key: string;
  answer: ScanAnswer | null;
  isList: boolean;
  /** Of a list of pages that was read whole. */
  validators?: Validators | undefined;
};

export type CrawlOptions = {
  web: Web;
  choice: Choice;
  /** Bytes of one page. */
  largest: number;
  isDone(item: Pick<Head, "order" | "key">): boolean;
  /** What a list that was read before said of itself then. */
  validatorsOf?(key: string): Validators | undefined;
  read(page: RawPage): Promise<ScanAnswer>;
  onCrawled(crawled: Crawled): void | Promise<void>;
  signal?: AbortSignal | undefined;
};

export type Crawl = {
  /** Resolves when there is room for more. An address that was added before is passed over. */
  add(wanted: Wanted): Promise<void>;
  /** Adds all that a feed or a sitemap lists. `problem` is what of it could not be read. */
  addList(
    pieces: Parameters<typeof readList>[0],
    list: ListPlace,
  ): Promise<{ problem: string | null; isIndex: boolean }>;
  /** Resolves when all that was added is done. @throws what `onCrawled` threw, and when it was stopped */
  finished(): Promise<void>;
};

/** `address` is null for a file; `isOurs`: whether this machine is to ask for an address. */
type ListPlace = {
  address: string | null;
  charset: string | null;
  order: readonly number[];
  depth: number;
  isOurs?: (address: string) => boolean;
};

/** Addresses that wait for their sites. */
const MOST_WAITING = 5_000;
/** Bytes of pages that are fetched and not yet read. What is fetched is soon in the journal: a scan may be killed. */
const MOST_UNREAD = 64_000_000;
/** Bytes of a list, packed or not. */
const LARGEST_LIST = 50_000_000;

export function createCrawl(options: CrawlOptions): Crawl {
  const { web, choice, largest, signal } = options;
  const added = new Set<string>();
  /** Final addresses of pages, and those that pages of the same site give as their own. */
  const had = new Set<string>();
  let waiting = 0;
  let unread = 0;
  /** A site is asked for no page while its last is read: it may say that it is the next one too. */
  const unreadSites = new Set<string>();
  let underWay = 0;
  let failure: { error: unknown } | null = null;
  const changed = createBell();

  return {
    add,
    addList,
    async finished() {
      while (underWay > 0 && !failure) await changed.rung();
      if (failure) throw failure.error;
    },
  };

  async function add(wanted: Wanted): Promise<void> {
    const key = addressKey(wanted.address);
    const isListOnly = wanted.as === "list";
    if (added.has(key)) return;
    added.add(key);
    if (!isListOnly && options.isDone({ order: wanted.order as number[], key })) return;
    while (waiting >= MOST_WAITING && !failure && !signal?.aborted) await changed.rung();
    if (failure || signal?.aborted) return;
    waiting++;
    run(() => crawl(wanted, key));
  }

  /** In the background. */
  function run(work: () => Promise<void>): void {
    underWay++;
    work()
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => {
        underWay--;
        changed.ring();
      });
  }

  async function crawl(wanted: Wanted, key: string): Promise<void> {
    const { address, order } = wanted;
    const done = (crawled: Pick<Crawled, "state" | "answer" | "validators">) =>
      options.onCrawled({ order: [...order], key, isList: wanted.as === "list", ...crawled });
    let answer: Awaited<ReturnType<Web["fetch"]>>;
    try {
      answer = await web.fetch(address, {
        validators: wanted.as === "list" ? options.validatorsOf?.(key) : undefined,
        largest: (type) =>
          wanted.as !== "page" && mayBeList(type) ? Math.max(largest, LARGEST_LIST) : largest,
        isHad: (at) => had.has(addressKey(at)),
        whenFree: async (at) => {
          while ((unread >= MOST_UNREAD || unreadSites.has(siteName(at))) && !failure) await changed.rung();
        },
        onAnswer(at, bytes) {
          had.add(addressKey(at));
          unread += bytes;
          unreadSites.add(siteName(at));
        },
      });
    } catch (error) {
      if (!(error instanceof WebProblem)) throw error;
      const problem = { at: address, problem: error.message };
      return done({ state: error.isPassing ? "again" : "problem", answer: { problem } });
    } finally {
      waiting--;
      changed.ring();
    }
    if (answer.kind !== "answer") return done({ state: "none", answer: null });

    const { bytes, type, address: location, validators } = answer;
    const charset = charsetOfType(type);
    if (wanted.as !== "page" && looksLikeList(bytes, charset)) {
      // What it lists may wait for long: it must not keep the pages out.
      unread -= bytes.length;
      unreadSites.delete(siteName(location));
      changed.ring();
      const { problem, isIndex } = await addList([bytes], {
        address: location,
        charset,
        order,
        depth: wanted.depth ?? 0,
      });
      // An index may stay as it is while what it names changes.
      if (problem === null) return done({ state: "list", answer: null, ...(!isIndex && { validators }) });
      return done({ state: "problem", answer: { problem: { at: address, problem } } });
    }
    try {
      const kind = kindOfType(type) ?? (!type && looksLikeHtml(bytes) ? "html" : null);
      if (wanted.as === "list" || !kind) {
        const problem =
          wanted.as === "list"
            ? "neither a feed nor a sitemap"
            : `not a page but ${type ?? "something unknown"}`;
        return done({ state: "problem", answer: { problem: { at: address, problem } } });
      }
      const page = { foundAt: address, location, kind, bytes, charset, given: {}, listed: wanted.listed };
      const read = await options.read(page);
      if ("page" in read && siteOfAddress(read.page.address) === siteOfAddress(location))
        had.add(addressKey(read.page.address));
      await done({ state: "page" in read ? "page" : "problem", answer: read });
    } finally {
      unread -= bytes.length;
      unreadSites.delete(siteName(location));
      changed.ring();
    }
  }

  async function addList(
    pieces: Parameters<typeof readList>[0],
    { address, charset, order, depth, isOurs = () => true }: ListPlace,
  ): Promise<{ problem: string | null; isIndex: boolean }> {
    let isIndex = false;
    let number = 0;
    let problem: string | null = null;
    for await (const found of readList(pieces, { address, charset })) {
      if (failure || signal?.aborted) break;
      const place = [...order, number++];
      isIndex ||= "sitemap" in found;
      if ("problem" in found) problem = found.problem;
      else if ("page" in found) {
        const { address: page, title, published, by } = found.page;
        if (isWanted(found.page, choice) && isOurs(page))
          await add({ address: page, order: place, as: "page", listed: { title, published, by } });
      } else if (depth >= DEEPEST_INDEX) problem = "sitemaps within sitemaps, too deep to follow";
      else if (!isOurs(found.sitemap.address)) continue;
      else if (mayListWanted(found.sitemap, choice))
        await add({ address: found.sitemap.address, order: place, as: "list", depth: depth + 1 });
    }
    return { problem, isIndex };
  }
}

/** Types under which feeds and sitemaps come. */
function mayBeList(type: string | null): boolean {
  return !type || /xml|gzip|octet-stream|json/i.test(type);
}

/** Wakes all who wait for a change. */
function createBell(): { ring(): void; rung(): Promise<void> } {
  let sleepers: (() => void)[] = [];
  return {
    ring() {
      const woken = sleepers;
      sleepers = [];
      for (const wake of woken) wake();
    },
    rung: () => new Promise((resolve) => sleepers.push(resolve)),
  };
}
