/** A council in company: its statistical neighbours and its region, each with the grade it was given. No average, no rank. */
import type { Companion, CompanyView } from "./companyView.ts";

type Props = {
  company: CompanyView;
  /** What leads to another council: its address, or what shows it in place of this. */
  others: ((id: string) => string) | { onShow(id: string): void };
  heading?: string;
};

export function Company({ company, others, heading = "In company" }: Props) {
  const { judgement, neighbours, region } = company;
  return (
    <section class="company">
      <h2>{heading}</h2>
      {neighbours.length > 0 && (
        <>
          <h3>Statistical neighbours: {judgement.toLowerCase()}</h3>
          <p class="quiet">
            The councils most like it by the Department for Education's measure, nearest first.
          </p>
          <Strip councils={neighbours} others={others} />
        </>
      )}
      {region && (
        <details>
          <summary>
            {region.name}: {judgement.toLowerCase()}. {region.counts}
          </summary>
          <Strip councils={region.councils} others={others} />
        </details>
      )}
    </section>
  );
}

function Strip({ councils, others }: { councils: Companion[]; others: Props["others"] }) {
  return (
    <ol>
      {councils.map(({ id, name, style, words }) => (
        <li key={id} data-grade={style}>
          {typeof others === "function" ? (
            <a href={others(id)}>{name}</a>
          ) : (
            <button type="button" class="link" onClick={() => others.onShow(id)}>
              {name}
            </button>
          )}
          <span>{words}</span>
        </li>
      ))}
    </ol>
  );
}
