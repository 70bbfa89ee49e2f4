/** What importers of the package write, to be checked by the compiler against the package as built. */
import { CouncilRating, type LoadDetail, provideRatings } from "council-ratings-widget";
import "council-ratings-widget/define";
import type {} from "council-ratings-widget/react";

CouncilRating.ratingsAddress = "https://site.example/ratings.json";
provideRatings({});
const element = document.createElement("council-rating");
element.council = "Oxfordshire";
element.view = "card";
element.asOf = "2024-01-01";
// @ts-expect-error no such view
element.view = "poster";
document.addEventListener("council-rating-load", ({ detail }) => {
  const { council, rating, asOf }: LoadDetail = detail;
  console.log(council.name, rating.kind === "graded" && rating.inspection.judgements.overall, asOf);
});
element.addEventListener("council-rating-error", ({ detail }) => console.log(detail.problem, detail.message));

export function Story() {
  return (
    <p>
      <council-rating council="Kent" view="inline" as-of="2024-01-01">
        Kent
      </council-rating>
    </p>
  );
}
