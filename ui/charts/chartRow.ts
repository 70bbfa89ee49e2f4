/** What charts are drawn from: one row a mention and council. Made from records, or from the rows of a table. */
import { GRADE_VALUES, type GradeValue, type PageRecord } from "../../core/record/pageRecord.ts";

export type ChartRow = {
  council: string;
  /** ISO date; null where the page gives none. */
  published: string | null;
  gradeNow: GradeValue;
  /** Null where the page gives no date. */
  gradeThen: GradeValue | null;
  /** ISO date the report of the latest inspection was published. */
  inspected: string | null;
};

const GRADE_WORDS: Record<GradeValue, string> = {
  outstanding: "Outstanding",
  good: "Good",
  "requires-improvement": "Requires improvement",
  inadequate: "Inadequate",
  "not-judged": "Not judged",
  "no-overall-grade": "No overall grade",
  "none-in-data": "None in this data",
  "no-services": "No children's services",
};

export function gradeValueWords(grade: GradeValue): string {
  return GRADE_WORDS[grade];
}

export function chartRows({ published, mentions }: PageRecord): ChartRow[] {
  return mentions.flatMap(({ gradesNow, gradesThen }) =>
    gradesNow.map((now, i) => ({
      council: now.name,
      published,
      gradeNow: now.grade,
      gradeThen: gradesThen?.[i]?.grade ?? null,
      inspected: now.published,
    })),
  );
}

/** @param row of a table of mentions, as it was written */
export function chartRowsOfTable(row: Record<string, unknown>): ChartRow[] {
  const cells = (name: string) => String(row[name] ?? "").split(";");
  return cells("council").map((council, i) => ({
    council,
    published: String(row.published ?? "") || null,
    gradeNow: gradeOf(cells("grade_now")[i]) ?? "none-in-data",
    gradeThen: gradeOf(cells("grade_then")[i]),
    inspected: cells("inspected_now")[i] || null,
  }));
}

function gradeOf(cell: string | undefined): GradeValue | null {
  return GRADE_VALUES.find((grade) => grade === cell) ?? null;
}
