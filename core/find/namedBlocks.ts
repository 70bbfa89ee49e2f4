/** Of a long text's blocks, those that the finder must see: in which a name may begin, or that are near to such. */

/** No further (UTF-16 units) from a name does the finder look where that leads out of its block. */
const AROUND = 200;

/** An authority that is never marked, of Wales perhaps, is a sign of home for those that are: some of it is in each name. */
const SAYS_AUTHORITY = /council|authorit|borough|c(?:ity|ounty) of/i;
/** The same with capitals: initials, and regions around a city. */
const IN_CAPITALS = /\b(?:[A-Z]{2}|Greater\W+[A-Z])/;

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
  /** Behind the last that is kept. */
  let next = 0;
  /** So far behind the last name, blocks are kept. */
  let reach = 0;
  for (const [i, block] of blocks.entries()) {
    const { text } = block;
    if (mayBegin(text) || SAYS_AUTHORITY.test(text) || IN_CAPITALS.test(text)) {
      let from = i;
      for (let length = 0; from > next && length < AROUND; ) length += blocks[--from]?.text.length ?? 0;
      kept.push(...blocks.slice(from, i + 1));
      next = i + 1;
      reach = AROUND;
    } else if (reach > 0) {
      kept.push(block);
      next = i + 1;
      reach -= text.length;
    }
  }
  return kept;
}
