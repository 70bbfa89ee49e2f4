/** Parquet: read and written a row group at a time, each column in its own type. */
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, type SchemaElement } from "hyparquet";
import { fileWriter, parquetWriteRows } from "hyparquet-writer";
import { ROW_GROUP } from "../../core/table/parquet.ts";
import { UsageError } from "../usageError.ts";
import {
  type Cell,
  cellText,
  type Like,
  type OpenTable,
  type ParquetElement,
  type Row,
  refuseFurther,
  refuseSameNames,
  type TableWriter,
} from "./table.ts";

/** @throws {UsageError} for what is no Parquet, or has columns within columns */
export async function openParquet(path: string): Promise<OpenTable> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file).catch((error: Error) => {
    throw new UsageError(`${path} is no Parquet that can be read (${error.message}).`);
  });
  const [, ...elements] = metadata.schema;
  const nested = elements.find(({ num_children: children }) => (children ?? 0) > 0);
  if (nested)
    throw new UsageError(
      `${path}: column “${nested.name}” holds lists or further columns: a table with rows of cells is needed.`,
    );
  const columns = elements.map(({ name }) => name);
  const total = Number(metadata.num_rows);
  let at = 0;
  async function* rows(): AsyncGenerator<Row> {
    for (const { num_rows: count } of metadata.row_groups) {
      const rowEnd = at + Number(count);
      const objects = await parquetReadObjects({ file, metadata, rowStart: at, rowEnd });
      for (const object of objects) {
        at++;
        yield { cells: columns.map((column) => object[column]) };
      }
    }
  }
  return {
    kind: "parquet",
    columns,
    rows: rows(),
    progress: () => (total ? at / total : null),
    like: { schema: elements as unknown as ParquetElement[] },
  };
}

/** @param like with the schema of the table that was read, where that was Parquet; else every column is text */
export function createParquet(out: string, columns: readonly string[], { schema }: Like): TableWriter {
  refuseSameNames(columns);
  const queue: Record<string, Cell>[] = [];
  let wake = () => {};
  let taken = () => {};
  let isDone = false;
  async function* rows(): AsyncGenerator<Record<string, Cell>> {
    for (;;) {
      for (const row of queue.splice(0)) yield row;
      taken();
      if (isDone && queue.length === 0) return;
      if (queue.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }
  const typed = new Set(schema?.map(({ name }) => name));
  const elements = columns.map(
    (name) => schema?.find((element) => element.name === name) ?? textColumn(name),
  );
  const written = Promise.resolve(
    parquetWriteRows({
      writer: fileWriter(out),
      rows: rows(),
      columns: columns.map((name) => ({ name })),
      schema: [{ name: "root", num_children: columns.length }, ...elements] as SchemaElement[],
      rowGroupSize: ROW_GROUP,
    } as Parameters<typeof parquetWriteRows>[0]),
  );
  // Told by write or close; not on its own.
  written.catch(() => {});
  return {
    write({ cells, further }, added) {
      refuseFurther(further);
      const all = [...cells, ...added];
      queue.push(
        Object.fromEntries(
          columns.map((name, i) => [name, typed.has(name) ? (all[i] ?? null) : textOrNull(all[i])]),
        ),
      );
      if (queue.length < 1000) return undefined;
      const room = new Promise<void>((resolve) => {
        taken = resolve;
      });
      wake();
      return Promise.race([room, written]).then(() => undefined);
    },
    async close() {
      isDone = true;
      wake();
      await written;
    },
  };
}

function textColumn(name: string): ParquetElement {
  return { name, type: "BYTE_ARRAY", repetition_type: "OPTIONAL", converted_type: "UTF8" };
}

function textOrNull(cell: Cell): string | null {
  return cell === null || cell === undefined || cell === "" ? null : cellText(cell);
}
