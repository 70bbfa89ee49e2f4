/** What the card says of one mention: who is meant, the grades, when, and where to read more. */
import type { MentionClass } from "../../core/find/mention.ts";
import type { RatingView } from "../ratingView.ts";
import { GradeChip, Judgements } from "./grades.tsx";

type Props = {
  ratings: RatingView[];
  mention: { class: MentionClass; text: string };
  onClose(): void;
  /** Shows another council's rating in place of this. */
  onShow(id: string): void;
};

export function RatingCard({ ratings, mention, onClose, onShow }: Props) {
  return (
    <div
      class="card"
      role="dialog"
      aria-label={`Children's services: ${ratings.map((r) => r.name).join(", ")}`}
      tabIndex={-1}
    >
      <button type="button" class="close" aria-label="Close" onClick={onClose}>
        ✕
      </button>
      <LinkWords mention={mention} ratings={ratings} />
      {ratings.map((rating) => (
        <Rating key={rating.id} rating={rating} onShow={onShow} />
      ))}
      <p class="source">Ofsted, as of {ratings[0]?.asOf}</p>
    </div>
  );
}

function Rating({ rating, onShow }: { rating: RatingView; onShow(id: string): void }) {
  const { whenPublished, runBy } = rating;
  return (
    <section class="rating">
      <h2>{rating.name}</h2>
      <p class="headline">
        <GradeChip style={rating.style} words={rating.headline} />
      </p>
      {rating.judgements.length > 0 && <Judgements rows={rating.judgements} />}
      {whenPublished && (
        <p class="then">
          <strong>When this page was published</strong> ({whenPublished.on}): {whenPublished.headline}.{" "}
          <span class="quiet">{whenPublished.inspection}.</span>
        </p>
      )}
      {rating.notes.map((note) => (
        <p key={note} class="note">
          {note}
        </p>
      ))}
      {runBy && (
        <p>
          <button type="button" class="link" onClick={() => onShow(runBy.id)}>
            Show {runBy.name}
          </button>
        </p>
      )}
      {rating.inspection && (
        <p class="inspection">
          {rating.inspection}
          {rating.report && (
            <>
              {" · "}
              <a href={rating.report} target="_blank" rel="noopener noreferrer">
                Read the report
              </a>
            </>
          )}
        </p>
      )}
    </section>
  );
}

/** Why this text leads to this council, where the text does not say its name. */
function LinkWords({ mention, ratings }: { mention: Props["mention"]; ratings: RatingView[] }) {
  const names = ratings.map((r) => r.name).join(", ");
  const text = mention.text.replace(/\s+/g, " ");
  switch (mention.class) {
    case "trust":
      return (
        <p class="kind">
          {text} runs children's services for {names}. The council is what Ofsted inspects.
        </p>
      );
    case "place":
      return <p class="kind">“{text}” here seems to mean the council.</p>;
    case "former":
      return <p class="kind">A council of the past.</p>;
    case "district":
      return <p class="kind">A district council.</p>;
    case "name":
      return null;
  }
}
