/** A council's rating: search it, choose how it looks, see it, copy it. */
import { judgementWords } from "../../../core/model/grade.ts";
import { CouncilSearch } from "../../../ui/CouncilSearch.tsx";
import { paths } from "../address.ts";
import { FORMS } from "../snippets.ts";
import * as state from "./builderState.ts";
import { Options } from "./Options.tsx";
import { Preview } from "./Preview.tsx";
import { Snippet } from "./Snippet.tsx";

const VIEW_WORDS = { badge: "Badge", inline: "In a sentence", card: "Card" };

export function CouncilBuilder() {
  const { choice, form, judgement } = state;
  const isImage = form.value === "image" || form.value === "markdown";
  return (
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
        <Options legend="Colours" value={state.theme} words={state.THEME_WORDS} />
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
        <Snippet forms={FORMS} form={form} code={state.code} />
        <p>
          <a href={paths.council(choice.value.id)}>{choice.value.name}: all inspections</a>
        </p>
      </div>
    </div>
  );
}
