/** The page's text in parts: small enough that finding councils in one is quick. */
import { namedBlocks } from "../../core/find/namedBlocks.ts";
import {
  type Block,
  joinBlocks,
  readBlocksInSteps,
  type Segment,
  type TreeAdapter,
} from "../../core/html/blocks.ts";
import type { LiveNode } from "./domText.ts";

/** UTF-16 units. */
const PART = 40_000;

/** So many parts are whole, and tell what the page is about; of the others only what the finder must see is put together. */
const WHOLE_PARTS = 2;

export type Part = Block<LiveNode>;

/**
 * @param mayBegin may a name begin in this text?
 * @param turn see `takeTurns`
 */
export async function* readParts(
  roots: readonly Node[],
  dom: TreeAdapter<LiveNode>,
  mayBegin: (text: string) => boolean,
  turn: () => Promise<void> | undefined,
): AsyncGenerator<Part> {
  let blocks: Block<LiveNode>[] = [];
  let length = 0;
  let count = 0;
  const joined = () => {
    const seen = count++ < WHOLE_PARTS ? blocks : namedBlocks(blocks, mayBegin);
    blocks = [];
    length = 0;
    return seen.length > 0 ? cut(joinBlocks(seen)) : [];
  };
  for (const root of roots) {
    for (const block of readBlocksInSteps(root, dom)) {
      if (!block) {
        const wait = turn();
        if (wait) await wait;
        continue;
      }
      blocks.push(block);
      length += block.text.length;
      if (length >= PART) yield* joined();
    }
  }
  yield* joined();
}

/** One block can be the whole page (text/plain): it is cut where no name is cut with it, as far as can be told. */
function cut(part: Part): Part[] {
  if (part.text.length <= 2 * PART) return [part];
  const parts: Part[] = [];
  for (let start = 0; start < part.text.length; ) {
    const end = cutAfter(part.text, start + PART);
    parts.push({ text: part.text.slice(start, end), segments: segmentsBetween(part.segments, start, end) });
    start = end;
  }
  return parts;
}

function cutAfter(text: string, at: number): number {
  if (at >= text.length) return text.length;
  for (const mark of ["\n\n", ". ", "\n", " "]) {
    const found = text.indexOf(mark, at);
    if (found >= 0 && found < at + PART) return found + mark.length;
  }
  return Math.min(text.length, at + PART);
}

/** Starts may be negative: the part begins inside that node. */
function segmentsBetween(
  segments: readonly Segment<LiveNode>[],
  start: number,
  end: number,
): Segment<LiveNode>[] {
  return segments
    .filter((s) => s.start < end && s.start + s.length > start)
    .map((s) => ({ ...s, start: s.start - start }));
}
