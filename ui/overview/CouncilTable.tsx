/** The same councils as a table: every judgement of the rating in force, sorted as its reader wants. */
import { useComputed } from "@preact/signals";
import { kindWords } from "../../core/model/area.ts";
import { gradeWords, judgementWords } from "../../core/model/grade.ts";
import { OVERVIEW_JUDGEMENTS, STANDING_GRADES } from "../../core/overview/standing.ts";
import { standingWords } from "../map/gradeLooks.ts";
import type { Column, OverviewState, Placed, Sort } from "./overviewState.ts";

type Props = { state: OverviewState; councilAddress(id: string): string };

export function CouncilTable({ state, councilAddress }: Props) {
  const ids = useComputed(() => {
    const shown = [...state.settled.byId.value.values()].filter(({ isShown }) => isShown);
    return sorted(shown, state.sort.value).map(({ council }) => council.id);
  });
  const { judgement } = state.settled.view.value;
  const others = OVERVIEW_JUDGEMENTS.filter((each) => each !== judgement);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="scroller" tabIndex={0} aria-label="Table of councils">
      <table class="councils-table">
        <thead>
          <tr>
            <Head state={state} column="name" words="Council" />
            <Head state={state} column="grade" words={judgementWords("ILACS", judgement)} />
            {others.map((each) => (
              <th key={each} scope="col">
                {judgementWords("ILACS", each)}
              </th>
            ))}
            <Head state={state} column="published" words="Published" />
            <Head state={state} column="region" words="Region" />
            <th scope="col">Kind</th>
          </tr>
        </thead>
        <tbody>
          {ids.value.map((id) => (
            <Row key={id} id={id} state={state} others={others} href={councilAddress(id)} />
          ))}
        </tbody>
      </table>
      {ids.value.length === 0 && (
        <p class="message" role="status">
          No council passes the filters on this day.
        </p>
      )}
    </section>
  );
}

function Head({ state, column, words }: { state: OverviewState; column: Column; words: string }) {
  const { by, down } = state.sort.value;
  const isSorted = by === column;
  return (
    <th scope="col" aria-sort={isSorted ? (down ? "descending" : "ascending") : "none"}>
      <button
        type="button"
        class="link"
        onClick={() => {
          state.sort.value = { by: column, down: isSorted && !down };
        }}
      >
        {words}
        <span aria-hidden="true">{isSorted ? (down ? " ▼" : " ▲") : ""}</span>
      </button>
    </th>
  );
}

type RowProps = {
  id: string;
  state: OverviewState;
  others: readonly (typeof OVERVIEW_JUDGEMENTS)[number][];
  href: string;
};

function Row({ id, state, others, href }: RowProps) {
  const placed = useComputed(() => state.settled.byId.value.get(id)).value;
  if (!placed) return null;
  const { council, rating, grade } = placed;
  const inspection = rating.kind === "graded" ? rating.inspection : null;
  return (
    <tr>
      <th scope="row">
        <a href={href}>{council.name}</a>
      </th>
      <td data-standing={grade}>{standingWords(grade)}</td>
      {others.map((each) => {
        const given = inspection?.judgements[each];
        return given ? (
          <td key={each} data-standing={given}>
            {gradeWords(given)}
          </td>
        ) : (
          <td key={each} />
        );
      })}
      <td class="day-cell">
        {inspection?.published}
        {inspection?.framework === "SIF" && " (SIF)"}
      </td>
      <td>{council.area?.region}</td>
      <td>{council.area && kindWords(council.area.kind)}</td>
    </tr>
  );
}

function sorted(placed: readonly Placed[], { by, down }: Sort): Placed[] {
  const key = ({ council, rating, grade }: Placed): string | number => {
    if (by === "region") return council.area?.region ?? "";
    if (by === "published") return rating.kind === "graded" ? rating.inspection.published : "";
    return by === "grade" ? STANDING_GRADES.indexOf(grade) : 0;
  };
  const compared = [...placed].map((each) => ({ each, key: key(each) }));
  // Within the same, they stay in the order of places.
  if (by !== "name") compared.sort((a, b) => (a.key === b.key ? 0 : a.key < b.key !== down ? -1 : 1));
  else if (down) compared.reverse();
  return compared.map(({ each }) => each);
}
