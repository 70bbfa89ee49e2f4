/** The log out to a statistician, and another researcher's log in. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { ExportFormat } from "../../../core/table/exportFiles.ts";
import { saveFile } from "../../../ui/saveFile.ts";
import { putPages, readPage, removePages } from "../../store/scanLog.ts";
import { Choice } from "../../ui/choices.tsx";
import { attempt, data, done, filter, log, pages, readAll, rows, show } from "../researchState.ts";
import { exportLog } from "./exportLog.ts";
import { mergePages, readLogFile } from "./importLog.ts";

export function Files() {
  return (
    <div class="prose">
      <Export />
      <Import />
    </div>
  );
}

function Export() {
  const format = useSignal<ExportFormat>("csv");
  const which = useSignal<"all" | "filtered">("all");
  const share = useSignal<number | null>(null);
  const isFiltered = Object.values(filter.value).some((value) => value !== "");

  const run = () =>
    attempt(async () => {
      if (!log.value || !data.value) return;
      const shown = new Set(rows.value.map(({ mention }) => mention));
      const exported =
        isFiltered && which.value === "filtered"
          ? pages.value
              .map((page) => ({ ...page, mentions: page.mentions.filter((mention) => shown.has(mention)) }))
              .filter(({ mentions }) => mentions.length > 0)
          : pages.value;
      share.value = 0;
      const zip = await exportLog(exported, {
        format: format.value,
        settings: log.value,
        data: data.value.register.asOf,
        filter: exported === pages.value ? null : filterWords(),
        onProgress: (done) => {
          share.value = done;
        },
      });
      saveFile(zip, `council-ratings-${new Date().toISOString().slice(0, 10)}-${format.value}.zip`);
      done.value = { words: `${exported.length.toLocaleString("en-GB")} pages were exported.` };
    }).finally(() => {
      share.value = null;
    });

  return (
    <>
      <h2>Export</h2>
      <p>
        One zip file: a table of mentions, a table of pages, a codebook that explains every column, and a
        methods note with versions, settings and counts. Labels and notes go with it.
      </p>
      <Choice
        label="Format"
        value={format.value}
        options={{
          csv: "CSV, for spreadsheets",
          jsonl: "JSON Lines, with the log itself, to be merged with another",
          parquet: "Parquet, for R, Python and DuckDB",
        }}
        onChange={(value) => (format.value = value)}
      />
      {isFiltered && (
        <Choice
          label="What"
          value={which.value}
          options={{ all: "The whole log", filtered: "Only the mentions that the table shows now" }}
          onChange={(value) => (which.value = value)}
        />
      )}
      <button
        type="button"
        disabled={pages.value.length === 0 || share.value !== null}
        onClick={() => void run()}
      >
        Export
      </button>{" "}
      {share.value !== null && (
        <progress value={share.value} aria-label="Export">
          {Math.round(share.value * 100)}%
        </progress>
      )}
      {pages.value.length === 0 && <p class="quiet">There is nothing in the log yet.</p>}
    </>
  );
}

function Import() {
  const chooser = useRef<HTMLInputElement>(null);
  const bad = useSignal<{ line: number; why: string }[]>([]);
  const run = (file: File) =>
    attempt(async () => {
      bad.value = [];
      const read = readLogFile(file.name, new Uint8Array(await file.arrayBuffer()));
      bad.value = read.bad;
      // As the log has them: this page may still be reading it.
      const kept = await Promise.all(read.pages.map(({ address }) => readPage(address)));
      const known = new Map(kept.flatMap((page) => (page ? [[page.address, page]] : [])));
      const merged = mergePages(read.pages, (address) => known.get(address));
      const before = await putPages(merged.pages);
      show(merged.pages);
      const fresh = merged.pages.map(({ address }) => address).filter((address) => !known.has(address));
      done.value = {
        words: [
          `${merged.added} pages were added and ${merged.renewed} brought up to date.`,
          ...(merged.conflicts > 0 ? [`${merged.conflicts} labels differ: yours were kept.`] : []),
        ].join(" "),
        undo: async () => {
          await removePages(fresh);
          await putPages(before);
          await readAll();
        },
      };
    }).catch(() => undefined);
  return (
    <>
      <h2>Import</h2>
      <p>
        Merges another researcher's log into this one: a zip exported as JSON Lines. Of a page that both have,
        the later scan is kept; labels of both are, and where they differ, yours.
      </p>
      <button type="button" onClick={() => chooser.current?.click()}>
        Choose a file
      </button>
      <input
        ref={chooser}
        type="file"
        accept=".zip,.jsonl,.ndjson"
        aria-label="A log to import"
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void run(file);
          event.currentTarget.value = "";
        }}
      />
      {bad.value.length > 0 && (
        <details open>
          <summary>{bad.value.length} lines could not be read and were left out</summary>
          <ul>
            {bad.value.slice(0, 100).map(({ line, why }) => (
              <li key={line}>
                line {line}: {why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function filterWords(): string {
  const set = Object.entries(filter.value).filter(([, value]) => value !== "");
  return `mentions with ${set.map(([name, value]) => `${name} = ${value}`).join(", ")}`;
}
