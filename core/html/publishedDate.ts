/** When a page was published, as the page itself says; never guessed from its text. */

export type DateSources = {
  /** Contents of JSON-LD scripts. */
  jsonLd: readonly string[];
  /** The `article:published_time` property. */
  articlePublished: string | null;
  /** `datetime` attributes of `<time>` elements in the article, in order. */
  times: readonly string[];
};

/** ISO date. */
export type FoundDate = { date: string; from: "json-ld" | "meta" | "time" };

/** @returns an ISO date, or null when the page gives none that can be read */
export function publishedDate(sources: DateSources): string | null {
  return foundDate(sources)?.date ?? null;
}

/** The same, with where it was found. */
export function foundDate({ jsonLd, articlePublished, times }: DateSources): FoundDate | null {
  const found = (date: string | null, from: FoundDate["from"]) => date && { date, from };
  for (const source of jsonLd) {
    const date = found(isoDay(datePublishedIn(parseJson(source), 0)), "json-ld");
    if (date) return date;
  }
  return found(isoDay(articlePublished), "meta") || found(isoDay(times[0] ?? null), "time") || null;
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null;
  }
}

/** schema.org data nests in arrays and `@graph`. */
function datePublishedIn(value: unknown, depth: number): string | null {
  if (depth > 6 || typeof value !== "object" || value === null) return null;
  if ("datePublished" in value && typeof value.datePublished === "string") return value.datePublished;
  for (const member of Object.values(value)) {
    const found = datePublishedIn(member, depth + 1);
    if (found) return found;
  }
  return null;
}

/** The day at the front of an ISO date or date-time; null for anything else. */
function isoDay(value: string | null): string | null {
  const day = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(value?.trim() ?? "")?.[1];
  return day && !Number.isNaN(Date.parse(day)) ? day : null;
}
