/** What the card says of one mention: who is meant, the grades, when, and where to read more. */
import type { ReadonlySignal } from "@preact/signals";
import { RatingDetails } from "../../ui/RatingDetails.tsx";
import type { RatingView } from "../../ui/ratingView.ts";
import { LinkWords } from "../ui/LinkWords.tsx";
import type { CardSubject } from "./cardControl.ts";

export type CardState =
  | { kind: "closed" }
  | { kind: "ratings"; subject: CardSubject; ratings: RatingView[] }
  /** The reader said that the link is wrong. */
  | { kind: "hidden"; subject: CardSubject; ratings: RatingView[] }
  | { kind: "failed"; subject: CardSubject };

type Props = {
  state: ReadonlySignal<CardState>;
  onClose(): void;
  onHide(subject: CardSubject, hidden: boolean): Promise<void>;
  /** Shows another council's rating in place of this. */
  onShow(subject: CardSubject, id: string): void;
};

export function Card({ state, onClose, onHide, onShow }: Props) {
  const now = state.value;
  if (now.kind === "closed") return null;
  return (
    <div class="card" role="dialog" aria-label={labelOf(now)} tabIndex={-1}>
      <button type="button" class="close" aria-label="Close" onClick={onClose}>
        ✕
      </button>
      {now.kind === "failed" && (
        <p class="message" role="alert">
          The grades could not be loaded. Council Ratings may have been updated: reload the page.
        </p>
      )}
      {now.kind === "hidden" && (
        <p class="message" role="status">
          “{now.subject.text}” is no longer marked on this site as {now.ratings[0]?.name}.{" "}
          <button type="button" class="link" onClick={() => void onHide(now.subject, false)}>
            Undo
          </button>
        </p>
      )}
      {now.kind === "ratings" && (
        <>
          <LinkWords mention={now.subject} names={now.ratings.map((rating) => rating.name)} />
          {now.ratings.map((rating) => (
            <RatingDetails
              key={rating.id}
              rating={rating}
              others={{ onShow: (id) => onShow(now.subject, id) }}
            />
          ))}
          <div class="foot">
            <span>Ofsted, as of {now.ratings[0]?.asOf}</span>
            <button type="button" class="link" onClick={() => void onHide(now.subject, true)}>
              Not the right council?
            </button>
          </div>
        </>
      )}
    </div>
  );
}

function labelOf(state: Exclude<CardState, { kind: "closed" }>): string {
  if (state.kind === "failed") return "Council Ratings";
  return `Children's services: ${state.ratings.map((rating) => rating.name).join(", ")}`;
}
