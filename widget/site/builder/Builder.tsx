/** Search a council, choose how it looks, see it, copy it. */

import { asOf } from "virtual:council-ratings/as-of";
import type { ReadonlySignal, Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { oldWords } from "../../../core/model/freshness.ts";
import { judgementWords } from "../../../core/model/grade.ts";
import { dateWords } from "../../../core/model/ratingWords.ts";
import { CouncilSearch } from "../../../ui/CouncilSearch.tsx";
import { paths } from "../address.ts";
import { Source } from "../Source.tsx";
import { FORM_WORDS, FORMS } from "../snippets.ts";
import * as state from "./builderState.ts";
import { Preview } from "./Preview.tsx";

const VIEW_WORDS = { badge: "Badge", inline: "In a sentence", card: "Card" };
const THEME_WORDS = { auto: "As the page", light: "Light", dark: "Dark" };

export function Builder() {
  const { choice, form, judgement } = state;
  const isImage = form.value === "image" || form.value === "markdown";
  return (
    <main class="page">
      <h1>Put a council’s rating on your site</h1>
      <p class="quiet">
        Ofsted’s grades of a council’s children’s services, as of {dateWords(asOf)}. No cookies, no tracking.
      </p>
      {oldWords(asOf) && <p class="old">{oldWords(asOf)}.</p>}
      <p class="quiet">
        A tag shows what this site’s own data has. To stay current, whoever runs this site runs one scheduled
        workflow, which looks for new reports each week and publishes them: the publisher’s guide has the
        steps. Data that grows old says so on every page that shows it.
      </p>
      <div class="builder">
        <div>
          <CouncilSearch
            label="Search for a council"
            search={state.search}
            onChoose={(id) => {
              state.council.value = id;
            }}
          />
          <Options legend="How much to show" value={state.view} words={VIEW_WORDS} />
          <Options legend="Colours" value={state.theme} words={THEME_WORDS} />
          <label class="field" for="judgement">
            Which grade
          </label>
          <select
            id="judgement"
            disabled={isImage}
            value={judgement.value ?? ""}
            onChange={({ currentTarget: { value } }) => {
              judgement.value = state.JUDGEMENTS.find((each) => each === value) ?? null;
            }}
          >
            <option value="">The whole rating</option>
            {state.JUDGEMENTS.map((each) => (
              <option key={each} value={each}>
                {judgementWords("ILACS", each)}
              </option>
            ))}
          </select>
          {isImage && <p class="quiet">An image always shows the whole rating.</p>}
        </div>
        <div>
          <h2>{choice.value.name}</h2>
          <Preview />
          <fieldset class="tabs">
            <legend>Where to put it</legend>
            {FORMS.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={form.value === each}
                onClick={() => {
                  form.value = each;
                }}
              >
                {FORM_WORDS[each]}
              </button>
            ))}
          </fieldset>
          <Code code={state.code} />
          <p>
            <a href={paths.council(choice.value.id)}>{choice.value.name}: all inspections</a>
          </p>
        </div>
      </div>
      <section>
        <h2>All councils</h2>
        <p>
          <a href={paths.england}>England at a glance</a>: all of them as a map and a table, on any day since
          2013.
        </p>
        <ul class="list">
          {state.councils.map(({ id, name }) => (
            <li key={id}>
              <a href={paths.council(id)}>{name}</a>
            </li>
          ))}
        </ul>
        <h3>Abolished</h3>
        <ul class="list">
          {state.abolished.map(({ id, name }) => (
            <li key={id}>
              <a href={paths.council(id)}>{name}</a>
            </li>
          ))}
        </ul>
      </section>
      <Source asOf={state.asOf} />
    </main>
  );
}

type OptionsProps<T extends string> = { legend: string; value: Signal<T>; words: Record<T, string> };

function Options<T extends string>({ legend, value, words }: OptionsProps<T>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {(Object.entries(words) as [T, string][]).map(([each, label]) => (
        <label key={each}>
          <input
            type="radio"
            name={legend}
            checked={value.value === each}
            onChange={() => {
              value.value = each;
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function Code({ code }: { code: ReadonlySignal<string> }) {
  const told = useSignal("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code.value);
      told.value = "Copied.";
    } catch {
      told.value = "The browser did not allow it: select the text and copy it by hand.";
    }
  };
  return (
    <>
      <section class="code" aria-label="Code to copy">
        <pre>
          <code>{code}</code>
        </pre>
      </section>
      <p class="copy">
        <button type="button" onClick={copy}>
          Copy
        </button>
        <span role="status" class="quiet">
          {told}
        </span>
      </p>
    </>
  );
}
