/** CSV and its kind: any delimiter, any line ends, with or without a byte order mark. */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { CsvError, type Options, parse } from "csv-parse";
import { stringify } from "csv-stringify/sync";
import { delimiterOf } from "../../core/join/delimiter.ts";
import { UsageError } from "../usageError.ts";
import { headerOf } from "./header.ts";
import type { Source } from "./source.ts";
import {
  batched,
  type Cell,
  cellText,
  type Like,
  type OpenTable,
  refuseFurther,
  type TableWriter,
} from "./table.ts";

/** A row that is longer has a quote that is never closed. */
const LONGEST_ROW = 10 << 20;

const MARK = "\ufeff";

export type DelimitedOptions = {
  /** Which line has the names, from 1. */
  header: number;
  /** As the standard for encodings names it. */
  encoding: string;
};

/** @throws {UsageError} naming the line and column of what is wrong, also while rows are read */
export async function openDelimited(
  source: Source,
  { header: headerLine, encoding }: DelimitedOptions,
): Promise<OpenTable> {
  const head = source.head.toString("latin1");
  const delimiter = delimiterOf(head);
  const records = parsed(source, delimiter, encoding);
  let first: Record | undefined;
  for (let at = 0; at < headerLine; at++) {
    const { value, done } = await records.next();
    if (done) throw new UsageError(`${source.name} has no line ${headerLine} to be its header.`);
    first = value;
  }
  const columns = headerOf(first?.cells ?? [], source.name, first?.line ?? headerLine);
  return {
    kind: delimiter === "\t" ? "tsv" : "csv",
    columns,
    rows: rows(records, columns, source.name),
    progress: source.progress,
    like: {
      delimiter,
      lineEnd: head.includes("\r\n") ? "\r\n" : "\n",
      hasByteOrderMark: head.startsWith("\xef\xbb\xbf"),
    },
  };
}

type Record = { cells: string[]; line: number };

async function* rows(records: AsyncGenerator<Record>, columns: readonly string[], name: string) {
  for await (const { cells, line } of records) {
    if (cells.length !== columns.length)
      throw new UsageError(
        `${name}, line ${line}, column ${Math.min(cells.length, columns.length) + 1}: the row has ${counted(cells.length)}, the header ${counted(columns.length)}. If the header is further down, say --header with its line.`,
      );
    yield { cells };
  }
}

async function* parsed(source: Source, delimiter: string, encoding: string): AsyncGenerator<Record> {
  const options: Options = {
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  };
  const parser = Readable.from(decoded(source, encoding)).compose(parse(options) as never);
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>)
      yield { cells: record, line: info.lines };
  } catch (error) {
    throw error instanceof CsvError ? new UsageError(`${source.name}, ${csvWords(error)}`) : error;
  }
}

/** @throws {UsageError} at the first byte that is none of this encoding */
async function* decoded(source: Source, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  try {
    for await (const bytes of source.bytes) {
      const text = decoder.decode(bytes, { stream: true });
      for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) line++;
      yield text;
    }
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(
      `${source.name}, after line ${line}: not ${encoding.toUpperCase()}. Save it as “CSV UTF-8”, or say --encoding windows-1252.`,
    );
  }
}

/** "line 12, column 3: …" */
function csvWords(error: CsvError): string {
  const [, said] = /(?:line|at line) (\d+)/.exec(error.message) ?? [];
  const line = said ?? String(error.lines ?? "");
  const column = typeof error.column === "number" ? `, column ${error.column + 1}` : "";
  switch (error.code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return `line ${line}: a quote is opened and never closed.`;
    case "CSV_MAX_RECORD_SIZE":
      return `near line ${line}: a row of more than 10 MB; is a quote opened and never closed?`;
    case "CSV_INVALID_CLOSING_QUOTE":
    case "INVALID_OPENING_QUOTE":
      return `line ${line}${column}: a quote within a cell: the cell must be in quotes, and each quote in it written twice.`;
    default:
      return `line ${line}${column}: ${error.message}`;
  }
}

/** @param out a path, or - for standard output */
export async function createDelimited(
  out: string,
  columns: readonly string[],
  { delimiter = ",", lineEnd = "\n", hasByteOrderMark = false }: Like,
): Promise<TableWriter> {
  const stream = out === "-" ? process.stdout : createWriteStream(out);
  const batch = batched(stream);
  let waiting: string[][] = [];
  const texts = () => {
    const made = stringify(waiting, { delimiter, record_delimiter: lineEnd });
    waiting = [];
    return made;
  };
  waiting.push([...columns]);
  await batch.add((hasByteOrderMark ? MARK : "") + texts());
  return {
    write({ cells, further }, added) {
      refuseFurther(further);
      const all: Cell[] = [...cells, ...added];
      waiting.push(all.map(cellText));
      return waiting.length >= 500 ? batch.add(texts()) : undefined;
    },
    async close() {
      await batch.add(texts());
      await batch.end();
      if (out === "-") return;
      stream.end();
      await finished(stream);
    },
  };
}

function counted(cells: number): string {
  return `${cells} cell${cells === 1 ? "" : "s"}`;
}
