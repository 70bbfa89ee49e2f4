/** Tables for the terminal and for spreadsheets. */
import Table from "cli-table3";

export function table(head: string[], rows: string[][]): string {
  const none = Object.fromEntries(
    [
      "top",
      "top-mid",
      "top-left",
      "top-right",
      "bottom",
      "bottom-mid",
      "bottom-left",
      "bottom-right",
      "left",
      "left-mid",
      "mid",
      "mid-mid",
      "right",
      "right-mid",
    ].map((part) => [part, ""]),
  );
  const style = { head: [], border: [], "padding-left": 0, "padding-right": 0 };
  const made = new Table({ head, chars: { ...none, middle: "  " }, style });
  made.push(...rows);
  return made.toString().replace(/ +$/gm, "");
}

export function csvLine(values: readonly (string | null | undefined)[]): string {
  return values
    .map((value) => (/[",\n]/.test(value ?? "") ? `"${value?.replace(/"/g, '""')}"` : (value ?? "")))
    .join(",");
}
