/** The page of a council: its rating, how it came to it, and the way to put it on a site. Rendered when the site is built. */
import type { Register } from "../../core/model/register.ts";
import { Company } from "../../ui/Company.tsx";
import { companyView } from "../../ui/companyView.ts";
import { RatingDetails } from "../../ui/RatingDetails.tsx";
import type { RatingView } from "../../ui/ratingView.ts";
import { paths } from "./address.ts";
import { historyChart } from "./historyChart.ts";
import { Source } from "./Source.tsx";

type Props = { rating: RatingView; register: Register };

export function CouncilPage({ rating, register }: Props) {
  const council = register.councils[rating.id];
  const company = companyView(register, rating.id);
  const chart = council ? historyChart(council, register.asOf) : "";
  return (
    <main class="page">
      <p class="site-name">
        <a href={`../${paths.front}`}>Council Ratings: all of England</a>
      </p>
      <h1>{rating.name}</h1>
      <p class="quiet">Ofsted’s grades of its children’s services</p>
      <RatingDetails rating={rating} others={(id) => `${id}.html`} isOpen isHeaded={false} />
      {chart && (
        <section>
          <h2>How its grades changed</h2>
          <figure>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own chart, drawn when the site is built */}
            <div class="chart" dangerouslySetInnerHTML={{ __html: chart }} />
            <figcaption class="quiet">
              Each bar is what was known from one report to the next. The timeline above says the same in
              words. RI: requires improvement.
            </figcaption>
          </figure>
        </section>
      )}
      {company && <Company company={company} others={(id) => `${id}.html`} />}
      <p>
        <a class="button" href={`../${paths.builder}?council=${rating.id}`}>
          Put this rating on your site
        </a>{" "}
        <a href={`../${paths.json(rating.id)}`}>This page as data (JSON)</a>
      </p>
      <Source asOf={rating.asOf} day={register.asOf} />
    </main>
  );
}
