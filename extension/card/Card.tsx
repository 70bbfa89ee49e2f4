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
  | { kind: "failed"; subject: CardSubject; ids: readonly string[] };

export type CardLook = "none" | "looking" | { words: string };

type Props = {
  state: ReadonlySignal<CardState>;
  /** What came of a look at Ofsted's site that was asked for here. */
  look: ReadonlySignal<CardLook>;
  onCheck(): void;
  onClose(): void;
  onRetry(subject: CardSubject, ids: readonly string[]): void;
  onHide(subject: CardSubject, hidden: boolean): Promise<void>;
  /** Shows a council on the map of England. */
  onOverview(id: string): void;
  /** Shows another council's rating in place of this. */
  onShow(subject: CardSubject, id: string): void;
};

export function Card({ state, look, onCheck, onClose, onRetry, onHide, onOverview, onShow }: Props) {
  const now = state.value;
  if (now.kind === "closed") return null;
  return (
    <div class="card" role="dialog" aria-label={labelOf(now)} tabIndex={-1}>
      <button type="button" class="close" aria-label="Close" onClick={onClose}>
        ✕
      </button>
      {now.kind === "failed" && (
        <p class="message" role="alert">
          The grades did not come.{" "}
          <button type="button" class="link" onClick={() => onRetry(now.subject, now.ids)}>
            Try again
          </button>
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
            <DataDay ratings={now.ratings} look={look.value} onCheck={onCheck} />
            <button
              type="button"
              class="link"
              // A page's own script may find the button, and must open nothing.
              onClick={({ isTrusted }) => isTrusted && onOverview(now.ratings[0]?.id ?? "")}
            >
              All of England
            </button>
            <button type="button" class="link" onClick={() => void onHide(now.subject, true)}>
              Not the right council?
            </button>
          </div>
        </>
      )}
    </div>
  );
}

type DataDayProps = { ratings: RatingView[]; look: CardLook; onCheck(): void };

function DataDay({ ratings, look, onCheck }: DataDayProps) {
  const { asOf, old } = ratings[0] ?? {};
  const isLooking = look === "looking";
  return (
    <span class="data-day">
      Ofsted, as of {asOf}. {old && <strong>{old}.</strong>}{" "}
      <button type="button" class="link" disabled={isLooking} onClick={onCheck}>
        Check Ofsted now
      </button>
      <span class="look" role="status">
        {isLooking ? "Looking at Ofsted's site…" : look !== "none" && look.words}
      </span>
    </span>
  );
}

function labelOf(state: Exclude<CardState, { kind: "closed" }>): string {
  if (state.kind === "failed") return "Council Ratings";
  return `Children's services: ${state.ratings.map((rating) => rating.name).join(", ")}`;
}
