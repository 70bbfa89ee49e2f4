/** The charts of a set of mentions: each with the figures it is drawn from, in any document. */
import { aroundInspections } from "./aroundInspections.ts";
import type { Chart } from "./chart.ts";
import type { ChartRow } from "./chartRow.ts";
import { councils } from "./councils.ts";
import { gradesByMonth } from "./gradesByMonth.ts";
import { thenAndNow } from "./thenAndNow.ts";

export function chartsOf(rows: readonly ChartRow[]): Chart[] {
  return [gradesByMonth(rows), thenAndNow(rows), councils(rows), aroundInspections(rows)];
}
