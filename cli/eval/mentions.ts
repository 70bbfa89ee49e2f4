/** Precision and recall, by class, of mentions against labels; every miss and false link; calibration. */
import { findMentions } from "../../core/bundledData.ts";
import type { Mention } from "../../core/find/mention.ts";
import { calibration } from "./calibration.ts";
import { inUtf16 } from "./codePoints.ts";

type Label = {
  start: number;
  end: number;
  surface: string;
  class: string;
  council?: string | null | undefined;
};
export type LabelledText = { id: string; text: string; mentions: Label[] };

type Score = { right: number; missed: string[]; wrong: string[] };

/** Labels of these classes must not be linked at all. */
const LEFT_ALONE = new Set(["other", "none"]);

/** @returns a report to print */
export function evaluateMentions(texts: readonly LabelledText[]): string {
  const scores = new Map<string, Score>();
  const leftAlone = new Map<string, { total: number; linked: string[] }>();
  const confidences: { confidence: number; right: boolean }[] = [];
  const unlabelledPlaces: string[] = [];
  const score = (cls: string): Score => {
    const known = scores.get(cls) ?? { right: 0, missed: [], wrong: [] };
    scores.set(cls, known);
    return known;
  };
  for (const { id, text, mentions: labels } of texts) {
    const utf16 = inUtf16(text);
    const expected = labels.map((label) => ({ ...label, start: utf16(label.start), end: utf16(label.end) }));
    const found = findMentions(text, {});
    for (const label of expected) {
      const overlapping = found.filter((m) => m.start < label.end && label.start < m.end);
      if (LEFT_ALONE.has(label.class)) {
        const known = leftAlone.get(label.class) ?? { total: 0, linked: [] };
        leftAlone.set(label.class, known);
        known.total++;
        if (overlapping.length > 0) known.linked.push(`${id}: ${excerpt(text, label)}`);
      } else if (overlapping.some((m) => isSame(m, label))) score(label.class).right++;
      else score(label.class).missed.push(`${id}: ${excerpt(text, label)}`);
    }
    for (const mention of found) {
      const right = expected.some((label) => isSame(mention, label));
      const elsewhere = !expected.some((label) => mention.start < label.end && label.start < mention.end);
      if (mention.class === "place" && elsewhere) unlabelledPlaces.push(`${id}: ${excerpt(text, mention)}`);
      else {
        confidences.push({ confidence: mention.confidence, right });
        if (!right)
          score(mention.class).wrong.push(
            `${id}: ${excerpt(text, mention)} -> ${mention.councils.join(", ")}`,
          );
      }
    }
  }
  const parts = [`${texts.length} texts`, "", scoreTable(scores)];
  for (const [cls, { total, linked }] of leftAlone)
    parts.push(`${cls}: ${linked.length} of ${total} linked`, ...linked.map((l) => `  linked  ${l}`));
  parts.push(
    "",
    `places are not labelled; linked: ${unlabelledPlaces.length}`,
    ...unlabelledPlaces.map((p) => `  place   ${p}`),
  );
  parts.push("", calibration(confidences), "");
  return parts.join("\n");
}

function isSame(mention: Mention, label: Label): boolean {
  return (
    mention.start === label.start &&
    mention.end === label.end &&
    mention.class === label.class &&
    (!label.council || mention.councils.includes(label.council))
  );
}

function scoreTable(scores: Map<string, Score>): string {
  const lines = ["class      precision  recall  right  missed  false"];
  for (const [cls, { right, missed, wrong }] of scores) {
    const precision = ratio(right, right + wrong.length);
    const recall = ratio(right, right + missed.length);
    const counts = [right, missed.length, wrong.length].map((n, i) => String(n).padStart([5, 6, 5][i] ?? 5));
    lines.push(`${cls.padEnd(10)} ${precision.padStart(9)}  ${recall.padStart(6)}  ${counts.join("  ")}`);
    lines.push(...missed.map((m) => `  missed  ${m}`), ...wrong.map((w) => `  false   ${w}`));
  }
  return lines.join("\n");
}

function ratio(part: number, whole: number): string {
  return whole === 0 ? "-" : (part / whole).toFixed(3);
}

function excerpt(text: string, { start, end }: { start: number; end: number }): string {
  const around = `${text.slice(Math.max(0, start - 50), start)}[${text.slice(start, end)}]${text.slice(end, end + 40)}`;
  return around.replace(/\s+/g, " ");
}
