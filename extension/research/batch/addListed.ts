/** A feed or a sitemap of the batch -> what it lists, in the batch. */
import pLimit from "p-limit";
import { DEEPEST_INDEX, isWanted, type ListedPage, mayListWanted } from "../../../core/listing/listedPage.ts";
import { type BatchItem, type FoundPages, readAddresses } from "../../store/scanLog.ts";
import { add, items, waitingItem } from "./batchState.ts";
import { readList } from "./readListInPage.ts";

/** Pages from feeds and sitemaps in one batch: more is work for the command line. */
export const MOST_LISTED = 2_000;
const MOST_SITEMAPS = 200;

/** One list after the other: what one has added, the next finds there. */
const inTurn = pLimit(1);

type From = { location: string; charset: string | null } | null;

/**
 * Pages that the batch or the log has are passed over.
 *
 * @param from null for a file
 * @returns the list as it is to be kept
 */
export function addListed(list: BatchItem, bytes: Uint8Array, from: From): Promise<BatchItem> {
  return inTurn(addAll, list, bytes, from);
}

async function addAll(list: BatchItem, bytes: Uint8Array, from: From): Promise<BatchItem> {
  const had = new Set([...items.value.map(({ address }) => address), ...(await readAddresses())]);
  const isRoom = { pages: MOST_LISTED - countOf("listed"), sitemaps: MOST_SITEMAPS - countOf("depth") };
  const wanted = choiceOf(list);
  const found: FoundPages = { added: 0, had: 0, left: 0 };
  const fresh: BatchItem[] = [];
  let problem: string | null = null;
  const place = { address: from?.location ?? null, charset: from?.charset ?? null };
  for await (const each of readList(bytes, place)) {
    if ("problem" in each) problem = each.problem;
    else if ("page" in each) {
      const { page } = each;
      if (!isWanted(page, wanted)) continue;
      if (had.has(page.address)) found.had++;
      else if (isRoom.pages-- <= 0) found.left++;
      else {
        found.added++;
        fresh.push(waitingItem({ name: page.address, address: page.address, listed: listedOf(page) }));
      }
      had.add(page.address);
    } else {
      const { address } = each.sitemap;
      const depth = (list.depth ?? 0) + 1;
      if (!mayListWanted(each.sitemap, wanted) || had.has(address)) continue;
      had.add(address);
      if (depth > DEEPEST_INDEX) problem = "sitemaps within sitemaps, too deep to follow";
      else if (isRoom.sitemaps-- <= 0) problem = `names more than ${MOST_SITEMAPS} sitemaps`;
      else
        fresh.push(
          waitingItem({ name: address, address, depth, ...(list.choice && { choice: list.choice }) }),
        );
    }
  }
  await add(fresh);
  return { ...list, bytes: null, state: problem === null ? "done" : "failed", problem, found };
}

function countOf(of: "listed" | "depth"): number {
  return items.value.filter((item) => item[of] !== undefined).length;
}

function choiceOf({ choice }: BatchItem) {
  const { since = null, within = null } = choice ?? {};
  // What is written stands for itself.
  const match = within === null ? null : new RegExp(within.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return { since, until: null, match };
}

function listedOf({ title, published, by }: ListedPage) {
  return { title, published, by };
}
