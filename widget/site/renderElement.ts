/** `<council-rating>` as a server renders it: with its rating in a declarative shadow root, there before any script. */
import { render } from "@lit-labs/ssr";
import { collectResult } from "@lit-labs/ssr/lib/render-result.js";
import { html } from "lit";
import { provideRatings } from "../index.ts";
import "../define.ts";

/** @param ratings what `ratings.json` holds. @returns renders the card of a council, around a link as fallback */
export function createElementRenderer(ratings: unknown): (council: string, link: string) => Promise<string> {
  provideRatings(ratings);
  return (council, link) =>
    collectResult(
      render(
        html`<council-rating council=${council} view="card"><a href=${link}>All inspections</a></council-rating>`,
      ),
    );
}
