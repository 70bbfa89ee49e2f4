/** One council on a page of its own: where the address bar and the context menu lead. */
import { effect, signal } from "@preact/signals";
import { Company } from "../../ui/Company.tsx";
import { CouncilSearch } from "../../ui/CouncilSearch.tsx";
import { companyView } from "../../ui/companyView.ts";
import { RatingDetails } from "../../ui/RatingDetails.tsx";
import { ratingView } from "../../ui/ratingView.ts";
import { searchCouncils } from "../../ui/searchCouncils.ts";
import { type CurrentData, currentData } from "../store/currentData.ts";
import { DataAge, watchReadHere } from "../ui/dataAge.tsx";

const data = signal<CurrentData | null>(null);
const address = signal(new URLSearchParams(location.search));
const id = () => address.value.get("id");

const read = async () => {
  data.value = await currentData();
};
watchReadHere(() => void read());
void read();
addEventListener("popstate", () => {
  address.value = new URLSearchParams(location.search);
});

function choose(council: string): void {
  history.pushState(null, "", `?id=${encodeURIComponent(council)}`);
  address.value = new URLSearchParams(location.search);
}

effect(() => {
  const { register } = data.value ?? {};
  const rating = register && ratingView(register, id() ?? "", null);
  document.title = rating ? `${rating.name}: children's services` : "Council Ratings: search";
});

export function CouncilPage() {
  const now = data.value;
  if (!now) return <main class="page" aria-busy="true" />;
  const query = address.value.get("q") ?? "";
  const rating = ratingView(now.register, id() ?? "", null);
  const company = rating && companyView(now.register, rating.id);
  return (
    <main class="page">
      <h1>Council Ratings</h1>
      {query !== "" && !rating && (
        <p role="status">“{query}” is not the name of one council in England that we know. Search for it:</p>
      )}
      <CouncilSearch
        label="Search for any council"
        search={(text) => searchCouncils(text, now.register, now.lexicon)}
        onChoose={choose}
        startWith={rating ? "" : query}
      />
      {rating && <RatingDetails key={rating.id} rating={rating} others={{ onShow: choose }} isOpen />}
      {company && <Company company={company} others={{ onShow: choose }} />}
      <p>
        <a href="england.html">England at a glance</a>: all councils as a map and a table.
      </p>
      <DataAge asOf={now.register.asOf}>Open Government Licence v3.0.</DataAge>
    </main>
  );
}
