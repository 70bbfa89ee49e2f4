/** Could the page hold anything to mark? Read as the finder would read it, until it is known that it could. */
import type { Gate } from "../../core/find/gate.ts";
import { BLOCK_BREAK, readBlocksInSteps, type TreeAdapter } from "../../core/html/blocks.ts";
import type { LiveNode } from "../annotate/domText.ts";
import { SLICE } from "../annotate/turns.ts";

/** Blocks are looked at together, up to about so many UTF-16 units: few at first, since most pages that name one do so early. */
const FIRST = 1000;
const MOST = 40_000;

/** Reads these on top of what was read before. @returns whether the page is to be read by the finder */
export async function readGate(
  roots: Iterable<Node>,
  gate: Gate,
  dom: TreeAdapter<LiveNode>,
): Promise<boolean> {
  // As `takeTurns` does, in fewer bytes.
  let since = Date.now();
  let piece = "";
  let size = FIRST;
  for (const root of roots) {
    for (const block of readBlocksInSteps(root, dom)) {
      if (block) piece += block.text + BLOCK_BREAK;
      if (piece.length > size) {
        if (gate(piece)) return true;
        piece = "";
        size = MOST;
      } else if (block) continue;
      if (Math.abs(Date.now() - since) < SLICE) continue;
      await scheduler.yield();
      since = Date.now();
    }
  }
  return gate(piece);
}
