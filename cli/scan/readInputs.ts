/** All pages of all inputs in one order, or the share of them that one of several machines takes. */

import type { Item } from "../../core/record/rawPage.ts";
import type { Source } from "./inputs/listSources.ts";
import { readSource } from "./inputs/readSource.ts";
import type { Web } from "./inputs/web.ts";

/** `index` counts from 1. */
export type Shard = { index: number; of: number };

export type Numbered = Item & { source: number };

/**
 * Whole sources are dealt out where there are as many as shards; else the pages of each are, since reading a page costs
 * far more than passing it over. Either way every page belongs to one shard, the same in each run.
 */
export async function* readInputs(
  sources: readonly Source[],
  shard: Shard | null,
  web: Web,
): AsyncGenerator<Numbered> {
  const bySource = shard === null || sources.length >= shard.of;
  const isOurs = (n: number) => shard === null || n % shard.of === shard.index - 1;
  for (const [number, source] of sources.entries()) {
    if (bySource && !isOurs(number)) continue;
    let page = 0;
    for await (const item of readSource(source, web)) {
      if (bySource || isOurs(number + page++)) yield { ...item, source: number };
    }
  }
}

/** Bytes that a shard reads, as far as they are known beforehand. */
export function bytesToRead(sources: readonly Source[], shard: Shard | null): number {
  const bySource = shard === null || sources.length >= shard.of;
  return sources
    .filter((_, number) => !bySource || shard === null || number % shard.of === shard.index - 1)
    .reduce((sum, { bytes }) => sum + bytes, 0);
}
