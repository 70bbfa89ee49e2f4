/** The publication date in a page's JSON-LD: of the article itself, not of the site, a comment or another story. */
import { parseJsonLd } from "../parseJsonLd.ts";

const ARTICLE = /Article|BlogPosting|Posting|Report$|NewsItem|Review$|PressRelease/i;
const PAGE = /WebPage|ItemPage|CreativeWork|WebSite/i;
/** What hangs on an article and has dates of its own. */
const NOT_THE_ARTICLE =
  /^(?:comment|comments|hasPart|itemListElement|mentions|video|associatedMedia|isPartOf|review|reviews|author|publisher|image|potentialAction|breadcrumb|subjectOf|citation|relatedLink|about)$/;

type Dated = { date: string; rank: number };

/** @returns dates as written, the most trustworthy first */
export function datesInJsonLd(sources: readonly string[]): string[] {
  const found: Dated[] = [];
  for (const source of sources) collect(parseJsonLd(source), 0, found);
  const lenient = found.length > 0 ? [] : sources.flatMap(dateInBroken);
  return [...found.sort((a, b) => a.rank - b.rank).map(({ date }) => date), ...lenient];
}

function collect(value: unknown, depth: number, found: Dated[]): void {
  if (depth > 6 || typeof value !== "object" || value === null || found.length > 50) return;
  if (Array.isArray(value)) {
    for (const member of value.slice(0, 500)) collect(member, depth + 1, found);
    return;
  }
  const node = value as Record<string, unknown>;
  const type = String(Array.isArray(node["@type"]) ? node["@type"].join(" ") : (node["@type"] ?? ""));
  const date = firstText(node.datePublished);
  const upload = depth <= 2 && /VideoObject/.test(type) ? firstText(node.uploadDate) : null;
  if (upload) found.push({ date: upload, rank: 3 });
  if (date && !/Comment|VideoObject|ImageObject|Event|ItemList|Person|Organization/i.test(type))
    found.push({ date, rank: ARTICLE.test(type) ? 0 : PAGE.test(type) ? 1 : 2 });
  for (const [key, member] of Object.entries(node))
    if (!NOT_THE_ARTICLE.test(key)) collect(member, depth + 1, found);
}

function firstText(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first === "string") return first;
  if (typeof first === "object" && first !== null && "@value" in first && typeof first["@value"] === "string")
    return first["@value"];
  return null;
}

/** What no parser takes: the first publication date of an article in it. */
function dateInBroken(source: string): string[] {
  if (parseJsonLd(source) !== null) return [];
  const found = /"datePublished"\s*:\s*"([^"]{4,40})"/.exec(source)?.[1];
  return found && ARTICLE.test(source) ? [found] : [];
}
