/** How a grade looks on the map: a letter, a fill and a pattern, each enough alone, in grey as in colour. */
import { gradeWords } from "../../core/model/grade.ts";
import { STANDING_GRADES, type Standing, type StandingGrade } from "../../core/overview/standing.ts";
import { COLOURS, mixed, SURFACE, TEXT } from "../pictureColours.ts";

export type Scheme = "light" | "dark";

export type Look = {
  letter: string;
  words: string;
  fill: string;
  /** Of the letter. */
  ink: string;
  stroke: string;
  /** Lines over the fill, in px of a tile that is 34 wide; null for a plain one. */
  pattern: { path: string; colour: string; width: number } | null;
};

const SIGNS: Record<StandingGrade, { letter: string; words: string; isSolid: boolean; path: string | null }> =
  {
    outstanding: { letter: "O", words: gradeWords("outstanding"), isSolid: true, path: null },
    good: { letter: "G", words: gradeWords("good"), isSolid: false, path: null },
    "requires-improvement": {
      letter: "RI",
      words: gradeWords("requires-improvement"),
      isSolid: false,
      path: "M0 8L8 0",
    },
    inadequate: { letter: "I", words: gradeWords("inadequate"), isSolid: true, path: "M0 8L8 0M0 0L8 8" },
    "not-judged": { letter: "NJ", words: gradeWords("not-judged"), isSolid: false, path: "M0 4H8" },
    "no-overall-grade": { letter: "–", words: "No overall grade", isSolid: false, path: "M3 4H5" },
    "not-judged-apart": { letter: "", words: "Not judged apart", isSolid: false, path: "M0 4H8" },
    "none-in-data": { letter: "?", words: "None in this data", isSolid: false, path: null },
  };

/** Letters and patterns alone, in the order of the grades: colours are the page's own. */
export function standingLooks(): [
  StandingGrade,
  { letter: string; isSolid: boolean; path: string | null },
][] {
  return STANDING_GRADES.map((grade) => [grade, SIGNS[grade]]);
}

/** How many of each grade, in the order of the grades, none that nobody has. */
export function countGrades(standings: readonly Standing[]): [StandingGrade, number][] {
  return STANDING_GRADES.map((grade): [StandingGrade, number] => [
    grade,
    standings.filter((standing) => standing.grade === grade).length,
  ]).filter(([, count]) => count > 0);
}

export function standingWords(grade: StandingGrade): string {
  return SIGNS[grade].words;
}

/** In the order of the grades. */
export function gradeLooks(scheme: Scheme): [StandingGrade, Look][] {
  return STANDING_GRADES.map((grade) => {
    const { letter, words, isSolid, path } = SIGNS[grade];
    const colour = COLOURS[scheme][grade === "not-judged-apart" ? "not-judged" : grade];
    const surface = SURFACE[scheme];
    const isGraded = grade !== "none-in-data" && grade !== "not-judged-apart";
    const look: Look = {
      letter,
      words,
      fill: isSolid ? colour : isGraded ? mixed(colour, surface, 0.3) : surface,
      ink: isSolid ? surface : TEXT[scheme],
      stroke: colour,
      pattern:
        path === null
          ? null
          : {
              path,
              colour: isSolid ? surface : colour,
              width: isSolid ? 0.7 : 1.4,
            },
    };
    return [grade, look];
  });
}
