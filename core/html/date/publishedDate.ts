/** When a page was published, as the page itself says; never guessed from the words of its story. */
import { DATE_FROM, type DateFrom } from "./dateFrom.ts";
import type { DatedElement, DateSources } from "./dateSources.ts";
import { datesInJsonLd } from "./jsonLd.ts";
import { readDay } from "./readDay.ts";

/** ISO date. */
export type FoundDate = { date: string; from: DateFrom };

/** Names of `<meta>` that say when a page was published, the plainest first. */
const META = [
  /^(?:og:)?article:published(?:_time|_date)?$|^article\.published$/,
  /^(?:datepublished|date_published|date-published|publishdate|publish[-_]date|published[-_]?(?:date|time)?|pubdate|pub_date|publication_date|publicationdate|og:pubdate|bt:pubdate|parsely-pub-date|originalpublicationdate|article_date_original|zdf:publicationdate|rnews:datepublished|shareaholic:article_published_time|sailthru\.date|analyticsattributes\.articledate|cxenseparse:recs:publishtime|og:release_date|dc\.date\.published)$/,
  /^(?:dc|dcterms)[.:](?:date\.)?(?:issued|created|available)$|^datecreated$|^article:created(?:_time)?$|^created$/,
  /^(?:date|dc[.:]date|dcterms[.:]date|article:date|docdate)$/,
];
/** Before the web had news, and so a mistake. */
const EARLIEST = "1995-01-01";
const PUBLISHED =
  /publi|posted|pubdate|entry-date|post-date|article-date|date-header|created|erstellt|dateline/;
const NOT_PUBLISHED =
  /comment|reply|kommentar|modif|revised|odate|teaser|related|sidebar|widget|footer|event|current|today|playtime|duration|copyright|expir|birth|reading|archive|list-item|card/;
const SAYS_MODIFIED =
  /\b(?:updated|modified|aktualisiert|aktualisierung|mis à jour|last edited|letzte änderung|actualizado)\b/i;

/** @returns an ISO date, or null when the page gives none that can be read */
export function publishedDate(sources: DateSources, today = new Date()): string | null {
  return foundDate(sources, today)?.date ?? null;
}

/**
 * The same, with where it was found.
 *
 * @param today no page is from after tomorrow, wherever on earth
 */
export function foundDate(sources: DateSources, today = new Date()): FoundDate | null {
  const latest = new Date(today.getTime() + DAY).toISOString().slice(0, 10);
  const isPossible = (date: string | null) => date !== null && date >= EARLIEST && date <= latest;
  for (const from of DATE_FROM) {
    for (const written of READERS[from](sources)) {
      const date = readDay(written, sources.lang);
      if (date && isPossible(date)) return { date: ownDay(date, written, sources), from };
    }
  }
  return null;
}

/** A moment in Greenwich is often the day before or after where the page is from: its address or its shown date knows. */
function ownDay(date: string, written: string, sources: DateSources): string {
  if (!IN_GREENWICH.test(written.trim()) || /^en-gb$/i.test(sources.lang)) return date;
  const shown = [
    ...dateInAddress(sources.address),
    ...timesIn(sources.elements),
    ...bylines(sources.elements),
  ];
  const days = shown.map((text) => readDay(text, sources.lang)).filter((day) => day !== null);
  return days.find((day) => Math.abs(Date.parse(day) - Date.parse(date)) <= DAY) ?? date;
}

const DAY = 24 * 60 * 60 * 1000;
const IN_GREENWICH = /\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]00:?00)$/;

const READERS: Record<DateFrom, (sources: DateSources) => string[]> = {
  "json-ld": ({ jsonLd }) => datesInJsonLd(jsonLd),
  meta: ({ metas }) =>
    META.flatMap((names) => metas.filter(({ key }) => names.test(key)).map(({ content }) => content)),
  microdata: ({ elements }) =>
    elements
      .filter(
        ({ itemprop, names }) =>
          /datepublished|dc:(?:date|issued)|published/.test(itemprop) ||
          /^published$|\bdt-published\b/.test(names.trim()),
      )
      .concat(elements.filter(({ tag, names }) => tag === "abbr" && /\bpublished\b/.test(names)))
      .filter(isNoOther)
      .flatMap(({ value, text }) => [value, text]),
  time: ({ elements }) => timesIn(elements),
  address: ({ address }) => dateInAddress(address),
  byline: ({ elements }) => bylines(elements),
};

function isNoOther({ names, text }: DatedElement): boolean {
  const isUpdate = /updat/.test(names) && !/publi|post|entry/.test(names);
  return !NOT_PUBLISHED.test(names) && !isUpdate && !/aktuelle zeit|current time/i.test(text);
}

/** `<time>`: one that says it is of publication, else the first. */
function timesIn(elements: readonly DatedElement[]): string[] {
  const times = elements.filter((e) => e.tag === "time" && isNoOther(e) && !SAYS_MODIFIED.test(e.text));
  const said = times.filter(
    (e) => e.isPubdate || PUBLISHED.test(e.names) || /publi|veröffentlicht/i.test(e.text),
  );
  const [first] = times;
  return [...said, ...(first ? [first] : [])].flatMap(({ value, text }) =>
    readDay(value) ? [value] : [text],
  );
}

/** "/2020/02/11/" and "/2020-02-11-" */
function dateInAddress(address: string): string[] {
  const path = address
    .replace(/^https?:\/\/web\.archive\.org\/web\/\d+\//, "")
    .replace(/^[a-z]+:\/\/[^/]*/, "");
  const parts =
    /\/((?:19|20)\d{2})\/(\d{1,2})\/(\d{1,2})(?=\/|$)/.exec(path) ??
    /(?<!\d)((?:19|20)\d{2})[-_](\d{2})[-_](\d{2})(?!\d)/.exec(path) ??
    /\/((?:19|20)\d{2})-?(\d{2})[-/]?(\d{2})(?=[/_-]|$)/.exec(path);
  if (parts) return [parts.slice(1, 4).join("-")];
  const dayFirst =
    /\/(\d{2})-(\d{2})-((?:19|20)\d{2})(?=[/_-]|$)/.exec(path) ??
    /\/(\d{2})(\d{2})(20\d{2})(?=[/_-])/.exec(path);
  return dayFirst ? [dayFirst.slice(1, 4).reverse().join("-")] : [];
}

/** Elements that are named for a date: those of publication, else one that the page has but once or twice. */
function bylines(elements: readonly DatedElement[]): string[] {
  const dated = elements.filter(
    (e) => e.tag !== "time" && isNoOther(e) && !SAYS_MODIFIED.test(e.text) && readDay(e.text) !== null,
  );
  const alike = new Map<string, number>();
  for (const { tag, names } of dated) alike.set(`${tag} ${names}`, (alike.get(`${tag} ${names}`) ?? 0) + 1);
  const isOne = ({ tag, names }: DatedElement) => (alike.get(`${tag} ${names}`) ?? 0) <= 2;
  const said = dated.filter((e) => PUBLISHED.test(e.names) || /publi|veröffentlicht|posted/i.test(e.text));
  return [...said.filter(isOne), ...dated.filter(isOne)].map(({ text }) => text);
}
