/** The page for a table of one's own: it runs here, and nothing is uploaded. */
import lexicon from "virtual:council-ratings/lexicon";
import register from "virtual:council-ratings/register";
import { render } from "preact";
import { dateWords } from "../../../core/model/ratingWords.ts";
import { createResolver } from "../../../core/model/resolve.ts";
import { JoinTable } from "../../../ui/join/JoinTable.tsx";
import { createJoin } from "../../../ui/join/joinState.ts";
import { searchCouncils } from "../../../ui/searchCouncils.ts";
import { paths } from "../address.ts";
import { Source } from "../Source.tsx";

const state = createJoin(register, createResolver(lexicon, register));
const root = document.getElementById("join");
if (root)
  render(
    <main class="page wide-page">
      <nav class="site-name" aria-label="Site">
        <a href={paths.front}>Council Ratings: all of England</a>
      </nav>
      <h1>Ratings beside a table of yours</h1>
      <JoinTable
        state={state}
        search={(query) =>
          searchCouncils(query, register, lexicon).filter(({ id }) => id in register.councils)
        }
        nameOf={(id) => register.councils[id]?.name ?? id}
      />
      <Source asOf={dateWords(register.asOf)} day={register.asOf} />
    </main>,
    root,
  );
