/** Which table, and how it is to be read. */
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { Choice } from "../Choice.tsx";
import type { JoinState } from "./joinState.ts";

export function Drop({ state }: { state: JoinState }) {
  const id = useId();
  const isOver = useSignal(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the field in it does the same by keyboard
    <div
      class="take"
      data-over={isOver.value}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        const [file] = event.dataTransfer?.files ?? [];
        if (file) void state.take(file);
      }}
    >
      <label for={id}>Drop a table here, or choose one: CSV, TSV, XLSX, Parquet or JSON Lines</label>
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.parquet,.jsonl,.ndjson,text/csv"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void state.take(file);
          // The same file may be chosen again, changed.
          currentTarget.value = "";
        }}
      />
    </div>
  );
}

export function Choices({ state }: { state: JoinState }) {
  const { columns, keyAt, dayAt, header, hasSecondHeader } = state;
  return (
    <>
      {hasSecondHeader.value && (
        <p class="note" role="status">
          The row below the header looks like names, too: say which row is the header.
        </p>
      )}
      <div class="choices">
        <ColumnChoice
          label="Councils are named in"
          none="choose a column"
          columns={columns.value}
          value={keyAt.value}
          onChange={(at) => {
            keyAt.value = at;
          }}
        />
        <ColumnChoice
          label="Grades known on"
          none="the newest day"
          columns={columns.value}
          value={dayAt.value}
          onChange={(at) => {
            dayAt.value = at;
          }}
        />
        <HeaderField
          value={header.value + 1}
          onChange={(row) => {
            header.value = row - 1;
          }}
        />
      </div>
    </>
  );
}

type ColumnChoiceProps = {
  label: string;
  none: string;
  columns: readonly string[];
  /** The column's place, from 0. */
  value: number | null;
  onChange(at: number | null): void;
};

/** By its place: two columns may have one name. */
function ColumnChoice({ label, none, columns, value, onChange }: ColumnChoiceProps) {
  return (
    <Choice
      label={label}
      any={none}
      value={value === null ? null : String(value)}
      all={columns.map((_, at) => String(at))}
      words={(at) => columns[Number(at)] || `column ${Number(at) + 1}`}
      onChange={(at) => onChange(at === null ? null : Number(at))}
    />
  );
}

function HeaderField({ value, onChange }: { value: number; onChange(row: number): void }) {
  const id = useId();
  return (
    <label for={id}>
      <span>The header is row</span>
      <input
        id={id}
        type="number"
        min={1}
        max={50}
        value={value}
        onChange={({ currentTarget: { valueAsNumber } }) => {
          if (valueAsNumber >= 1 && valueAsNumber <= 50) onChange(valueAsNumber);
        }}
      />
    </label>
  );
}
