/** Choose what to show and how it looks, see it, copy it. */
import { asOf } from "virtual:council-ratings/as-of";
import { oldWords } from "../../../core/model/freshness.ts";
import { dateWords } from "../../../core/model/ratingWords.ts";
import { paths } from "../address.ts";
import { Source } from "../Source.tsx";
import * as state from "./builderState.ts";
import { CouncilBuilder } from "./CouncilBuilder.tsx";
import { MapBuilder } from "./MapBuilder.tsx";
import { Options } from "./Options.tsx";

const SHOWN_WORDS = { council: "A council’s rating", map: "The map of England" };

export function Builder() {
  return (
    <main class="page">
      <nav class="site-name" aria-label="Site">
        <a href={paths.front}>Council Ratings: all of England</a>
      </nav>
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
      <div class="builder-what">
        <Options legend="What to show" value={state.shown} words={SHOWN_WORDS} />
      </div>
      {state.shown.value === "map" ? <MapBuilder /> : <CouncilBuilder />}
      <Source asOf={dateWords(asOf)} />
    </main>
  );
}
