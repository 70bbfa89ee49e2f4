/** Which table, and how it is to be read. */
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
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
        <Choice
          label="Councils are named in"
          none="choose a column"
          columns={columns.value}
          value={keyAt.value}
          onChange={(at) => {
            keyAt.value = at;
          }}
        />
        <Choice
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

type ChoiceProps = {
  label: string;
  none: string;
  columns: readonly string[];
  value: number | null;
  onChange(at: number | null): void;
};

function Choice({ label, none, columns, value, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <label for={id}>
      <span>{label}</span>
      <select
        id={id}
        value={value ?? ""}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.value === "" ? null : Number(currentTarget.value))
        }
      >
        <option value="">{none}</option>
        {columns.map((column, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
          <option key={i} value={i}>
            {column || `column ${i + 1}`}
          </option>
        ))}
      </select>
    </label>
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
