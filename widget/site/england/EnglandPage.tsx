/** The overview as a page of the site: rendered when the site is built, taken over by its script. */
import { useSignal } from "@preact/signals";
import { dateWords } from "../../../core/model/ratingWords.ts";
import { inOrderOfPlaces } from "../../../core/overview/standing.ts";
import { CouncilSearch } from "../../../ui/CouncilSearch.tsx";
import type { KeepFile } from "../../../ui/overview/keepFile.ts";
import { Overview } from "../../../ui/overview/Overview.tsx";
import type { OverviewState } from "../../../ui/overview/overviewState.ts";
import { paths } from "../address.ts";
import { Source } from "../Source.tsx";
import type { Found } from "./parts.ts";

type Props = {
  state: OverviewState;
  /** From this page to the site's folder: "" or "../". */
  up: string;
  /** What comes when it is first needed; null where the page is rendered before any script. */
  onNeed: { search(): Promise<(query: string) => Found[]>; keep: KeepFile } | null;
};

export function EnglandPage({ state, up, onNeed }: Props) {
  const { asOf, councils } = state.data.value;
  const abolished = inOrderOfPlaces(Object.values(councils).filter(({ end }) => end !== null));
  const councilAddress = (id: string) => up + paths.council(id);
  return (
    <main class="page wide-page">
      <nav class="site-name" aria-label="Site">
        <span>Council Ratings</span>
        <span class="links">
          <a href={up + paths.join}>Ratings beside your table</a>
          <a href={up + paths.builder}>Put a rating on your site</a>
        </span>
      </nav>
      <h1>England at a glance</h1>
      <p class="quiet">
        What Ofsted’s latest inspection of each council’s children’s services said, one hexagon a council.
      </p>
      <Search councilAddress={councilAddress} bring={onNeed?.search} />
      <Overview state={state} councilAddress={councilAddress} keep={onNeed?.keep ?? (async () => "")} />
      <section>
        <h2>Abolished councils</h2>
        <ul class="list">
          {abolished.map(({ id, name, end }) => (
            <li key={id}>
              <a href={councilAddress(id)}>{name}</a> <span class="quiet">until {end?.slice(0, 4)}</span>
            </li>
          ))}
        </ul>
      </section>
      <p>
        For other pages: <a href={up + paths.map("overall", "light")}>the map of today as a picture (SVG)</a>,{" "}
        <a href={up + paths.map("overall", "dark")}>the same for dark pages</a>,{" "}
        <a href={`${up}${paths.builder}?show=map`}>a frame or an image of it to copy</a>,{" "}
        <a href={up + paths.hexJson}>its layout as HexJSON</a>. Hexagons after Open Innovations’ layout.
      </p>
      <Source asOf={dateWords(asOf)} day={asOf} />
    </main>
  );
}

type SearchProps = {
  councilAddress(id: string): string;
  bring: (() => Promise<(query: string) => Found[]>) | undefined;
};

/** The names come once somebody is about to search. */
function Search({ councilAddress, bring }: SearchProps) {
  const find = useSignal<((query: string) => Found[]) | null>(null);
  const told = useSignal("The names are coming…");
  const prepare = async () => {
    if (find.value || !bring) return;
    try {
      told.value = "The names are coming…";
      const search = await bring();
      find.value = search;
    } catch (error) {
      told.value = `The names did not come: ${(error as Error).message} The table below has every council.`;
    }
  };
  return (
    <div class="find" onFocusIn={() => void prepare()} onInput={() => void prepare()}>
      <CouncilSearch
        label="Find a council"
        search={(query) => find.value?.(query) ?? told.value}
        onChoose={(id, query) => {
          const page = find.value?.(query).find((found) => found.id === id)?.page ?? id;
          location.href = councilAddress(page);
        }}
      />
    </div>
  );
}
