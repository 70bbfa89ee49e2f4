/** Up to four councils side by side. */
import type { Judgement } from "../../core/model/grade.ts";
import type { Register } from "../../core/model/register.ts";
import { Company } from "../../ui/Company.tsx";
import { CouncilSearch } from "../../ui/CouncilSearch.tsx";
import { companyView } from "../../ui/companyView.ts";
import { GradeChip, GradeWords } from "../../ui/grades.tsx";
import type { RatingView } from "../../ui/ratingView.ts";
import {
  compare,
  compared,
  compareNext,
  compareWithNeighbours,
  data,
  MOST_COMPARED,
  neighboursOf,
  ratingsOf,
  search,
} from "./panelState.ts";

export function Comparison() {
  const ratings = ratingsOf(compared.value);
  const [first] = ratings;
  const isFull = compared.value.length >= MOST_COMPARED;
  return (
    <div class="comparison">
      {ratings.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section class="scroller" tabIndex={0} aria-label="Comparison table">
          <Table ratings={ratings} />
        </section>
      )}
      {first && !isFull && neighboursOf(first.id).length > 0 && (
        <button type="button" onClick={() => compareWithNeighbours(first.id)}>
          Compare {first.name} with its neighbours
        </button>
      )}
      {first && data.value && <InCompany id={first.id} name={first.name} register={data.value.register} />}
      {isFull ? (
        <p class="quiet">Four councils are compared: remove one to add another.</p>
      ) : (
        <CouncilSearch
          label={ratings.length > 0 ? "Add a council to compare" : "Compare councils"}
          search={search}
          onChoose={(id) => compare(id, true)}
        />
      )}
    </div>
  );
}

/** The first of those compared among its statistical neighbours and its region: each can be compared, too. */
function InCompany({ id, name, register }: { id: string; name: string; register: Register }) {
  const company = companyView(register, id);
  if (!company) return null;
  return (
    <details class="among">
      <summary>Its neighbours and its region</summary>
      <Company company={company} others={{ onShow: compareNext }} heading={`${name} in company`} />
    </details>
  );
}

function Table({ ratings }: { ratings: RatingView[] }) {
  const labels = new Map<Judgement, string>();
  for (const { judgements } of ratings)
    for (const { judgement, label } of judgements) labels.set(judgement, label);
  return (
    <table>
      <thead>
        <tr>
          <td />
          {ratings.map(({ id, name }) => (
            <th key={id} scope="col">
              <div class="compared">
                {name}{" "}
                <button type="button" aria-label={`Remove ${name}`} onClick={() => compare(id, false)}>
                  ✕
                </button>
              </div>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Overall</th>
          {ratings.map(({ id, style, headline }) => (
            <td key={id}>
              <GradeChip style={style} words={headline} />
            </td>
          ))}
        </tr>
        {[...labels].map(([judgement, label]) => (
          <tr key={judgement}>
            <th scope="row">{label}</th>
            {ratings.map(({ id, judgements }) => {
              const row = judgements.find((r) => r.judgement === judgement);
              return (
                <td key={id}>
                  {row ? <GradeWords {...row} /> : <span class="quiet">not judged apart</span>}
                </td>
              );
            })}
          </tr>
        ))}
        <tr>
          <th scope="row">Inspection</th>
          {ratings.map(({ id, inspection, report, readHere, unread }) => (
            <td key={id}>
              {unread && <strong>{unread.words} </strong>}
              {inspection ?? "none on record"}. {readHere}{" "}
              {report && (
                <a href={report} target="_blank" rel="noopener noreferrer">
                  report
                </a>
              )}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
