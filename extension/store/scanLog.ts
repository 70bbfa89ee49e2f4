/** The scan log in IndexedDB: one record a page, written whole or not at all. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import * as v from "valibot";
import type { Listed } from "../../core/listing/listedPage.ts";
import { type Label, type MentionRecord, type PageRecord, pageRecord } from "../../core/record/pageRecord.ts";

/** An input of a batch, until it is read. `address` null: a file, whose bytes are kept. */
export type BatchItem = {
  id?: number;
  name: string;
  address: string | null;
  bytes: Uint8Array | null;
  state: "waiting" | "done" | "failed";
  problem: string | null;
  /** Of a page that a feed or a sitemap led to: what that says of it. */
  listed?: Listed;
  /** Of a sitemap that an index led to: how many indexes. */
  depth?: number;
  /** Which pages are taken, should it be a feed or a sitemap. */
  choice?: ListChoice;
  /** What became of a feed or a sitemap. */
  found?: FoundPages;
};

/** `since`: ISO day; `within`: a part of the address. Null: whatever. */
export type ListChoice = { since: string | null; within: string | null };

/** Counts of pages: added to the batch, in it or in the log already, and left out since a batch takes no more. */
export type FoundPages = { added: number; had: number; left: number };

interface Database extends DBSchema {
  pages: { key: string; value: PageRecord };
  /** What was deleted last, for undo. */
  removed: { key: "last"; value: PageRecord[] };
  batch: { key: number; value: BatchItem };
}

/** Pages read from the database in one go. */
const CHUNK = 1000;

/** A page that is in the log is brought up to date; labels of mentions that are still there stay. */
export async function putPage(page: PageRecord): Promise<void> {
  await withLog(async (db) => {
    const transaction = db.transaction("pages", "readwrite", { durability: "strict" });
    const before = await transaction.store.get(page.address);
    await Promise.all([transaction.store.put(before ? withLabels(page, before) : page), transaction.done]);
  });
}

/** Many at once, for import. @returns the pages they took the place of */
export async function putPages(pages: readonly PageRecord[]): Promise<PageRecord[]> {
  return withLog(async (db) => {
    const transaction = db.transaction("pages", "readwrite", { durability: "strict" });
    const before = await Promise.all(pages.map((page) => transaction.store.get(page.address)));
    await Promise.all([...pages.map((page) => transaction.store.put(page)), transaction.done]);
    return before.filter((page) => page !== undefined);
  });
}

/** In chunks, so that a long log can be shown while it is read. A record of an older shape is left out. */
export async function* readPages(): AsyncGenerator<PageRecord[]> {
  let after: string | null = null;
  for (;;) {
    const chunk: PageRecord[] = await withLog((db) =>
      db.getAll("pages", after === null ? null : IDBKeyRange.lowerBound(after, true), CHUNK),
    );
    const last = chunk.at(-1);
    if (!last) return;
    after = last.address;
    yield chunk.flatMap((page) => {
      const checked = v.safeParse(pageRecord, page);
      return checked.success ? [checked.output] : [];
    });
  }
}

/** @returns undefined for a page the log has not, and for a record of an older shape */
export async function readPage(address: string): Promise<PageRecord | undefined> {
  const checked = v.safeParse(pageRecord, await withLog((db) => db.get("pages", address)));
  return checked.success ? checked.output : undefined;
}

/** The addresses of all pages. */
export function readAddresses(): Promise<string[]> {
  return withLog((db) => db.getAllKeys("pages"));
}

export function countPages(): Promise<number> {
  return withLog((db) => db.count("pages"));
}

/**
 * Changes what is said of a mention, on top of what the log has by then: what the page shows may be older.
 * @returns the page as it is now; undefined when it is gone
 */
export async function labelMention(
  address: string,
  number: number,
  change: Partial<Label>,
): Promise<PageRecord | undefined> {
  return withLog(async (db) => {
    const transaction = db.transaction("pages", "readwrite", { durability: "strict" });
    const page = await transaction.store.get(address);
    if (!page) return undefined;
    const mentions = page.mentions.map((each, i) => (i === number ? labelled(each, change) : each));
    const changed = { ...page, mentions };
    await Promise.all([transaction.store.put(changed), transaction.done]);
    return changed;
  });
}

function labelled({ label: before, ...mention }: MentionRecord, change: Partial<Label>): MentionRecord {
  const label = { verdict: null, note: "", ...before, ...change };
  return label.verdict === null && label.note === "" ? mention : { ...mention, label };
}

/** @param addresses null for all */
export async function removePages(addresses: readonly string[] | null): Promise<void> {
  await withLog(async (db) => {
    const transaction = db.transaction(["pages", "removed"], "readwrite", { durability: "strict" });
    const pages = transaction.objectStore("pages");
    const gone = addresses
      ? (await Promise.all(addresses.map((address) => pages.get(address)))).filter(
          (page) => page !== undefined,
        )
      : await pages.getAll();
    await Promise.all([
      transaction.objectStore("removed").put(gone, "last"),
      ...(addresses ? gone.map(({ address }) => pages.delete(address)) : [pages.clear()]),
      transaction.done,
    ]);
  });
}

/** Puts back what was deleted last. */
export async function restorePages(): Promise<void> {
  await withLog(async (db) => {
    const transaction = db.transaction(["pages", "removed"], "readwrite", { durability: "strict" });
    const gone = (await transaction.objectStore("removed").get("last")) ?? [];
    const pages = transaction.objectStore("pages");
    await Promise.all([
      ...gone.map((page) => pages.put(page)),
      transaction.objectStore("removed").delete("last"),
      transaction.done,
    ]);
  });
}

/** What is deleted stays deleted once the reader has left the page that offers to undo it. */
export async function forgetRemoved(): Promise<void> {
  await withLog((db) => db.delete("removed", "last"));
}

/** @returns them as they are kept, each by its number */
export async function addToBatch(items: readonly BatchItem[]): Promise<BatchItem[]> {
  return withLog(async (db) => {
    const transaction = db.transaction("batch", "readwrite");
    const added = items.map(async (item) => ({ ...item, id: await transaction.store.add(item) }));
    const [kept] = await Promise.all([Promise.all(added), transaction.done]);
    return kept;
  });
}

export function readBatch(): Promise<BatchItem[]> {
  return withLog((db) => db.getAll("batch"));
}

export async function updateBatch(item: BatchItem): Promise<void> {
  await withLog((db) => db.put("batch", item));
}

export async function clearBatch(): Promise<void> {
  await withLog((db) => db.clear("batch"));
}

/** Labels move to the same words in the same sentence. */
export function withLabels(page: PageRecord, before: PageRecord): PageRecord {
  const place = (m: MentionRecord) => JSON.stringify([m.class, m.councils, m.surface, m.before, m.after]);
  const labels = new Map<string, (Label | undefined)[]>();
  for (const mention of before.mentions) {
    const key = place(mention);
    labels.set(key, [...(labels.get(key) ?? []), mention.label]);
  }
  if (![...labels.values()].flat().some((label) => label)) return page;
  return {
    ...page,
    mentions: page.mentions.map((mention) => {
      const label = labels.get(place(mention))?.shift() ?? mention.label;
      return label ? { ...mention, label } : mention;
    }),
  };
}

let opened: Promise<IDBPDatabase<Database>> | null = null;

async function withLog<T>(work: (db: IDBPDatabase<Database>) => Promise<T>): Promise<T> {
  opened ??= openDB<Database>("council-ratings-log", 1, {
    upgrade(db) {
      db.createObjectStore("pages", { keyPath: "address" });
      db.createObjectStore("removed");
      db.createObjectStore("batch", { keyPath: "id", autoIncrement: true });
    },
    blocking: (_current, _blocked, event) => {
      opened = null;
      (event.target as IDBDatabase).close();
    },
    terminated: () => {
      opened = null;
    },
  });
  try {
    return await work(await opened);
  } catch (error) {
    if ((error as Error).name === "InvalidStateError") opened = null;
    throw error;
  }
}
