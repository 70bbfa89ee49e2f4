import type { InspectionRecord } from "../../core/data/schema.ts";

/** inspections.json as text: one record a line, so that a change to a record is a change to a line. */
export function inspectionsText(provenance: object, inspections: readonly InspectionRecord[]): string {
  return recordsText({ provenance, inspections });
}

/** Any of the data files as text. */
export function recordsText(file: object): string {
  const members = Object.entries(file).map(([key, value]) => `  ${JSON.stringify(key)}: ${lines(value)}`);
  return `{\n${members.join(",\n")}\n}\n`;
}

function lines(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  return `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`;
}
