/** JSON Lines: an object a row, each with keys of its own. */
import { createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { appendToLine } from "../../core/join/appendToLine.ts";
import { UsageError } from "../usageError.ts";
import type { Source } from "./source.ts";
import { batched, type Cell, type OpenTable, type Row, refuseSameNames, type TableWriter } from "./table.ts";

/** So many rows are looked at for their columns. */
const LOOKED_AT = 1000;

/** @throws {UsageError} naming the line that is no object, also while rows are read */
export async function openJsonLines(source: Source): Promise<OpenTable> {
  const objects = read(source);
  const first: Line[] = [];
  for (let at = 0; at < LOOKED_AT; at++) {
    const { value, done } = await objects.next();
    if (done) break;
    first.push(value);
  }
  const columns = [...new Set(first.flatMap(({ object }) => Object.keys(object)))];
  const known = new Set(columns);
  const rowOf = ({ object, line }: Line): Row => {
    const further = Object.entries(object).filter(([key]) => !known.has(key));
    return {
      cells: columns.map((column) => object[column]),
      line,
      ...(further.length > 0 && { further: Object.fromEntries(further) }),
    };
  };
  async function* rows(): AsyncGenerator<Row> {
    for (const object of first) yield rowOf(object);
    for await (const object of objects) yield rowOf(object);
  }
  return { kind: "jsonl", columns, rows: rows(), progress: source.progress, like: {} };
}

type Cells = Record<string, Cell>;
type Line = { object: Cells; line: string };

async function* read(source: Source): AsyncGenerator<Line> {
  let number = 0;
  for await (const line of createInterface({
    input: Readable.from(source.bytes),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number++;
    if (line.trim() === "") continue;
    const plain = number === 1 ? line.replace(/^\ufeff/, "") : line;
    yield { object: objectOf(plain, `${source.name}, line ${number}`), line: plain };
  }
}

function objectOf(line: string, place: string): Cells {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new UsageError(`${place}: not JSON (${(error as Error).message}).`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new UsageError(`${place}: not an object with a key for each column.`);
  return value as Cells;
}

/** @param out a path, or - for standard output */
export function createJsonLines(out: string, columns: readonly string[]): TableWriter {
  refuseSameNames(columns);
  const stream = out === "-" ? process.stdout : createWriteStream(out);
  const batch = batched(stream);
  return {
    write({ cells, line }, added) {
      const behind = Object.fromEntries(added.map((value, i) => [columns[cells.length + i] ?? "", value]));
      const own =
        line ?? JSON.stringify(Object.fromEntries(cells.map((cell, i) => [columns[i], cell])), exact);
      return batch.add(`${appendToLine(own, behind)}\n`);
    },
    async close() {
      await batch.end();
      if (out === "-") return;
      stream.end();
      await finished(stream);
    },
  };
}

/** JSON has no whole numbers beyond 2^53 that every reader keeps: those are written as text. */
function exact(_: string, value: unknown): unknown {
  if (typeof value !== "bigint") return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}
