/** The council whose own site the page is on: named before those that the page names. */
import { GradeChip } from "../../ui/grades.tsx";
import type { RatingSummary } from "../../ui/ratingView.ts";

type Props = {
  rating: RatingSummary;
  /** Shows all that is known of it, where there is room. */
  onChoose?(id: string): void;
};

export function OwnCouncil({ rating, onChoose }: Props) {
  const inside = (
    <>
      <span class="name">{rating.name}</span>
      <span class="count">this site's own council{rating.readHere && " · read on this computer"}</span>
      <GradeChip style={rating.style} words={rating.headline} />
    </>
  );
  return (
    <section class="own" aria-label="Whose site this is">
      {onChoose ? (
        <button type="button" class="row" onClick={() => onChoose(rating.id)}>
          {inside}
        </button>
      ) : (
        <p class="row">{inside}</p>
      )}
    </section>
  );
}
