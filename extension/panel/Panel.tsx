/** The side panel: a page's councils in reading order, filtered, compared, copied. */
import { useSignal } from "@preact/signals";
import { TabMessage } from "../tab/TabMessage.tsx";
import { CLASS_WORDS, STYLE_WORDS } from "../ui/choiceWords.ts";
import { DataAge } from "../ui/dataAge.tsx";
import { OwnCouncil } from "../ui/OwnCouncil.tsx";
import { Comparison } from "./Comparison.tsx";
import { asMarkdown, asText } from "./copyText.ts";
import { MentionList } from "./MentionList.tsx";
import {
  classFilter,
  data,
  filtered,
  gradeFilter,
  listed,
  mentions,
  own,
  paste,
  pasted,
  state,
  tab,
} from "./panelState.ts";

const GRADES = { all: "Any grade", ...STYLE_WORDS };
const CLASSES = { all: "Named in any way", ...CLASS_WORDS };

export function Panel() {
  return (
    <main>
      <header>
        <h1>{pasted.value ? "Councils in the pasted text" : "Councils on this page"}</h1>
        <Filters />
        <Copy />
      </header>
      <Comparison />
      {own.value && !pasted.value && <OwnCouncil rating={own.value} />}
      <Found />
      <Paste />
      <p>
        <a href="england.html" target="_blank" rel="noopener">
          England at a glance
        </a>
      </p>
      <DataAge asOf={data.value?.register.asOf} />
    </main>
  );
}

function Found() {
  const all = pasted.value ?? mentions.value;
  if (!pasted.value && state.value.kind !== "read") return <TabMessage state={state.value} tab={tab.value} />;
  if (all.length === 0 && !pasted.value) return <TabMessage state={{ kind: "none" }} tab={tab.value} />;
  if (filtered.value.length > 0) return <MentionList mentions={filtered.value} />;
  return (
    <p class="message" role="status">
      {all.length > 0 ? "No mention passes the filters." : "No council in England is named in the text."}
    </p>
  );
}

function Filters() {
  return (
    <div class="filters">
      <Choice
        label="Grade"
        words={GRADES}
        value={gradeFilter.value}
        onChange={(v) => (gradeFilter.value = v)}
      />
      <Choice
        label="How named"
        words={CLASSES}
        value={classFilter.value}
        onChange={(v) => (classFilter.value = v)}
      />
    </div>
  );
}

type ChoiceProps<K extends string> = {
  label: string;
  words: Record<K, string>;
  value: K;
  onChange(value: K): void;
};

function Choice<K extends string>({ label, words, value, onChange }: ChoiceProps<K>) {
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as K)}>
        {Object.entries<string>(words).map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function Copy() {
  const said = useSignal("");
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      said.value = "Copied.";
    } catch {
      said.value = "The browser did not allow copying.";
    }
  };
  const isEmpty = listed.value.length === 0;
  return (
    <div class="copy">
      <button type="button" disabled={isEmpty} onClick={() => void copy(asText(listed.value))}>
        Copy as text
      </button>
      <button type="button" disabled={isEmpty} onClick={() => void copy(asMarkdown(listed.value))}>
        Copy as Markdown
      </button>
      <span class="quiet" role="status">
        {said.value}
      </span>
    </div>
  );
}

function Paste() {
  const text = useSignal("");
  const change = (value: string) => {
    text.value = value;
    paste(value);
  };
  return (
    <details class="paste" open={state.value.kind === "pdf"}>
      <summary>Find councils in a text of your own</summary>
      <label>
        <span>Paste text, from a PDF for example. It stays on this machine.</span>
        <textarea value={text.value} onInput={(event) => change(event.currentTarget.value)} />
      </label>
      {pasted.value && (
        <button type="button" onClick={() => change("")}>
          Back to the page
        </button>
      )}
    </details>
  );
}
