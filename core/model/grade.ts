/** Grades and judgements of Ofsted's two frameworks for local authority children's services. */

/** Best to worst; "not-judged" is printed in reports where a judgement could not be made. */
export const GRADES = ["outstanding", "good", "requires-improvement", "inadequate", "not-judged"] as const;
export type Grade = (typeof GRADES)[number];

export const JUDGEMENTS = [
  "overall",
  "leaders",
  "help-and-protection",
  "in-care",
  "care-leavers",
  "in-care-and-care-leavers",
  "looked-after",
  "adoption",
] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/** ILACS since January 2018; SIF from November 2013 until then. */
export const FRAMEWORKS = ["ILACS", "SIF"] as const;
export type Framework = (typeof FRAMEWORKS)[number];

/** The data begins with the SIF (Ofsted, "Framework and evaluation schedule", November 2013). */
export const DATA_FROM = "2013-11-01";

/** Inspections from this day on give no overall effectiveness (Ofsted, ILACS framework of April 2026). */
export const NO_OVERALL_FROM = "2026-04-01";

/** Inspections from this day on judge care leavers apart from children in care (Ofsted, ILACS of January 2023). */
export const SEPARATE_CARE_LEAVERS_FROM = "2023-01-01";

const GRADE_WORDS: Record<Grade, string> = {
  outstanding: "Outstanding",
  good: "Good",
  "requires-improvement": "Requires improvement",
  inadequate: "Inadequate",
  "not-judged": "Not judged",
};

const JUDGEMENT_WORDS: Record<Framework, Partial<Record<Judgement, string>>> = {
  ILACS: {
    overall: "Overall effectiveness",
    leaders: "Impact of leaders on practice",
    "help-and-protection": "Help and protection",
    "in-care": "Children in care",
    "care-leavers": "Care leavers",
    "in-care-and-care-leavers": "Children in care and care leavers",
  },
  SIF: {
    overall: "Overall effectiveness",
    leaders: "Leadership, management and governance",
    "help-and-protection": "Help and protection",
    "looked-after": "Children looked after and permanence",
    adoption: "Adoption performance",
    "care-leavers": "Care leavers",
  },
};

export function gradeWords(grade: Grade): string {
  return GRADE_WORDS[grade];
}

export function judgementWords(framework: Framework, judgement: Judgement): string {
  return JUDGEMENT_WORDS[framework][judgement] ?? judgement;
}

/** The judgements a framework has, in the order its reports print them. */
export function judgementsOf(framework: Framework): Judgement[] {
  return JUDGEMENTS.filter((judgement) => judgement in JUDGEMENT_WORDS[framework]);
}
