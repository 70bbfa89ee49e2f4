/** The overview as a page of the site: rendered when the site is built, taken over by its script. */
import { dateWords } from "../../../core/model/ratingWords.ts";
import { Overview } from "../../../ui/overview/Overview.tsx";
import type { OverviewState } from "../../../ui/overview/overviewState.ts";
import { paths } from "../address.ts";
import { Source } from "../Source.tsx";

export function EnglandPage({ state }: { state: OverviewState }) {
  const { asOf } = state.data.value;
  return (
    <main class="page wide-page">
      <p class="site-name">
        <a href={`../${paths.builder}`}>Council Ratings</a>
      </p>
      <h1>England at a glance</h1>
      <p class="quiet">
        What Ofsted’s latest inspection of each council’s children’s services said, one hexagon a council.
      </p>
      <Overview state={state} councilAddress={(id) => `../${paths.council(id)}`} />
      <p>
        To keep: <a href={`../${paths.map("light")}`}>the map of today as a picture (SVG)</a>,{" "}
        <a href={`../${paths.map("dark")}`}>the same for dark pages</a>,{" "}
        <a href={`../${paths.hexJson}`}>its layout as HexJSON</a>. Hexagons after Open Innovations’ layout.
      </p>
      <Source asOf={dateWords(asOf)} day={asOf} />
    </main>
  );
}
