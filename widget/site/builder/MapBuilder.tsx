/** The map of England: choose what it shows, see it, copy it. */
import { judgementWords } from "../../../core/model/grade.ts";
import { OVERVIEW_JUDGEMENTS } from "../../../core/overview/standing.ts";
import { paths } from "../address.ts";
import { MAP_ALT, MAP_FORMS, MAP_FRAME, mapFrameAddress, mapImageAddress } from "../mapSnippets.ts";
import { THEME_WORDS, theme } from "./builderState.ts";
import { choice, code, form, judgement, REGIONS, region } from "./mapState.ts";
import { Options } from "./Options.tsx";
import { Snippet } from "./Snippet.tsx";

export function MapBuilder() {
  const isImage = form.value === "image" || form.value === "markdown";
  return (
    <div class="builder">
      <div>
        <Options legend="Colours" value={theme} words={THEME_WORDS} />
        <label class="field" for="judgement">
          Which grade
        </label>
        <select
          id="judgement"
          value={judgement.value}
          onChange={({ currentTarget: { value } }) => {
            judgement.value = OVERVIEW_JUDGEMENTS.find((each) => each === value) ?? "overall";
          }}
        >
          {OVERVIEW_JUDGEMENTS.map((each) => (
            <option key={each} value={each}>
              {judgementWords("ILACS", each)}
            </option>
          ))}
        </select>
        <label class="field" for="region">
          Region
        </label>
        <select
          id="region"
          disabled={isImage}
          value={region.value ?? ""}
          onChange={({ currentTarget: { value } }) => {
            region.value = REGIONS.find((each) => each === value) ?? null;
          }}
        >
          <option value="">All of England</option>
          {REGIONS.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
        {isImage && <p class="quiet">An image is always of all England.</p>}
      </div>
      <div>
        <h2>England at a glance</h2>
        <section class="preview" data-theme={theme.value} aria-label="Preview">
          {isImage ? (
            <img class="map-image" src={mapImageAddress(choice.value, "")} alt={MAP_ALT} />
          ) : (
            <iframe
              key={mapFrameAddress(choice.value, "")}
              src={mapFrameAddress(choice.value, "")}
              title={MAP_ALT}
              width="100%"
              height={MAP_FRAME.height}
            />
          )}
        </section>
        <Snippet forms={MAP_FORMS} form={form} code={code} />
        <p>
          <a href={paths.front}>England at a glance: all councils, on any day since 2013</a>
        </p>
      </div>
    </div>
  );
}
