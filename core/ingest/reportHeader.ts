/** What a report's first page says of itself: what it is, whom it is about, and its dates. */
import type { Framework } from "../model/grade.ts";
import type { Line } from "./lines.ts";

export type ReportHeader = {
  /** Null for anything that is no graded inspection of a local authority's children's services. */
  framework: Framework | null;
  /** What it is, in words, where it is something else. */
  otherwise: string;
  /** It says in its title what it is. */
  isKnown: boolean;
  /** The council's name as written, in every way the first pages write it. */
  councilNames: string[];
  /** ISO dates; null where none is printed, or only one. */
  started: string | null;
  ended: string | null;
  /** ISO date of publication, where printed. */
  published: string | null;
  /** Two days are printed, in a way that was not understood. */
  areDatesUnclear: boolean;
};

/** Titles of what Ofsted sends councils that gives no such grades. Looked for on the first page. */
const OTHERS: [RegExp, string][] = [
  [/monitoring visit/i, "a monitoring visit"],
  [/focused visit/i, "a focused visit"],
  [/joint (?:area )?(?:targeted )?inspection/i, "a joint inspection"],
  [
    /inspection of (?:local authority arrangements for the protection of children|safeguarding)/i,
    "an inspection before 2013",
  ],
  [
    /inspection of (?:services for )?looked after children(?: services)?/i,
    "an inspection of looked after children, before 2013",
  ],
  [/special educational needs/i, "an inspection of special educational needs"],
];

const SIF_TITLE =
  /(?:re-?inspection|inspection) of services for children in need of help and protection, children looked after and care leavers/i;
const ILACS_TITLE = /inspection of [^.]{0,90}?children['’]?s (?:social care )?services/i;
/** "Inspection of Bradford Children and Families Trust", which runs them. */
const ILACS_TITLE_OF_TRUST =
  /inspection of [^.]{0,90}?(?:trust|children first|for children)\s+inspection dates?\b/i;

export function readHeader(lines: readonly Line[]): ReportHeader {
  const first = lines.filter(({ page }) => page === 1);
  const text = wordsOf(first);
  const top = text.slice(0, 700);
  // What stands at the foot of the second page is the title once more.
  const twoPages = wordsOf(lines.filter(({ page }) => page <= 2));
  const named = { councilNames: councilNames(first, twoPages), ...datesIn(text) };
  if (SIF_TITLE.test(top)) return { ...named, framework: "SIF", otherwise: "", isKnown: true };
  const isIlacs =
    (ILACS_TITLE.test(top) || (ILACS_TITLE_OF_TRUST.test(top) && /judgement\s+grade/i.test(text))) &&
    /impact of leaders on/i.test(text) &&
    /\bgrade\b/i.test(text);
  if (isIlacs) return { ...named, framework: "ILACS", otherwise: "", isKnown: true };
  const [, otherwise] = OTHERS.find(([title]) => title.test(top)) ?? [];
  const isBoard = /^.{0,120}review of the effectiveness of the local safeguarding/i.test(top);
  return {
    ...named,
    framework: null,
    isKnown: otherwise !== undefined || isBoard,
    otherwise:
      otherwise ?? (isBoard ? "a review of a safeguarding board" : "no graded inspection that this can read"),
  };
}

function wordsOf(lines: readonly Line[]): string {
  return lines
    .map(({ text }) => text)
    .join(" ")
    .replace(/\s+/g, " ");
}

const TITLE_START = /^(?:re-?inspection|inspection|single inspection|ofsted)\b/i;

function councilNames(first: readonly Line[], text: string): string[] {
  const above = first.slice(
    0,
    Math.max(
      0,
      first.findIndex((line) => TITLE_START.test(line.text)),
    ),
  );
  const inTitle =
    /[Ii]nspection of (?:the )?([A-Z][\w\s,.&'’-]{2,60}?)(?:['’]s)? (?:local authority )?children['’]s (?:social care )?services/.exec(
      text,
    );
  const inTitleOfTrust = /[Ii]nspection of (?:the )?([A-Z][\w\s,.&'’-]{2,80}?) [Ii]nspection dates?/.exec(
    text,
  );
  const inVerdict = /children['’]s services in (?:the )?([A-Z][\w\s,.&'’-]{2,60}?) (?:are|is|require)/i.exec(
    text,
  );
  return [wordsOf(above), inTitle?.[1], inTitleOfTrust?.[1], inVerdict?.[1]].filter((name): name is string =>
    Boolean(name?.trim()),
  );
}

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const DAY = `(?:(?:mon|tues|wednes|thurs|fri)day\\s+)?(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+(${MONTHS.join("|")}))?(?:\\s+(\\d{4}))?`;
const RANGE = new RegExp(`inspection dates?\\s*:?\\s*${DAY}\\s*(?:to|and|[-‐-―−─])\\s*${DAY}`, "i");
const PUBLISHED = new RegExp(`(?:report )?published(?: on)?\\s*:?\\s*${DAY}`, "i");

type DayFound = [day: string | undefined, month: string | undefined, year: string | undefined];

/** "12/09/2016" -> "12 September 2016", as most reports write it. */
function spelledOut(text: string): string {
  return text.replace(/(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/g, (all, day, month, year) => {
    const name = MONTHS[Number(month) - 1];
    return name ? `${day} ${name} ${year}` : all;
  });
}

function datesIn(words: string): Pick<ReportHeader, "started" | "ended" | "published" | "areDatesUnclear"> {
  const text = spelledOut(words);
  const range = RANGE.exec(text);
  const published = PUBLISHED.exec(text);
  const printed =
    /inspection dates?\s*:?(.{0,60})/i.exec(text)?.[1]?.split(/report|lead|published/i)[0] ?? "";
  const end: DayFound = [range?.[4], range?.[5], range?.[6]];
  // "9 to 13 March 2026": what the first day leaves out it has in common with the second.
  const start: DayFound = [range?.[1], range?.[2] ?? end[1], range?.[3] ?? end[2]];
  return {
    started: isoDate(start),
    ended: isoDate(end),
    published: isoDate([published?.[1], published?.[2], published?.[3]]),
    areDatesUnclear:
      !range && (printed.match(new RegExp(`\\d{1,2}\\s+(?:${MONTHS.join("|")})`, "gi"))?.length ?? 0) > 1,
  };
}

function isoDate([day, month, year]: DayFound): string | null {
  const at = MONTHS.indexOf(month?.toLowerCase() ?? "");
  if (!day || at < 0 || !year) return null;
  const date = new Date(Date.UTC(Number(year), at, Number(day)));
  return date.getUTCDate() === Number(day) ? date.toISOString().slice(0, 10) : null;
}
