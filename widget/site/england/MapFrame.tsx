/** The map alone, for the pages of others: in a frame, with its key, its day, its source and the way to the whole overview. */
import { judgementWords } from "../../../core/model/grade.ts";
import { dateWords } from "../../../core/model/ratingWords.ts";
import { selectionWords } from "../../../ui/map/selectionWords.ts";
import { HexMap, MapKey } from "../../../ui/overview/HexMap.tsx";
import { AtHand } from "../../../ui/overview/Overview.tsx";
import type { OverviewState } from "../../../ui/overview/overviewState.ts";
import { viewQuery } from "../../../ui/overview/viewAddress.ts";
import { paths } from "../address.ts";
import { Source } from "../Source.tsx";

export function MapFrame({ state }: { state: OverviewState }) {
  const view = state.view.value;
  const { asOf } = state.data.value;
  const query = viewQuery(view, state.data.value);
  const councilAddress = (id: string) => `../${paths.council(id)}`;
  return (
    <main class="embed overview map-frame">
      <p class="map-title">
        {judgementWords("ILACS", view.judgement)}: {selectionWords(view)}, {dateWords(view.day)}
      </p>
      <MapKey state={state} />
      <HexMap state={state} councilAddress={councilAddress} />
      <AtHand state={state} councilAddress={councilAddress} />
      <p>
        <a href={`../${paths.england}${query && `?${query}`}`}>All councils, on any day since 2013</a>
      </p>
      <Source asOf={dateWords(asOf)} day={asOf} />
    </main>
  );
}
