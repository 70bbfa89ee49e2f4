/** Of a long text's blocks, those that the finder must see: in which a name may begin, or that are near to such. */
import { BLOCK_BREAK } from "../html/blocks.ts";

/** No further (UTF-16 units) from a name does the finder look where that leads out of its block. */
const AROUND = 200;

/** An authority that is never marked, of Wales perhaps, is a sign of home for those that are: what is written of each. */
const SAYS_AUTHORITY = /council|authorit|borough|c(?:ity|ounty) of|greater london/i;
const INITIALS = /\b[A-Z]{2}/;

/**
 * What the finder finds in these blocks, joined, is what it finds in all of them: no name and no sentence goes across a blank
 * line, and what the page as a whole says it is told.
 *
 * @param blocks that follow one another
 * @param mayBegin may a name begin in this text?
 */
export function namedBlocks<Block extends { text: string }>(
  blocks: readonly Block[],
  mayBegin: (text: string) => boolean,
): Block[] {
  const kept: Block[] = [];
  /** The last that were left out: kept after all, where a name comes next. */
  let before: Block[] = [];
  /** So far behind the last name, blocks are kept. */
  let reach = 0;
  for (const block of blocks) {
    const { text } = block;
    const isNamed = mayBegin(text) || SAYS_AUTHORITY.test(text) || INITIALS.test(text);
    if (isNamed || reach > 0) {
      kept.push(...(isNamed ? before : []), block);
      before = [];
      reach = isNamed ? AROUND : reach - sizeOf(block);
    } else {
      before.push(block);
      while (lengthOf(before) - sizeOf(before[0]) >= AROUND) before.shift();
    }
  }
  return kept;
}

function lengthOf(blocks: readonly { text: string }[]): number {
  return blocks.reduce((sum, block) => sum + sizeOf(block), 0);
}

function sizeOf(block: { text: string } | undefined): number {
  return block ? block.text.length + BLOCK_BREAK.length : 0;
}
