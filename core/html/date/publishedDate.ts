/** When a page was published, as the page itself says; never guessed from the words of its story. */
import { DATE_FROM, type DateFrom } from "./dateFrom.ts";
import type { DateSources } from "./dateSources.ts";
import { datesInJsonLd } from "./jsonLd.ts";
import { DAY } from "./moment.ts";
import { ownDay } from "./ownDay.ts";
import { readDay } from "./readDay.ts";
import { bylines, dateInAddress, isNoOther, saysPublication, timesIn } from "./shownDates.ts";

/** ISO date. */
export type FoundDate = { date: string; from: DateFrom };

/** Names of `<meta>` that do not say what happened then. */
const ANY_DATE = /^(?:date|dc[.:]date|dcterms[.:]date|article:date|docdate)$/;
/** Names of `<meta>` that say when a page was published, the plainest first. */
const META = [
  /^(?:og:)?article:published(?:_time|_date)?$|^article\.published$/,
  /^(?:datepublished|date_published|date-published|publishdate|publish[-_]date|published[-_]?(?:date|time)?|pubdate|pub_date|publication_date|publicationdate|og:pubdate|bt:pubdate|parsely-pub-date|originalpublicationdate|article_date_original|zdf:publicationdate|rnews:datepublished|shareaholic:article_published_time|sailthru\.date|analyticsattributes\.articledate|cxenseparse:recs:publishtime|og:release_date|dc\.date\.published)$/,
  /^(?:dc|dcterms)[.:](?:date\.)?(?:issued|created|available)$|^datecreated$|^article:created(?:_time)?$|^created$/,
  ANY_DATE,
] as const;
/** Before the web had news, and so a mistake. */
const EARLIEST = "1995-01-01";

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
      if (!date || !isPossible(date)) continue;
      const own = ownDay(date, written, sources);
      const other = from === "json-ld" ? publishedAnew(own, sources) : null;
      return other && isPossible(other) ? { date: other, from: "meta" } : { date: own, from };
    }
  }
  return null;
}

/**
 * JSON-LD can keep the day of a draft, or of a story since written anew: where the page's `<meta>` of publication and one
 * other place agree on another day, that counts.
 */
function publishedAnew(inJsonLd: string, sources: DateSources): string | null {
  const { metas, elements, lang } = sources;
  const written = metas.find(({ key }) => META[0].test(key));
  const date = written && readDay(written.content, lang);
  if (!date || Math.abs(Date.parse(date) - Date.parse(inJsonLd)) <= DAY) return null;
  const others = metas.filter((meta) => meta !== written && META.some((names) => names.test(meta.key)));
  const said = [...others.map(({ content }) => content), ...timesIn(elements), ...bylines(elements)];
  return said.some((text) => readDay(text, lang) === date) ? ownDay(date, written.content, sources) : null;
}

const READERS: Record<DateFrom, (sources: DateSources) => string[]> = {
  "json-ld": ({ jsonLd }) => datesInJsonLd(jsonLd),
  meta: ({ metas, elements }) =>
    META.flatMap((names) => metas.filter(({ key }) => names.test(key)))
      .filter(({ key }) => !ANY_DATE.test(key) || !elements.some(saysPublication))
      .map(({ content }) => content),
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
