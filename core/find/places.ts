/** When does a bare place name mean its council? "Oxfordshire was rated good by Ofsted" does; "a crash in Oxfordshire" does not. */

import type { Evidence, Topic } from "./evidence.ts";
import type { Entry } from "./lexicon.ts";
import {
  CHILDREN_IN_FRONT,
  COUNCIL_FOLLOWS,
  GRADE_BESIDE,
  GRADE_IN_SENTENCE,
  GRADED_OR_INSPECTED,
  INSPECTORS_IN_FRONT,
  NAMED_IN_FULL,
  OFSTED_IN_SENTENCE,
  OTHER_BODY_FOLLOWS,
  OTHER_MEANING,
  PAGE_ABOUT_SERVICES,
  PLACE,
  REPORT_TITLE,
  SERVICES_FOLLOW,
  SERVICES_IN_FRONT,
  SERVICES_IN_SENTENCE,
  SETTING_IN_SENTENCE,
  SHARED_PLACE,
  STAFF_IN_SENTENCE,
} from "./weights.ts";
import { wordAfter, wordBefore } from "./words.ts";

/** Words without which a page is not about children's services, and no place on it is a council. */
const TOPIC =
  /ofsted|ilacs|children[’'`]?s?[’']?\s+(?:services|social)|social\s+(?:work|care|services)|care\s+leavers?|looked[- ]after|child\s+protection|children\s+in\s+care|safeguarding|foster/i;
const TOPICS = new RegExp(TOPIC.source, "gi");

const REACH = 180;

export type PlaceEvidence = { evidence: Evidence[]; pointsToCouncil: boolean };

/** Is the page about children's services, and how much? */
export function readTopic(text: string): Topic {
  TOPICS.lastIndex = 0;
  let count = 0;
  while (count < 5 && TOPICS.test(text)) count++;
  return { isOurs: count > 0, strong: count >= 5 };
}

type Cue = { where: "before" | "after" | "sentence"; pattern: RegExp; weight: number; reason: string };

const SERVICES =
  "(?:children[’'`]?s?[’']?\\s+(?:services|social\\s+care|social\\s+services|safeguarding)|social\\s+(?:services|workers?|work|care)|care\\s+leavers|looked[- ]after\\s+children|children\\s+in\\s+care|child\\s+protection|foster(?:ing|\\s+carers?)|safeguarding|local\\s+authority|corporate\\s+parents?)";
const GRADED = "(?:rated|judged|graded|ranked|deemed|found\\s+to\\s+be|assessed|branded|labelled|classed)";
const GRADE = "(?:outstanding|good|inadequate|requires?\\s+improvement|requiring\\s+improvement)";

const CUES: Cue[] = [
  {
    where: "after",
    pattern: new RegExp(`^[’']s?\\s+(?:\\w+\\s+){0,2}?${SERVICES}`, "i"),
    weight: SERVICES_FOLLOW,
    reason: "its children's services follow",
  },
  {
    where: "after",
    pattern: /^[’']s?\s+(?:county|city|borough)?\s*council\b/i,
    weight: COUNCIL_FOLLOWS,
    reason: "its council follows",
  },
  {
    where: "after",
    pattern: new RegExp(`^\\s+(?:\\w+\\s+)?${SERVICES}`, "i"),
    weight: SERVICES_FOLLOW,
    reason: "children's services follow",
  },
  {
    where: "after",
    pattern: /^(?:\s+city)?\s*\n\s*inspection of (?:services for children|children[’']?s)/i,
    weight: REPORT_TITLE,
    reason: "the title of an inspection report",
  },
  {
    where: "after",
    pattern: new RegExp(
      `^(?:[’']s\\s+overall\\s+effectiveness|,?\\s+(?:which\\s+)?(?:was|were|is|has\\s+been|had\\s+been|been|again|also)\\s+(?:\\w+\\s+){0,2}?(?:${GRADED}|inspected))`,
      "i",
    ),
    weight: GRADED_OR_INSPECTED,
    reason: "it was graded or inspected",
  },
  {
    where: "before",
    pattern: new RegExp(`${SERVICES}(?:\\s+\\w+){0,2}?\\s+(?:in|at|for|across|of|by)\\s+(?:the\\s+)?$`, "i"),
    weight: SERVICES_IN_FRONT,
    reason: "children's services in it",
  },
  {
    where: "before",
    pattern: /(?:children|young\s+people)(?:\s+\w+){0,5}?\s+(?:in|at|for|across|of|from)\s+(?:the\s+)?$/i,
    weight: CHILDREN_IN_FRONT,
    reason: "children in it",
  },
  {
    where: "before",
    pattern:
      /(?:inspections?|inspectors|ofsted|ilacs)(?:\s+[\w’']+){0,5}?\s+(?:of|in|at|to|visited|rated|judged|graded|found|that|said)\s+(?:the\s+)?$/i,
    weight: INSPECTORS_IN_FRONT,
    reason: "inspectors in front",
  },
  {
    where: "before",
    pattern: new RegExp(`${GRADED}(?:\\s+\\w+){0,2}?\\s+$`, "i"),
    weight: GRADE_BESIDE,
    reason: "a grade in front",
  },
  {
    where: "after",
    pattern: new RegExp(`^\\s+(?:as\\s+)?[“"'‘]?${GRADE}`, "i"),
    weight: GRADE_BESIDE,
    reason: "a grade behind",
  },
  {
    where: "sentence",
    pattern: /\b(?:ofsted|ilacs)\b/i,
    weight: OFSTED_IN_SENTENCE,
    reason: "Ofsted in the sentence",
  },
  {
    where: "sentence",
    pattern: new RegExp(SERVICES, "i"),
    weight: SERVICES_IN_SENTENCE,
    reason: "children's services in the sentence",
  },
  {
    where: "sentence",
    pattern: new RegExp(`\\b${GRADE}\\b`, "i"),
    weight: GRADE_IN_SENTENCE,
    reason: "a grade in the sentence",
  },
  {
    where: "sentence",
    pattern: /\b(?:leaders|senior managers|social workers|the council|local authority|partners)\b/i,
    weight: STAFF_IN_SENTENCE,
    reason: "who runs services in the sentence",
  },
  {
    where: "sentence",
    pattern:
      /\b(?:school|academy|academies|nursery|nurseries|college|university|prison|hospital|children[’']s homes?|care homes?|childminders?|playgroup|pre-?school|sixth form|pupils|headteacher)\b/i,
    weight: SETTING_IN_SENTENCE,
    reason: "about a school, home or other setting",
  },
  {
    where: "after",
    pattern:
      /^\s+(?:police|hospitals?|school|university|college|prison|airport|station|crown\s+court|magistrates|fire|ambulance|nhs|parish|town|festival|residents|cathedral|road|street|councils|constabulary|based|born|coroner|university)\b/i,
    weight: OTHER_BODY_FOLLOWS,
    reason: "another body or thing follows",
  },
];

/** A capitalised word in front joins the name ("New York", "Jack Barnet") unless it only begins the sentence or title. */
const MAY_STAND_IN_FRONT =
  /^(in|at|of|for|from|to|by|and|or|but|the|with|across|around|near|on|as|while|when|where|since|after|before|that|this|though|although|because|if|so|yet|both|within|ofsted|children|children's|leaders|inspectors|services|authority|inspection|unlike|like|how|why|is|was|has|council|councils|partners|meanwhile|today|now|currently)$/;

/**
 * @param known whether the page names the same council in so many words
 * @returns the evidence, and whether any of it points to the council; null inside another name ("Kent Police")
 */
export function weighPlace(
  text: string,
  start: number,
  end: number,
  entries: readonly Entry[],
  topic: Topic,
  known: boolean,
): PlaceEvidence | null {
  if (isPartOfAnotherName(text, start, end)) return null;
  const before = sentenceBefore(text, start);
  const after = sentenceAfter(text, end);
  const parts = { before, after, sentence: `${before}\u0000${after}` };
  const evidence: Evidence[] = [{ reason: "a place name", weight: PLACE }];
  let pointsToCouncil = false;
  for (const { where, pattern, weight, reason } of CUES) {
    if (!pattern.test(parts[where])) continue;
    evidence.push({ reason, weight });
    if (weight > 0) pointsToCouncil = true;
  }
  if (known) evidence.push({ reason: "the page names this council in full", weight: NAMED_IN_FULL });
  if (topic.strong)
    evidence.push({ reason: "the page is about children's services", weight: PAGE_ABOUT_SERVICES });
  if (entries.some((e) => e.weak))
    evidence.push({ reason: "the short name is shared", weight: SHARED_PLACE });
  if (entries.some((e) => e.otherMeaning))
    evidence.push({ reason: "the word has other meanings", weight: OTHER_MEANING });
  return { evidence, pointsToCouncil };
}

function isPartOfAnotherName(text: string, start: number, end: number): boolean {
  const joined =
    /[A-Za-z0-9][-‐–/@.]$/.test(text.slice(Math.max(0, start - 2), start)) ||
    /^[-‐/@]\w|^\.\w/.test(text.slice(end, end + 2));
  if (joined) return true;
  const qualifier = wordAfter(text, end);
  const next =
    qualifier && /^(city|county|borough)$/.test(qualifier.folded)
      ? wordAfter(text, qualifier.end)
      : qualifier;
  const isService =
    next &&
    /^(children|children’s|children's|social|local|services|care|was|is|has|ofsted)$/.test(next.folded);
  const isAlone = next === null || text.slice(end, next.start).includes("\n");
  if (!isAlone && next.capital && !isService) return true;
  const previous = wordBefore(text, start);
  return (
    previous?.capital === true &&
    !MAY_STAND_IN_FRONT.test(previous.folded) &&
    !text.slice(previous.end, start).includes("\n")
  );
}

const SENTENCE_END = /[.!?](?=[\s”"’']*\s[A-Z“"‘'])|\n\s*\n|[•●]/g;

function sentenceBefore(text: string, start: number): string {
  const reach = text.slice(Math.max(0, start - REACH), start);
  let from = 0;
  for (const match of reach.matchAll(SENTENCE_END)) from = match.index + match[0].length;
  return reach.slice(from);
}

function sentenceAfter(text: string, end: number): string {
  const reach = text.slice(end, end + REACH);
  SENTENCE_END.lastIndex = 0;
  const stop = SENTENCE_END.exec(reach);
  return stop ? reach.slice(0, stop.index) : reach;
}
