/** Many pages at once: addresses pasted, files dropped. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { done } from "../researchState.ts";
import {
  addAddresses,
  addFiles,
  clear,
  counts,
  items,
  pauseBatch,
  retryFailed,
  startBatch,
  state,
  waitingSites,
} from "./batchState.ts";

/** Of failures shown; all are kept. */
const MOST = 200;

export function Batch() {
  return (
    <div class="prose">
      <h2>A batch of pages</h2>
      <p>Each page is read as if you had opened it, without its scripts, and goes into the log.</p>
      <Addresses />
      <Drop />
      {items.value.length > 0 && <Queue />}
    </div>
  );
}

function Addresses() {
  const field = useRef<HTMLTextAreaElement>(null);
  const wrong = useSignal<string[]>([]);
  const add = async () => {
    if (!field.current) return;
    wrong.value = await addAddresses(field.current.value);
    field.current.value = wrong.value.join("\n");
    field.current.focus();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <label for="addresses">Addresses, one a line</label>
      <textarea
        id="addresses"
        ref={field}
        placeholder="https://news.example/story"
        aria-describedby="wrong"
      />
      <p id="wrong" role="status">
        {wrong.value.length > 0 &&
          `${wrong.value.length === 1 ? "1 line is" : `${wrong.value.length} lines are`} no address (https://…) and stayed in the field.`}
      </p>
      <button type="submit">Add</button>
    </form>
  );
}

function Drop() {
  const chooser = useRef<HTMLInputElement>(null);
  const isOver = useSignal(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button does the same for the keyboard
    <div
      class="drop"
      data-over={isOver.value ? "" : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => (isOver.value = false)}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        void addFiles([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <p>Drop files here: HTML, MHTML, text or PDF</p>
      <button type="button" onClick={() => chooser.current?.click()}>
        Choose files
      </button>
      <input
        ref={chooser}
        type="file"
        multiple
        accept=".html,.htm,.xhtml,.mhtml,.mht,.txt,.text,.pdf"
        aria-label="Files to read"
        hidden
        onChange={(event) => {
          void addFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}

function Queue() {
  const { all, waiting, done: read, failed } = counts.value;
  const isRunning = state.value === "running";
  const sites = waitingSites.value;
  return (
    <>
      <h2>Progress</h2>
      <progress value={read + failed} max={all} aria-label="Batch" />
      <p role="status">
        {read} of {all} read
        {failed > 0 && `, ${failed} failed`}
        {waiting > 0 && `, ${waiting} waiting`}.{state.value === "pausing" && " Pausing…"}
      </p>
      {waiting > 0 && !isRunning && sites.length > 0 && (
        <p class="quiet">
          Pages will be fetched from{" "}
          {sites
            .slice(0, 10)
            .map(([site, count]) => `${site.replace(/^https?:\/\//, "")} (${count})`)
            .join(", ")}
          {sites.length > 10 && ` and ${sites.length - 10} more sites`}, one at a time from each. Your browser
          may ask you to allow just these sites.
        </p>
      )}
      <div class="buttons">
        {waiting > 0 && !isRunning && (
          <button type="button" disabled={state.value === "pausing"} onClick={() => void startBatch()}>
            {read + failed > 0 ? "Resume" : "Start"}
          </button>
        )}
        {isRunning && (
          <button type="button" onClick={pauseBatch}>
            Pause
          </button>
        )}
        {failed > 0 && !isRunning && (
          <button type="button" onClick={() => void retryFailed()}>
            Try the failed again
          </button>
        )}
        {!isRunning && (
          <button
            type="button"
            onClick={() => {
              void clear();
              done.value = { words: "The batch was cleared. Pages that were read stay in the log." };
            }}
          >
            Clear the batch
          </button>
        )}
      </div>
      {failed > 0 && <Failures />}
    </>
  );
}

function Failures() {
  const all = items.value.filter(({ state: itemState }) => itemState === "failed");
  return (
    <>
      <h2>Not read</h2>
      <ul class="failures">
        {all.slice(0, MOST).map(({ id, name, problem }) => (
          <li key={id}>
            <span class="name">{name}</span>: {problem}
          </li>
        ))}
      </ul>
      {all.length > MOST && <p class="quiet">And {all.length - MOST} more.</p>}
    </>
  );
}
