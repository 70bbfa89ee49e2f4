/** Texts about one council each: is it among the linked, and what else is? */
import { findMentions, register } from "../../core/bundledData.ts";

export type LabelledReport = { id: string; text: string; council: string; published?: string | undefined };

/** @returns a report to print */
export function evaluateReports(reports: readonly LabelledReport[]): string {
  const missed: string[] = [];
  const others = new Map<string, string[]>();
  let links = 0;
  let places = 0;
  for (const { id, text, council, published } of reports) {
    const found = findMentions(text, { published });
    const inspected = found.filter((m) => m.councils.some((c) => isSameCouncil(c, council)));
    links += found.length;
    places += inspected.filter((m) => m.class === "place").length;
    if (inspected.length === 0) missed.push(`${id}: ${council}: ${text.slice(0, 80).replace(/\s+/g, " ")}`);
    for (const m of found.filter((f) => !inspected.includes(f))) {
      const around = `${text.slice(Math.max(0, m.start - 60), m.start)}[${m.surface}]${text.slice(m.end, m.end + 40)}`;
      others.set(id, [
        ...(others.get(id) ?? []),
        `${m.class} ${m.councils.join(", ")}: ${around.replace(/\s+/g, " ")}`,
      ]);
    }
  }
  const right = reports.length - missed.length;
  const lines = [
    `${reports.length} reports: inspected council linked in ${right} (${((100 * right) / reports.length).toFixed(1)}%)`,
    ...missed.map((m) => `  missed  ${m}`),
    `links: ${links}, of them places of the inspected council: ${places}`,
    `texts that link others too: ${others.size}`,
  ];
  for (const [id, list] of others) lines.push(...list.map((o) => `  other   ${id}: ${o}`));
  return lines.join("\n");
}

/** Labels name councils by id or by Ofsted's short name. */
function isSameCouncil(id: string, label: string): boolean {
  const council = register.councils[id];
  return id === label || council?.shortName === label || council?.name === label || council?.urn === label;
}
