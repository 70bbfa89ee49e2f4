/** A date as pages write it -> an ISO day. Never less than a whole date: no day is made up for a month. */

const MONTHS = new Map<string, number>();
for (const [month, names] of [
  [
    1,
    "january januar jänner jaenner jan janvier janv enero ene gennaio gen janeiro januari janeiro ianuarie ian styczen stycznia ocak januára",
  ],
  [
    2,
    "february februar feb février fevrier févr fevr febrero febbraio fevereiro fev februari februarie luty lutego şubat subat",
  ],
  [3, "march märz maerz mar mrz mär mars marzo março marco maart martie marca mart"],
  [4, "april apr avril avr abril abr aprile aprilie kwietnia nisan"],
  [5, "may mai mayo maggio mag maio mei maj maja mayıs mayis"],
  [6, "june juni jun juin junio giugno giu junho iunie czerwca haziran"],
  [7, "july juli jul juillet juil julio luglio lug julho iulie lipca temmuz"],
  [8, "august aug août aout agosto ago augustus sierpnia ağustos agustos"],
  [
    9,
    "september sep sept septembre septiembre settembre set setembro septembrie wrzesnia września eylül eylul",
  ],
  [
    10,
    "october oktober oct okt octobre octubre ottobre ott outubro out octombrie pazdziernika października ekim",
  ],
  [11, "november nov novembre noviembre novembro noiembrie listopada kasım kasim"],
  [
    12,
    "december dezember dec dez décembre decembre déc dicembre dic diciembre dezembro decembrie grudnia aralık aralik",
  ],
] as const)
  for (const name of names.split(" ")) MONTHS.set(name, month);

const MONTH_NAMES = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join("|");
const DAY_MONTH_YEAR = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|ª)?[.,]?\\s*(?:de\\s+|of\\s+)?(${MONTH_NAMES})[.,]?\\s*(?:de\\s+|del\\s+)?((?:19|20)\\d{2})(?!\\d)`,
  "i",
);
const MONTH_DAY_YEAR = new RegExp(
  `(?<![a-z])(${MONTH_NAMES})\\.?\\s*(\\d{1,2})(?:st|nd|rd|th)?,?\\s*(?:\\d{1,2}:\\d{2}(?:[ap]m)?,?\\s*)?((?:19|20)\\d{2})(?!\\d)`,
  "i",
);
/** "Mon Oct 11 14:57:21 CEST 2021" */
const UNIX_DATE = new RegExp(
  `(?<![a-z])(${MONTH_NAMES})\\s+(\\d{1,2})\\s+\\d{2}:\\d{2}:\\d{2}\\s+[A-Z+:\\d]+\\s+((?:19|20)\\d{2})`,
  "i",
);
const YEAR_FIRST = /(?<!\d)((?:19|20)\d{2})\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})(?!\d)/;
const COMPACT = /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/;
const DAY_FIRST = /(?<!\d)(\d{1,2})\s?([-./])\s?(\d{1,2})\s?\2\s?((?:19|20)?\d{2})(?!\d)/;
/** An exact time with its offset from Greenwich. */
const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(Z|[+-]\d{2}:?\d{2})$/;

const HOUR = 3_600_000;

/**
 * The day it was in London. By the rule of since 1996, an hour ahead from the last Sunday of March to that of October at one
 * o'clock in Greenwich: the browser's own calendars take a page fifteen milliseconds to wake.
 */
function londonDay(instant: number): string {
  const year = new Date(instant).getUTCFullYear();
  const isSummer = instant >= lastSunday(year, 2) + HOUR && instant < lastSunday(year, 9) + HOUR;
  return new Date(isSummer ? instant + HOUR : instant).toISOString().slice(0, 10);
}

/** @param month of 31 days, from 0 */
function lastSunday(year: number, month: number): number {
  const last = Date.UTC(year, month, 31);
  return last - new Date(last).getUTCDay() * 24 * HOUR;
}

/**
 * @param written a date, or a short text with one: "2020-02-11T08:00:00Z", "11.02.2020", "Published on 11 February 2020"
 * @param lang of the page: Americans write the month first
 * @returns an ISO day; null where there is no whole date. A moment is a day in London on British pages, in its own offset elsewhere
 */
export function readDay(written: string, lang = ""): string | null {
  const text = written.trim().slice(0, 200);
  const moment = MOMENT.exec(text);
  if (moment) {
    const [, day = "", , offset = ""] = moment;
    const isBritish = /^en-gb$/i.test(lang);
    const instant = Date.parse(text.replace(" ", "T").replace(/([+-]\d{2})(\d{2})$/, "$1:$2"));
    if (isBritish && offset && !Number.isNaN(instant)) return checked(londonDay(instant).split("-"));
    return checked(day.split("-"));
  }
  const first = [
    match(YEAR_FIRST, text, ([year, month, day]) => [year, month, day]),
    match(DAY_MONTH_YEAR, text, ([day, month, year]) => [year, monthOf(month), day]),
    match(UNIX_DATE, text, ([month, day, year]) => [year, monthOf(month), day]),
    match(MONTH_DAY_YEAR, text, ([month, day, year]) => [year, monthOf(month), day]),
    match(DAY_FIRST, text, (parts) => dayFirst(parts, lang)),
    match(COMPACT, text, ([year, month, day]) => [year, month, day]),
  ].filter((found) => found !== null);
  const [earliest] = first.sort((a, b) => a.at - b.at);
  return earliest?.day ?? null;
}

type Found = { at: number; day: string };
type Parts = (string | undefined)[];

function match(pattern: RegExp, text: string, order: (parts: string[]) => Parts): Found | null {
  const found = pattern.exec(text);
  const day = found && checked(order(found.slice(1)));
  return day ? { at: found.index, day } : null;
}

/** "02/10/2020" is in October but for Americans; "10/28/2020" can only be theirs. */
function dayFirst([first = "", separator, second = "", year = ""]: string[], lang: string): Parts {
  const full = year.length === 2 ? `20${year}` : year;
  const isAmerican =
    separator === "/" && (Number(second) > 12 || (/^en-us$/i.test(lang) && Number(first) <= 12));
  return isAmerican ? [full, first, second] : [full, second, first];
}

function monthOf(name = ""): string {
  return String(MONTHS.get(name.toLowerCase()) ?? 0);
}

/** A day of the calendar. */
function checked([year = "", month = "", day = ""]: Parts): string | null {
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : null;
}
