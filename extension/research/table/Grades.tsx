/** Grades of a mention as chips, each once. */
import type { GradeRecord } from "../../../core/record/pageRecord.ts";
import { gradeValueWords } from "../../../ui/charts/chartRow.ts";

/** Chips have the colours of marks. */
export function Grades({ grades }: { grades: readonly GradeRecord[] | null }) {
  if (!grades) return <span class="quiet">no date</span>;
  return (
    <>
      {[...new Set(grades.map(({ grade }) => grade))].map((grade) => (
        <span key={grade} class="chip" data-grade={CHIPS[grade] ?? grade}>
          {gradeValueWords(grade)}
        </span>
      ))}
    </>
  );
}

const CHIPS: Partial<Record<GradeRecord["grade"], string>> = {
  "no-overall-grade": "no-headline",
  "none-in-data": "no-grade",
  "no-services": "no-grade",
};
