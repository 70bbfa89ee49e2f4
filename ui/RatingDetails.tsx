/** All that is known of one council, the same in the card and on our own pages. */
import type { ComponentChildren } from "preact";
import { GradeChip, Judgements } from "./grades.tsx";
import type { HistoryRow, NamedCouncil, RatingView } from "./ratingView.ts";

type Props = {
  rating: RatingView;
  /** What leads to another council: its address, or what shows it in place of this. */
  others: ((id: string) => string) | { onShow(id: string): void };
  /** On a page of its own, where there is room. */
  isOpen?: boolean;
  /** False where the page around has the name as its own heading. */
  isHeaded?: boolean;
};

export function RatingDetails({ rating, others, isOpen = false, isHeaded = true }: Props) {
  const { whenPublished, runBy, predecessors, successors } = rating;
  return (
    <section class="rating">
      {isHeaded && <h2>{rating.name}</h2>}
      {rating.unread && (
        <p class="unread">
          <strong>{rating.unread.words}</strong>{" "}
          <ReportLink address={rating.unread.report}>Read it on Ofsted's site</ReportLink>. The grades below
          are from before.
        </p>
      )}
      <p class="headline">
        <GradeChip style={rating.style} words={rating.headline} />
      </p>
      {rating.judgements.length > 0 && <Judgements rows={rating.judgements} />}
      {rating.company && <p class="in-company quiet">{rating.company}</p>}
      {whenPublished && (
        <p class="then">
          <strong>When this page was published</strong> ({whenPublished.on}): {whenPublished.headline}.{" "}
          {whenPublished.inspection && <span class="quiet">{whenPublished.inspection}.</span>}
        </p>
      )}
      {rating.notes.map((note) => (
        <p key={note} class="note">
          {note}
        </p>
      ))}
      {rating.ofsted && (
        <p class="inspection">
          <ReportLink address={rating.ofsted}>Look on Ofsted's site</ReportLink>
        </p>
      )}
      {runBy && <Others label="" councils={[runBy]} others={others} />}
      <Others label="Took over from: " councils={predecessors} others={others} />
      <Others label="Succeeded by: " councils={successors} others={others} />
      {rating.inspection && (
        <p class="inspection">
          {rating.inspection}
          {rating.report && (
            <>
              {" · "}
              <ReportLink address={rating.report}>Read the report</ReportLink>
            </>
          )}
        </p>
      )}
      {rating.readHere && <p class="read-here">{rating.readHere}</p>}
      {rating.history.length > 0 && <History rows={rating.history} isOpen={isOpen} />}
    </section>
  );
}

function Others({
  label,
  councils,
  others,
}: {
  label: string;
  councils: NamedCouncil[];
  others: Props["others"];
}) {
  if (councils.length === 0) return null;
  return (
    <p class="others">
      {label}
      {councils.map(({ id, name }, i) => (
        <span key={id}>
          {i > 0 && ", "}
          {typeof others === "function" ? (
            <a href={others(id)}>{name}</a>
          ) : (
            <button type="button" class="link" onClick={() => others.onShow(id)}>
              {label === "" ? `Show ${name}` : name}
            </button>
          )}
        </span>
      ))}
    </p>
  );
}

function History({ rows, isOpen }: { rows: HistoryRow[]; isOpen: boolean }) {
  const first = rows.at(-1);
  const count = rows.length === 1 ? "1 inspection" : `${rows.length} inspections`;
  return (
    <details class="history" open={isOpen}>
      <summary>
        Timeline: {count}
        {rows.length > 1 && ` since ${first?.published.slice(0, 4)}`}
      </summary>
      <ol>
        {rows.map((row) => (
          <li key={row.published} data-grade={row.style}>
            <span class="date">{row.date}</span>
            <strong>{row.headline}</strong>
            <span class="quiet">
              {row.inspection} · <ReportLink address={row.report}>report</ReportLink>
            </span>
            {row.readHere && <span class="quiet">{row.readHere}</span>}
            {row.style === "no-headline" && (
              <span class="quiet">
                {row.judgements.map(({ label, words }) => `${label}: ${words}`).join("; ")}
              </span>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

function ReportLink({ address, children }: { address: string; children: ComponentChildren }) {
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
