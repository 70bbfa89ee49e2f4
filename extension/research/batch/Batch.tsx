/** Many pages at once: addresses pasted, files dropped. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { MOST_LISTED } from "./addListed.ts";
import { addAddresses, addFiles, choice, items } from "./batchState.ts";
import { Queue } from "./Queue.tsx";

export function Batch() {
  return (
    <div class="prose">
      <h2>A batch of pages</h2>
      <p>
        Each page is read as if you had opened it, without its scripts, and goes into the log. A feed or a
        sitemap stands for the pages it lists.
      </p>
      <Choice />
      <Addresses />
      <Drop />
      {items.value.length > 0 && <Queue />}
    </div>
  );
}

/** Which of the pages that feeds and sitemaps list. */
function Choice() {
  const { since, within } = choice.value;
  return (
    <details class="listed-choice">
      <summary>Only some pages of feeds and sitemaps</summary>
      <div>
        <label>
          From this day on
          <input
            type="date"
            value={since ?? ""}
            onChange={(event) => (choice.value = { since: event.currentTarget.value || null, within })}
          />
        </label>
        <label>
          With this in their address
          <input
            type="text"
            placeholder="/news/"
            value={within ?? ""}
            onInput={(event) => (choice.value = { since, within: event.currentTarget.value.trim() || null })}
          />
        </label>
      </div>
      <p class="quiet">
        Of what is added from now on. Left empty: all, up to {MOST_LISTED.toLocaleString("en-GB")} pages in a
        batch.
      </p>
    </details>
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
      <label for="addresses">Addresses of pages, feeds or sitemaps, one a line</label>
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
      <p>Drop files here: HTML, MHTML, text, PDF, feeds or sitemaps</p>
      <button type="button" onClick={() => chooser.current?.click()}>
        Choose files
      </button>
      <input
        ref={chooser}
        type="file"
        multiple
        accept=".html,.htm,.xhtml,.mhtml,.mht,.txt,.text,.pdf,.xml,.rss,.atom,.json,.gz"
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
