/** Grades as people see them: always a word, never a colour alone. */
import type { Grade } from "../core/model/grade.ts";
import type { MarkStyle, RatingView } from "./ratingView.ts";

export function GradeChip({ style, words }: { style: MarkStyle; words: string }) {
  return (
    <span class="chip" data-grade={style}>
      {words}
    </span>
  );
}

/** How many of the four steps a grade fills. */
const STEPS: Record<Grade, number> = {
  outstanding: 4,
  good: 3,
  "requires-improvement": 2,
  inadequate: 1,
  "not-judged": 0,
};

/** A grade as a bar of four steps and a word. */
export function GradeWords({ grade, words }: { grade: Grade; words: string }) {
  return (
    <span class="grade" data-grade={grade}>
      <span class="bar" aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <i key={step} data-on={step <= STEPS[grade] ? "" : undefined} />
        ))}
      </span>
      {words}
    </span>
  );
}

export function Judgements({ rows }: { rows: RatingView["judgements"] }) {
  return (
    <dl class="judgements">
      {rows.map(({ judgement, label, grade, words }) => (
        <div key={judgement}>
          <dt>{label}</dt>
          <dd>
            <GradeWords grade={grade} words={words} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
