/** The research page: the scan log as a table and as charts, batches of pages, a table of one's own, export and import. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Done } from "../ui/Done.tsx";
import { Batch } from "./batch/Batch.tsx";
import { Charts } from "./Charts.tsx";
import { Files } from "./files/Files.tsx";
import { Join } from "./join/Join.tsx";
import { LogControl } from "./LogControl.tsx";
import { done, loadState, mentionCount, undo } from "./researchState.ts";
import { Filters } from "./table/Filters.tsx";
import { MentionTable } from "./table/MentionTable.tsx";

const TABS = {
  table: "Table",
  charts: "Charts",
  batch: "Batch",
  join: "Join",
  files: "Export and import",
  log: "Log",
} as const;
type Tab = keyof typeof TABS;

export function Research() {
  const tab = useSignal<Tab>("table");
  return (
    <main>
      <header>
        <h1>Council Ratings: research</h1>
        <LogControl />
      </header>
      <Tabs value={tab.value} onChange={(to) => (tab.value = to)} />
      <section id="panel" role="tabpanel" aria-labelledby={`tab-${tab.value}`} data-tab={tab.value}>
        {(tab.value === "table" || tab.value === "charts") && <Mentions tab={tab.value} />}
        {tab.value === "batch" && <Batch />}
        {tab.value === "join" && <Join />}
        {tab.value === "files" && <Files />}
        {tab.value === "log" && <LogControl full />}
      </section>
      <Done message={done.value} onUndo={() => void undo()} onClose={() => (done.value = null)} />
    </main>
  );
}

function Mentions({ tab }: { tab: "table" | "charts" }) {
  const state = loadState.value;
  if (state.kind === "failed")
    return <p role="alert">The log could not be read: {state.why}. Reload this page to try again.</p>;
  if (state.kind === "loading")
    return (
      <p role="status" class="loading">
        Reading the log{state.pages > 0 && `: ${state.pages.toLocaleString("en-GB")} pages so far`}…
      </p>
    );
  if (mentionCount.value === 0) return <Empty />;
  return (
    <>
      <Filters />
      {tab === "table" ? <MentionTable /> : <Charts />}
    </>
  );
}

function Empty() {
  return (
    <div class="empty">
      <h2>No mention is logged yet</h2>
      <p>
        Turn the scan log on above and browse: each page that is scanned becomes a record here, with the
        councils it names. Or take a pile of pages in at once under Batch, or another researcher's log under
        Export and import.
      </p>
      <p class="quiet">The log stays on this computer. Private windows are never logged.</p>
    </div>
  );
}

/** One stop for the Tab key; arrows go from tab to tab. */
function Tabs({ value, onChange }: { value: Tab; onChange(tab: Tab): void }) {
  const list = useRef<HTMLDivElement>(null);
  const keys = Object.keys(TABS) as Tab[];
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0) return;
    const next = keys[(keys.indexOf(value) + by + keys.length) % keys.length] ?? value;
    onChange(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Views" ref={list}>
      {keys.map((key) => (
        <button
          type="button"
          key={key}
          id={`tab-${key}`}
          role="tab"
          aria-selected={key === value}
          aria-controls="panel"
          tabIndex={key === value ? 0 : -1}
          onClick={() => onChange(key)}
          onKeyDown={onKeyDown}
        >
          {TABS[key]}
        </button>
      ))}
    </div>
  );
}
