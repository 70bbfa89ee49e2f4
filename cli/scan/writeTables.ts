/** The parts of a scan -> its tables, each there under its name only when it is complete. */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { fileWriter, parquetWriteRows } from "hyparquet-writer";
import { MENTION_COLUMNS, mentionRows, PAGE_COLUMNS, pageRow, type Row } from "../../core/table/columns.ts";
import { csvHead, csvRows } from "../../core/table/csv.ts";
import { parquetColumns, ROW_GROUP } from "../../core/table/parquet.ts";
import { partOf } from "../wholeFile.ts";
import { shortHash } from "./addressKey.ts";
import type { Head, Journal } from "./journal.ts";

export const FORMATS = ["csv", "jsonl", "parquet"] as const;
export type Format = (typeof FORMATS)[number];

export type Counts = { pages: number; duplicates: number; mentions: number; problems: number };

type Columns = Parameters<typeof parquetColumns>[0];

/** Rows put together before they are written. */
const BATCH = 1000;

/**
 * @param kept begins anew at each call, as `Journal.all` does
 * @param suffix between a table's name and the point of its ending
 */
export async function writeTables(
  kept: Journal["all"],
  { out, format, suffix }: { out: string; format: Format; suffix: string },
): Promise<Counts> {
  const counts: Counts = { pages: 0, duplicates: 0, mentions: 0, problems: 0 };
  let hasProblems = false;
  /** Pages of the same address as one before. */
  const duplicates = new Set<string>();
  const path = (table: string, ending: string) => join(out, `${table}${suffix}.${ending}`);

  await write(path("pages", format), format, PAGE_COLUMNS, pages());
  await write(path("mentions", format), format, MENTION_COLUMNS, mentions());
  await write(path("problems", "csv"), "csv", PROBLEM_COLUMNS, problems());
  return counts;

  async function* pages(): AsyncGenerator<Row> {
    const seen = new Set<string>();
    const isOfTable = (head: Head) => {
      hasProblems ||= !isPage(head);
      return isPage(head);
    };
    for await (const some of kept(isOfTable))
      for (const { head, entry } of some) {
        if (!("page" in entry)) continue;
        const key = shortHash(entry.page.address);
        if (seen.has(key)) {
          counts.duplicates++;
          duplicates.add(nameOf(head));
          continue;
        }
        seen.add(key);
        counts.pages++;
        yield pageRow(entry.page);
      }
  }

  async function* mentions(): AsyncGenerator<Row> {
    for await (const some of kept((each) => isPage(each) && each.mentions !== 0))
      for (const { head, entry } of some) {
        if (!("page" in entry) || duplicates.has(nameOf(head))) continue;
        counts.mentions += entry.page.mentions.length;
        yield* mentionRows(entry.page);
      }
  }

  async function* problems(): AsyncGenerator<Row> {
    if (!hasProblems) return;
    for await (const some of kept((head) => !isPage(head)))
      for (const { entry } of some) {
        if (!("problem" in entry)) continue;
        counts.problems++;
        yield { at: entry.problem.at, problem: entry.problem.problem };
      }
  }
}

function isPage({ state }: Head): boolean {
  return state === "page";
}

/** Tells it from all others. A list that changed between two runs may have another page where there was one before. */
function nameOf({ key, order }: Head): string {
  return key ?? order.join();
}

const PROBLEM_COLUMNS: Columns = [
  { name: "at", type: "text" },
  { name: "problem", type: "text" },
];

async function write(
  path: string,
  format: Format,
  columns: Columns,
  rows: AsyncIterable<Row>,
): Promise<void> {
  // Two runs of one scan may come to their end together.
  const part = partOf(path);
  if (format === "parquet") {
    await parquetWriteRows({
      writer: fileWriter(part),
      columns: parquetColumns(columns),
      rows,
      rowGroupSize: ROW_GROUP,
    });
  } else {
    const lines = (batch: readonly Row[]) =>
      format === "csv" ? csvRows(columns, batch) : batch.map((row) => `${JSON.stringify(row)}\n`).join("");
    const file = createWriteStream(part);
    if (format === "csv") file.write(csvHead(columns));
    for await (const batch of batches(rows)) if (!file.write(lines(batch))) await once(file, "drain");
    file.end();
    await finished(file);
  }
  await rename(part, path);
}

async function* batches(rows: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
