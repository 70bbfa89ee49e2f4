/**
 * What looks at Ofsted's site have left, in IndexedDB: the reports that were read here, and what spares the next look
 * requests. Used in a worker, too, where there is nothing of the extension but this.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import * as v from "valibot";
import { releaseInspection } from "../../core/data/releaseSchema.ts";
import type { LookMemory } from "../../core/ingest/look.ts";
import type { ReportHere } from "../../core/model/reportsHere.ts";
import { reportNumber } from "../../core/model/sameInspection.ts";
import { isOfsteds } from "../ofstedSite.ts";
import { isThere, READ_HERE } from "./databases.ts";

const isoDate = v.pipe(v.string(), v.isoDate());
/** Shown as a link. */
const report = v.pipe(v.string(), v.check(isOfsteds));
const shared = { urn: v.pipe(v.string(), v.digits()), published: isoDate, report };

const reportShape = v.variant("kind", [
  v.object({
    ...shared,
    kind: v.literal("graded"),
    inspection: v.object({ ...releaseInspection.entries, report }),
    readOn: isoDate,
  }),
  v.object({ ...shared, kind: v.literal("ungraded"), what: v.string() }),
  v.object({ ...shared, kind: v.literal("unread"), why: v.string(), version: v.string() }),
]);

const nullableText = v.nullable(v.string());
const memoryShape = v.object({
  pages: v.record(
    v.string(),
    v.object({
      validators: v.object({ etag: nullableText, modified: nullableText }),
      councils: v.array(v.object({ urn: v.string(), latest: v.nullable(isoDate) })),
      next: nullableText,
    }),
  ),
  latest: v.record(v.string(), isoDate),
});

/** Everything that was kept. */
export type Kept = {
  reports: ReportHere[];
  memory: LookMemory;
  /** ISO date of the last look that missed nothing. */
  completeOn: string | null;
};

interface Database extends DBSchema {
  /** By number. */
  reports: { key: string; value: ReportHere };
  look: { key: "memory" | "complete-on"; value: LookMemory | string };
}

export const NOTHING_KEPT: Kept = { reports: [], memory: { pages: {}, latest: {} }, completeOn: null };

/** What cannot be read counts as not there: it is looked for again. */
export async function readKept(): Promise<Kept> {
  try {
    if (!(await isThere(READ_HERE))) return NOTHING_KEPT;
    return await withDatabase(async (db) => {
      const [reports, memory, completeOn] = await Promise.all([
        db.getAll("reports"),
        db.get("look", "memory"),
        db.get("look", "complete-on"),
      ]);
      const checked = v.safeParse(memoryShape, memory);
      return {
        reports: reports.filter((each) => v.is(reportShape, each)),
        memory: checked.success ? checked.output : NOTHING_KEPT.memory,
        completeOn: v.is(isoDate, completeOn) ? completeOn : null,
      };
    });
  } catch {
    return NOTHING_KEPT;
  }
}

/** @throws DOMException when storage is full, as do those below */
export async function keepReport(number: string, report: ReportHere): Promise<void> {
  await withDatabase(async (db) => {
    const transaction = db.transaction("reports", "readwrite", { durability: "strict" });
    await Promise.all([transaction.store.put(report, number), transaction.done]);
  });
}

export async function keepMemory(memory: LookMemory): Promise<void> {
  await withDatabase((db) => db.put("look", memory, "memory"));
}

export async function keepCompleteOn(isoDate: string): Promise<void> {
  await withDatabase((db) => db.put("look", isoDate, "complete-on"));
}

/** @returns what there was, for undo */
export async function forgetKept(): Promise<Kept> {
  const kept = await readKept();
  await deleteDB(READ_HERE);
  return kept;
}

export async function restoreKept({ reports, memory, completeOn }: Kept): Promise<void> {
  for (const report of reports) await keepReport(reportNumber(report.report), report);
  await keepMemory(memory);
  if (completeOn) await keepCompleteOn(completeOn);
}

async function withDatabase<T>(work: (db: IDBPDatabase<Database>) => Promise<T>): Promise<T> {
  const db = await openDB<Database>(READ_HERE, 1, {
    upgrade(opened) {
      opened.createObjectStore("reports");
      opened.createObjectStore("look");
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
