/** Dates that a page shows its readers, and the one in its address. */
import type { DatedElement } from "./dateSources.ts";
import { readDay } from "./readDay.ts";

const PUBLISHED =
  /publi|posted|pubdate|entry-date|post-date|article-date|news-single|date-header|created|erstellt|dateline/;
const NOT_PUBLISHED =
  /comment|reply|kommentar|modif|revised|odate|teaser|related|sidebar|widget|footer|event|current|today|playtime|duration|copyright|expir|birth|reading|archive|list-item|card/;
const SAYS_PUBLISHED = /publi|veröffentlicht|posted/i;
const SAYS_MODIFIED =
  /\b(?:updated|modified|aktualisiert|aktualisierung|mis à jour|last edited|letzte änderung|actualizado)\b/i;

/** Not of a comment, another story, a change or today. */
export function isNoOther({ names, text }: DatedElement): boolean {
  const isUpdate = /updat/.test(names) && !/publi|post|entry/.test(names);
  return !NOT_PUBLISHED.test(names) && !isUpdate && !/aktuelle zeit|current time/i.test(text);
}

/** "Updated on 6 May 2019", but not "19 January 2020, updated 8 hours ago". */
function saysModified(text: string): boolean {
  const said = SAYS_MODIFIED.exec(text);
  if (!said) return false;
  const isAside = /\d/.test(text.slice(said.index)) && readDay(text.slice(0, said.index)) !== null;
  return !isAside;
}

/** `<time>`: one that says it is of publication, else the first. @returns dates as written */
export function timesIn(elements: readonly DatedElement[]): string[] {
  const times = elements.filter((e) => e.tag === "time" && isNoOther(e) && !saysModified(e.text));
  const said = times.filter((e) => e.isPubdate || PUBLISHED.test(e.names) || SAYS_PUBLISHED.test(e.text));
  const [first] = times;
  return [...said, ...(first ? [first] : [])].map(({ value, text }) =>
    readDay(value) === null || (SAYS_PUBLISHED.test(text) && readDay(text) !== null) ? text : value,
  );
}

/** "/2020/02/11/", "/2020-02-11-" and "/2020/200211_" @returns at most one, its year first */
export function dateInAddress(address: string): string[] {
  const path = address
    .slice(0, 1000)
    .replace(/^https?:\/\/web\.archive\.org\/web\/\d+\//, "")
    .replace(/^[a-z]+:\/\/[^/]*/, "");
  const parts =
    /\/((?:19|20)\d{2})\/(\d{1,2})\/(\d{1,2})(?=\/|$)/.exec(path) ??
    /(?<!\d)((?:19|20)\d{2})[-_](\d{2})[-_](\d{2})(?!\d)/.exec(path) ??
    /\/((?:19|20)\d{2})-?(\d{2})[-/]?(\d{2})(?=[/_-]|$)/.exec(path);
  if (parts) return [parts.slice(1, 4).join("-")];
  const short = /\/\D*20(\d{2})\/(?:.*\/)?\1(\d{2})(\d{2})_[^/]*$/.exec(path);
  if (short) return [`20${short.slice(1, 4).join("-")}`];
  const dayFirst =
    /\/(\d{2})-(\d{2})-((?:19|20)\d{2})(?=[/_-]|$)/.exec(path) ??
    /\/(\d{2})(\d{2})(20\d{2})(?=[/_-])/.exec(path);
  return dayFirst ? [dayFirst.slice(1, 4).reverse().join("-")] : [];
}

/**
 * Elements that are named for a date: those of publication, then any that the page has but once or twice, then the first
 * before a list.
 *
 * @returns dates as written
 */
export function bylines(elements: readonly DatedElement[]): string[] {
  const dated = elements.filter(isByline);
  const alike = new Map<string, DatedElement[]>();
  for (const element of dated) {
    const kind = `${element.tag} ${element.names}`;
    const others = alike.get(kind);
    if (others) others.push(element);
    else alike.set(kind, [element]);
  }
  const isOne = ({ tag, names }: DatedElement) => (alike.get(`${tag} ${names}`) ?? []).length <= 2;
  const single = [...dated.filter(saysPublication), ...dated].filter(isOne);
  return [...single, ...[...alike.values()].flatMap(firstOfItsOwn)].map(({ text }) => text);
}

function isByline(element: DatedElement): boolean {
  const { tag, text } = element;
  return tag !== "time" && isNoOther(element) && !saysModified(text) && readDay(text) !== null;
}

/** Is it named for a publication, or does its text speak of one? */
export function saysPublication(element: DatedElement): boolean {
  const { names, text } = element;
  return (PUBLISHED.test(names) || SAYS_PUBLISHED.test(text)) && isByline(element);
}

/** A story's own date before those of a list that look alike: written otherwise than all of them, or older than the newest. */
function firstOfItsOwn([first, ...list]: readonly DatedElement[]): DatedElement[] {
  const [next, another] = list;
  if (!first || !next || !another) return [];
  const isWrittenOtherwise = list.every(({ text }) => shapeOf(text) !== shapeOf(first.text));
  const days = list.map(({ text }) => readDay(text) ?? "");
  const isList = days.every((day, index) => index === 0 || day <= (days[index - 1] ?? ""));
  const isOlder = isList && (readDay(first.text) ?? "") < (days[0] ?? "");
  return isWrittenOtherwise || isOlder ? [first] : [];
}

/** "5. November 2021, 10:39" -> "0. a 0, 0:0" */
function shapeOf(text: string): string {
  return text.replace(/\d+/g, "0").replace(/\p{L}+/gu, "a");
}
