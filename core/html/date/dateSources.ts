/** What a page says of its own date, gathered from its elements; nothing is decided here. */

/** An element, however the page was parsed. */
export type ElementReader<E> = {
  tag(element: E): string;
  attribute(element: E, name: string): string | null;
  /** Its text with that of its descendants: the first of it, where not so much is wanted. */
  text(element: E, most: number): string;
};

/** An element that bears a date, or says so by its name. */
export type DatedElement = {
  tag: string;
  /** `class`, `id` and `itemprop` or `property`, in lower case. */
  names: string;
  itemprop: string;
  /** `datetime`, `content` or `title`. */
  value: string;
  text: string;
  isPubdate: boolean;
};

export type DateSources = {
  /** Contents of JSON-LD scripts. */
  jsonLd: string[];
  /** Of `<meta>`: its name, property or itemprop in lower case, and its content. */
  metas: { key: string; content: string }[];
  elements: DatedElement[];
  /** BCP 47 tag of the page; empty where it has none. */
  lang: string;
  /** Where the page is, as it says itself or was found at; empty where that is not known. */
  address: string;
};

/** What is looked at of a page that has more than any honest one. */
export const MOST = { scripts: 300, scriptLength: 500_000, metas: 2000, elements: 400, text: 120 };

/** For `querySelectorAll`: no element that is read is missed by it. */
export const DATED_SELECTOR = "script, meta, time, abbr, [itemprop], [property], [class], [id]";

const DATED_NAME =
  /(?:^|[\s_-])(?:date\d?|dates|datum|fecha|data|time|datetime|timestamp|datestamp|published|publish|pubdate|posted|created|erstellt|dateline|veroeffentlicht|odate|timedata)(?:$|[\s_-])|publi(?:shed|cation|cado)|pub-?date|post-?date|entry-?date|article-?date|date-?line|date-?posted|-date$|_date$|date-header|datetime|time-?stamp|creation-?date/;

/** Is the element a date, or named for one? */
export function isDated(tag: string, attribute: (name: string) => string | null): boolean {
  return tag === "time" || DATED_NAME.test(namesOf(attribute)) || itempropOf(attribute).includes("date");
}

function namesOf(attribute: (name: string) => string | null): string {
  return [attribute("class"), attribute("id"), itempropOf(attribute)].join(" ").toLowerCase();
}

function itempropOf(attribute: (name: string) => string | null): string {
  return (attribute("itemprop") ?? attribute("property") ?? "").toLowerCase();
}

/** @param elements of the page, in its order */
export function dateSources<E>(
  elements: Iterable<E>,
  { tag, attribute, text }: ElementReader<E>,
  page: { lang: string | null; address: string | null },
): DateSources {
  const found: DateSources = {
    jsonLd: [],
    metas: [],
    elements: [],
    lang: page.lang ?? "",
    address: page.address ?? "",
  };
  for (const element of elements) {
    const name = tag(element);
    if (name === "script") {
      const isJsonLd = /ld\+json/i.test(attribute(element, "type") ?? "");
      if (!isJsonLd || found.jsonLd.length >= MOST.scripts) continue;
      const source = text(element, MOST.scriptLength + 1);
      if (source.length <= MOST.scriptLength) found.jsonLd.push(source);
    } else if (name === "meta") {
      const key =
        attribute(element, "property") ?? attribute(element, "name") ?? attribute(element, "itemprop");
      const content = attribute(element, "content");
      if (key && content && found.metas.length < MOST.metas)
        found.metas.push({ key: key.toLowerCase(), content });
    } else if (found.elements.length < MOST.elements) {
      const read = (attributeName: string) => attribute(element, attributeName);
      if (!isDated(name, read)) continue;
      found.elements.push({
        tag: name,
        names: namesOf(read),
        itemprop: itempropOf(read),
        value:
          attribute(element, "datetime") ??
          attribute(element, "content") ??
          attribute(element, "title") ??
          "",
        text: text(element, MOST.text).slice(0, MOST.text).replace(/\s+/g, " ").trim(),
        isPubdate: attribute(element, "pubdate") !== null,
      });
    }
  }
  return found;
}
