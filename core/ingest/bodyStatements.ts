/**
 * What the text of a report says of each judgement: the headings of an ILACS report, the heads of sections and the
 * formal sentences of a SIF report.
 */
import type { Framework, Judgement } from "../model/grade.ts";
import { GRADE, gradeOf, LABELS } from "./gradeWords.ts";
import { type Reading, readSectionTables } from "./judgementTable.ts";
import type { Line } from "./lines.ts";

/** Between a judgement and its grade in a heading: "protection: good", "protection is good", "leavers are: good". */
const HEADING_LINK = "\\s*(?:[:–-]\\s*)?(?:(?:is|are|is judged to be)(?:\\s*[:–-])?\\s+)?";
/** In a sentence: "is that it requires improvement", "are inadequate". */
const SENTENCE_LINK = " (?:is|are|is that (?:it|they)(?: is| are)?|is judged to be)? ?";

/** How SIF reports state a judgement in its own section. */
const SIF_SENTENCES: [Judgement, string][] = [
  ["help-and-protection", "experiences? and progress of children who need help (?:and|or) protection"],
  ["looked-after", "experiences? and progress of children looked after and achieving permanenc[ey]"],
  ["adoption", "graded judge?ment (?:for|of|on|about) (?:the )?adoption performance"],
  [
    "care-leavers",
    "graded judge?ment (?:for|of|on|about) (?:the )?(?:experiences? and progress of )?care leavers",
  ],
  ["leaders", "key judge?ment leadership,? management (?:and|&) governance"],
];

/**
 * @param end the last line of the table on the first pages: what is read here is what comes after it
 * @returns every statement found, in the order of the text
 */
export function readStatements(lines: readonly Line[], framework: Framework, end: Line | null): Reading[] {
  const body = end ? lines.slice(lines.indexOf(end) + 1) : lines;
  const said = framework === "SIF" ? SIF_SENTENCES : headings();
  const link = framework === "SIF" ? SENTENCE_LINK : HEADING_LINK;
  const sections = framework === "SIF" ? readSectionTables(body, framework) : [];
  return [...sections, ...statementsIn(body, said, link)].sort((a, b) => a.page - b.page);
}

function headings(): [Judgement, string][] {
  return LABELS.ILACS.map(([judgement, { source }]) => [judgement, source]);
}

function statementsIn(body: readonly Line[], said: [Judgement, string][], link: string): Reading[] {
  const starts: number[] = [];
  let text = "";
  for (const line of body) {
    starts.push(text.length);
    text += `${line.text} `;
  }
  return said.flatMap(([judgement, label]) =>
    [...text.matchAll(new RegExp(`${label}${link}(${GRADE})(?![a-z])`, "gi"))].map((found): Reading => {
      const at = starts.findLastIndex((start) => start <= found.index);
      return { judgement, grade: gradeOf(found[1] ?? ""), page: body[at]?.page ?? 0, words: found[0] };
    }),
  );
}
