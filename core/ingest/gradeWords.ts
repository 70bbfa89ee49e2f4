/** How reports write grades and judgements. */
import type { Framework, Grade, Judgement } from "../model/grade.ts";

/** Longest first: "requires improvement to be good" is not "good". */
export const GRADE = "outstanding|requir(?:es|e|ing) improvement(?: to be good)?|inadequate|not judged|good";

/** @param words what `GRADE` matched */
export function gradeOf(words: string): Grade {
  const folded = words.toLowerCase().replace(/\s+/g, " ");
  if (folded.startsWith("requir")) return "requires-improvement";
  if (folded === "not judged") return "not-judged";
  return folded as Grade;
}

/** Labels of the table of judgements, as patterns on text with single spaces; each before those it begins with. */
export const LABELS: Record<Framework, [Judgement, RegExp][]> = {
  ILACS: [
    ["leaders", /(?:the )?impact of leaders on (?:social work )?practice with children and families/],
    [
      "help-and-protection",
      /(?:the )?experiences? and progress of children (?:who|in) need (?:of )?help (?:and|or) protection/,
    ],
    ["in-care-and-care-leavers", /(?:the )?experiences? and progress of children in care and care leavers/],
    ["in-care", /(?:the )?experiences? and progress of children in care(?! and care)/],
    ["care-leavers", /(?:the )?experiences? and progress of (?:children )?care leavers/],
    ["overall", /overall effectiveness/],
  ],
  SIF: [
    ["help-and-protection", /children who need help (?:and|or) protection/],
    ["looked-after", /children looked after and achieving permanenc[ey]/],
    ["adoption", /adoption performance/],
    ["care-leavers", /(?:the )?experiences? and progress of (?:children )?care leavers/],
    ["leaders", /leadership,? management (?:and|&) governance/],
  ],
};
