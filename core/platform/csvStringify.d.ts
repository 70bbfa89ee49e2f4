/** As much of csv-stringify as is used here: its own types bring Node's. */
export function stringify(
  rows: readonly unknown[],
  options: { record_delimiter?: "windows"; escape_formulas?: boolean },
): string;
