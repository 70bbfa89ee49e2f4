/** The rows of a table that a scan wrote, in any of its formats. Node only. */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { parse } from "csv-parse";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";

type Cells = Record<string, unknown>;

export async function* readTable(path: string): AsyncGenerator<Cells> {
  if (path.endsWith(".csv")) {
    for await (const row of createReadStream(path).pipe(parse({ bom: true, columns: true })))
      yield row as Cells;
  } else if (path.endsWith(".jsonl")) {
    for await (const line of createInterface({ input: createReadStream(path) }))
      yield JSON.parse(line) as Cells;
  } else yield* readParquet(path);
}

async function* readParquet(path: string): AsyncGenerator<Cells> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  let start = 0;
  for (const { num_rows: rows } of metadata.row_groups) {
    const end = start + Number(rows);
    yield* await parquetReadObjects({ file, metadata, rowStart: start, rowEnd: end });
    start = end;
  }
}
