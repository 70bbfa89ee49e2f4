/** The newest data release that an update brought, in IndexedDB. One record: it is there whole or not at all. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import * as v from "valibot";
import { type ReleaseData, releaseData } from "../../core/data/releaseSchema.ts";
import { isThere, RELEASE } from "./databases.ts";

export type StoredRelease = { data: ReleaseData; etag: string | null };

interface Database extends DBSchema {
  release: { key: "current"; value: StoredRelease };
}

/** @returns null when there is none, or none that can be read */
export async function readStoredRelease(): Promise<StoredRelease | null> {
  try {
    if (!(await isThere(RELEASE))) return null;
    const stored = await withDatabase((db) => db.get("release", "current"));
    if (!stored) return null;
    const checked = v.safeParse(releaseData, stored.data);
    return checked.success ? { data: checked.output as ReleaseData, etag: stored.etag } : null;
  } catch {
    return null;
  }
}

/** Takes the place of the release before, in one transaction. @throws DOMException when storage is full */
export async function storeRelease(release: StoredRelease): Promise<void> {
  await withDatabase(async (db) => {
    const transaction = db.transaction("release", "readwrite", { durability: "strict" });
    await Promise.all([transaction.store.put(release, "current"), transaction.done]);
  });
}

async function withDatabase<T>(work: (db: IDBPDatabase<Database>) => Promise<T>): Promise<T> {
  const db = await openDB<Database>(RELEASE, 1, {
    upgrade: (opened) => void opened.createObjectStore("release"),
    // Another of our pages needs a newer version of the database: make way.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
