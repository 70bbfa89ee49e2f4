/** Reads all pages of all inputs, or the share of them that one of several machines takes: files in order, the web beside them. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Choice } from "../../core/listing/listedPage.ts";
import { siteName, type Web } from "../web/web.ts";
import { addressKey } from "./addressKey.ts";
import { type Crawl, createCrawl, type Wanted } from "./crawl.ts";
import type { Source } from "./inputs/listSources.ts";
import { readSource } from "./inputs/readSource.ts";
import type { Head } from "./journal.ts";
import { MOST_AT_ONCE, type ScanAnswer, type WorkerPool } from "./workerPool.ts";

/** `index` counts from 1. */
export type Shard = { index: number; of: number };

export type ReadOptions = {
  shard: Shard | null;
  pool: WorkerPool;
  workers: number;
  web: Web;
  choice: Choice;
  /** Bytes of one page. */
  largest: number;
  isDone(item: Pick<Head, "order" | "key">): boolean;
  /** `answer` is null for what was no page; `consumed`: bytes of the files behind us, null for what is from the web. */
  onRead(head: Head, answer: ScanAnswer | null, consumed: number | null): void | Promise<void>;
  signal?: AbortSignal | undefined;
};

/** Bytes of pages that wait for a worker. */
const MOST_WAITING = 64_000_000;

/**
 * Files are dealt out to the shares whole where there are as many as shares; else the pages of each are, since reading a
 * page costs far more than passing it over. Addresses are dealt out by their site, so that no site is asked by two machines at
 * a time. Either way every page belongs to one share, the same in each run.
 */
export async function readAll(sources: readonly Source[], options: ReadOptions): Promise<void> {
  const { pool, shard, workers, largest, signal } = options;
  const crawl = createCrawl({
    ...options,
    read: (page) => pool.read(page),
    onCrawled: ({ order, key, state, answer }) => options.onRead({ order, key, state }, answer, null),
  });
  const bySource = isDealtWhole(sources, shard);
  const isOurs = (n: number) => shard === null || n % shard.of === shard.index - 1;
  const isOurSite = (address: string) => shard === null || isOurs(siteNumber(address));
  const queue: { answer: Promise<ScanAnswer>; order: number[]; consumed: number; bytes: number }[] = [];
  let waiting = 0;
  let before = 0;

  const takeFirst = async () => {
    const first = queue.shift();
    if (!first) return;
    const answer = await first.answer;
    waiting -= first.bytes;
    await options.onRead(
      { order: first.order, state: "page" in answer ? "page" : "problem" },
      answer,
      first.consumed,
    );
  };

  for (const [number, source] of sources.entries()) {
    if (signal?.aborted) break;
    if (source.from === "web") {
      if (isOurSite(source.address)) await crawl.add(wanted(source.address, [number]));
      continue;
    }
    if (source.from === "file" && source.kind === "list") {
      await addListFile(source.path, number, crawl, options, isOurSite);
      continue;
    }
    const holdsAddresses = source.from === "file" && source.kind === "addresses";
    if (bySource && !isOurs(number) && !holdsAddresses) continue;
    let position = 0;
    let page = 0;
    for await (const item of readSource(source, largest)) {
      const order = [number, position++];
      if ("address" in item) {
        if (isOurSite(item.address)) await crawl.add(wanted(item.address, order));
      } else if ((bySource ? isOurs(number) : isOurs(number + page++)) && !options.isDone({ order })) {
        const answer = "page" in item ? pool.read(item.page) : Promise.resolve({ problem: item.problem });
        const bytes = "page" in item ? item.page.bytes.length : 0;
        queue.push({ answer, order, consumed: before + item.consumed, bytes });
        waiting += bytes;
        // Enough for no worker to wait, few enough to hold in memory.
        while (queue.length >= workers * MOST_AT_ONCE * 2 || waiting > MOST_WAITING) await takeFirst();
      }
      if (signal?.aborted) break;
    }
    before += source.bytes;
  }
  while (queue.length > 0) await takeFirst();
  await crawl.finished();
}

/** Bytes of the files that a share reads, as far as they are known beforehand. */
export function bytesToRead(sources: readonly Source[], shard: Shard | null): number {
  const bySource = isDealtWhole(sources, shard);
  return sources
    .filter((_, number) => !bySource || shard === null || number % shard.of === shard.index - 1)
    .reduce((sum, { bytes }) => sum + bytes, 0);
}

function isDealtWhole(sources: readonly Source[], shard: Shard | null): boolean {
  return shard === null || sources.length >= shard.of;
}

function wanted(address: string, order: number[]): Wanted {
  return { address, order, as: "either" };
}

/** A feed or a sitemap in a file: every share reads it, and takes the sites that are its own. */
async function addListFile(
  path: string,
  number: number,
  crawl: Crawl,
  { isDone, onRead }: ReadOptions,
  isOurSite: (address: string) => boolean,
): Promise<void> {
  const order = [number, 0];
  const list = { address: null, charset: null, order: [number], depth: 0, isOurs: isOurSite };
  const { problem } = await crawl.addList(createReadStream(path), list);
  if (problem !== null && !isDone({ order, key: addressKey(path) }))
    await onRead(
      { order, key: addressKey(path), state: "problem" },
      { problem: { at: path, problem } },
      null,
    );
}

function siteNumber(address: string): number {
  return createHash("sha256").update(siteName(address)).digest().readUInt32BE(0);
}
