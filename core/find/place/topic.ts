/** What a page is about, as far as bare places are concerned. */
import type { PageContext, Topic } from "../evidence.ts";

/** Children's services, in so many words. */
const TOPIC =
  /ofsted|ilacs|children[’'`]?s?[’']?\s+(?:services|social)|(?<!adult\s)social\s+(?:work|care|services)|care\s+leavers?|looked[- ]after|child\s+protection|children\s+in\s+care|safeguarding|foster/i;
/** An inspection, perhaps of them. */
const OF_INSPECTION =
  /inadequate|requires?\s+improvement|inspect(?:or|ed|ion)|intervention|improvement\s+(?:notice|board)|watchdog|regulator/i;
/** Without one of all these words no place is looked at. */
const COULD_BE =
  /\b(?:child(?:ren)?|rated|graded|judged|outstanding|lead\s+member|commissioner|statutory|caseloads?|practice|agency\s+staff|(?:monitoring|focused)\s+visits?|thresholds?|grades?|ratings?|trust|directors?|placements?|failings|exploitation|improve[sd]?|improvement|authorit(?:y|ies)|judgements?|adoption|department|services)\b/i;
const SCHOOLS = /\b(?:schools?|pupils|academy|academies|nurser(?:y|ies)|teachers?|classrooms?)\b/gi;
const TOPICS = new RegExp(TOPIC.source, "gi");
/** UTF-16 units: a block that is longer is no headline. */
const LONGEST_HEADLINE = 160;

/** @param read the page's text as far as it is looked at */
export function readTopic(read: string, text: string, page: PageContext): Topic {
  const count = countUpTo(5, TOPICS, read);
  const headline = headlineOf(page.text ?? "") || headlineOf(text);
  return {
    isOurs: mayBeOurs(read),
    services: count > 0,
    inspection: OF_INSPECTION.test(read),
    strong: count >= 5,
    schools: countUpTo(3, SCHOOLS, read) >= 3,
    headline: { text: headline, isOurs: isAbout(headline) },
  };
}

/** Could the page be about children's services at all? */
export function mayBeOurs(text: string): boolean {
  return TOPIC.test(text) || OF_INSPECTION.test(text) || COULD_BE.test(text);
}

function countUpTo(most: number, pattern: RegExp, text: string): number {
  pattern.lastIndex = 0;
  let count = 0;
  while (count < most && pattern.test(text)) count++;
  return count;
}

/** Is it about children's services, or about an inspection that could be of them? */
export function isAbout(text: string): boolean {
  return TOPIC.test(text) || OF_INSPECTION.test(text) || /\b(?:rated|grades?|ratings?)\b/i.test(text);
}

/** The first block, where it is short and others follow; a title is all headline. */
function headlineOf(page: string): string {
  const text = page.trimStart();
  const end = text.indexOf("\n\n");
  const first = end < 0 ? "" : text.slice(0, end).trim();
  return first.length <= LONGEST_HEADLINE ? first : "";
}
