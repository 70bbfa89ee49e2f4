/** A date as pages write it -> an ISO day. Never less than a whole date: no day is made up for a month. */
import { isBritish, londonDay, momentIn } from "./moment.ts";

const MONTHS = new Map<string, number>();
for (const [month, names] of [
  [
    1,
    "january januar jänner jaenner jan janvier janv enero ene gennaio gen janeiro januari janeiro ianuarie ian styczen stycznia ocak januára января يناير",
  ],
  [
    2,
    "february februar feb février fevrier févr fevr febrero febbraio fevereiro fev februari februarie luty lutego şubat subat февраля فبراير",
  ],
  [3, "march märz maerz mar mrz mär mars marzo março marco maart martie marca mart марта مارس"],
  [4, "april apr avril avr abril abr aprile aprilie kwietnia nisan апреля أبريل"],
  [5, "may mai mayo maggio mag maio mei maj maja mayıs mayis мая مايو"],
  [6, "june juni jun juin junio giugno giu junho iunie czerwca haziran июня يونيو"],
  [7, "july juli jul juillet juil julio luglio lug julho iulie lipca temmuz июля يوليو"],
  [8, "august aug août aout agosto ago augustus sierpnia ağustos agustos августа أغسطس"],
  [
    9,
    "september sep sept septembre septiembre settembre set setembro septembrie wrzesnia września eylül eylul сентября سبتمبر",
  ],
  [
    10,
    "october oktober oct okt octobre octubre ottobre ott outubro out octombrie pazdziernika października ekim октября أكتوبر",
  ],
  [11, "november nov novembre noviembre novembro noiembrie listopada kasım kasim ноября نوفمبر"],
  [
    12,
    "december dezember dec dez décembre decembre déc dicembre dic diciembre dezembro decembrie grudnia aralık aralik декабря ديسمبر",
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
/** Nobody writes German so: a machine did, and whether it is American cannot be known. */
const SLASHES_AND_SECONDS = /^(?:0?[1-9]|1[0-2])\/(?:0?[1-9]|1[0-2])\/\d{4} \d{1,2}:\d{2}:\d{2}/;

/**
 * @param written a date, or a short text with one: "2020-02-11T08:00:00Z", "11.02.2020", "Published on 11 February 2020"
 * @param lang of the page: Americans write the month first
 * @returns an ISO day; null where there is no whole date. A moment is a day in London on British pages, in its own offset elsewhere
 */
export function readDay(written: string, lang = ""): string | null {
  const text = written.trim().slice(0, 200);
  const moment = momentIn(text);
  if (moment) return isBritish(lang) ? londonDay(moment.instant) : moment.day;
  const first = [
    match(YEAR_FIRST, text, ([year, month, day]) => [year, month, day]),
    match(DAY_MONTH_YEAR, text, ([day, month, year]) => [year, monthOf(month), day]),
    match(UNIX_DATE, text, ([month, day, year]) => [year, monthOf(month), day]),
    match(MONTH_DAY_YEAR, text, ([month, day, year]) => [year, monthOf(month), day]),
    /^de\b/i.test(lang) && SLASHES_AND_SECONDS.test(text)
      ? null
      : match(DAY_FIRST, text, (parts) => dayFirst(parts, lang)),
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
