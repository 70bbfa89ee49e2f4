/**
 * Is the page about Britain? "Birmingham City Council" also sits in Alabama, "Cumberland Council" in Sydney.
 * Markers of either side are counted once over the page; each name then weighs them.
 */

import type { CountryMarkers, Evidence, PageContext } from "./evidence.ts";
import type { Entry } from "./lexicon.ts";
import {
  BRITISH_LANGUAGE,
  BRITISH_SITE,
  BRITISH_WORD,
  BRITISH_WORDS_MOST,
  FOREIGN_LANGUAGE,
  FOREIGN_SITE,
  FOREIGN_WORD,
  FOREIGN_WORDS_MOST,
  NAMESAKE_REGION,
  NAMESAKE_REGION_BRITISH_PAGE,
  WITHOUT_NAMESAKE,
} from "./weights.ts";

/** Enough of a page to know its country. */
const LOOKED_AT = 200_000;

const BRITISH =
  /£\d|\b(?:England|UK|U\.K\.|United Kingdom|Great Britain|Britain|British|English|Scotland|Wales|Welsh|Scottish|London|Ofsted|NHS|BBC|GCSEs?|A-levels?|Whitehall|Westminster|Downing Street|Home Office|House of Commons|Conservatives?|Tory|Tories|Lib Dems?|Liberal Democrats?|Labour|UKIP|Reform UK|MPs?|MEPs?|Cllr|[Cc]ouncillors?|[Cc]rown [Cc]ourt|[Mm]agistrates|[Cc]ounty [Cc]ouncil|[Bb]orough [Cc]ouncil|[Dd]istrict [Cc]ouncil|[Cc]ouncil tax|Yorkshire|Midlands|[Cc]hildren[’']s services|GMB|Unison|HMRC|Brexit)\b/g;

const FOREIGN =
  /\b(?:U\.S\.|USA|United States|Alabama|Alaska|Arizona|Arkansas|California|Calif\.|Colorado|Connecticut|Conn\.|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Mass\.|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|N\.J\.|New Mexico|New York|North Carolina|N\.C\.|South Carolina|S\.C\.|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|R\.I\.|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Va\.|Washington|West Virginia|Wisconsin|Wyoming|New South Wales|NSW|Queensland|Victoria|Tasmania|South Australia|Western Australia|Australian?s?|Sydney|Melbourne|Brisbane|Perth|Canadian?s?|Ontario|Quebec|British Columbia|Alberta|Manitoba|Nova Scotia|New Brunswick|Saskatchewan|Toronto|Vancouver|New Zealand|Auckland|Waikato|Jamaican?|South African?|Cape Town|Irish Republic|India|Nigeria|Congress(?:man|woman)|[Ss]tate [Ss]enator|[Cc]ouncil(?:man|woman|men|member|members|or-at-large)|[Aa]lder(?:man|men|woman)|[Cc]ity [Mm]anager|[Cc]ounty [Cc]ommissioners?|[Bb]oard of [Ss]upervisors|[Ss]heriff[’']?s?|[Oo]rdinances?|[Ss]chool [Dd]istrict|[Ff]reeholders?|City Hall|GOP|Republicans?|Democrats|zoning)\b|\b(?:A|NZ|C|US)\$\d|(?<![A-Z])\$\d/g;

const FOREIGN_HOST = /\.(?:au|nz|ca|us|ie|za|jm|in|ng|ke|gov|edu|mil)$/;
const FOREIGN_LANG = /^en-(?:US|AU|NZ|CA|IE|ZA|IN|JM)$/i;

/** Reads the page once; everything in it is optional. */
export function readCountry(text: string, page: PageContext): CountryMarkers {
  const read = `${text.slice(0, LOOKED_AT)}\n\n${(page.text ?? "").slice(0, LOOKED_AT)}`;
  return {
    british: distinct(read, BRITISH, 8),
    foreign: distinct(read, FOREIGN, 12),
    fromPage: pageEvidence(page),
    text: read,
    regions: new Map(),
  };
}

function pageEvidence({ url, lang }: PageContext): Evidence[] {
  const evidence: Evidence[] = [];
  const host = url && URL.canParse(url) ? new URL(url).hostname : "";
  if (host.endsWith(".uk")) evidence.push({ reason: `the site is British (${host})`, weight: BRITISH_SITE });
  if (FOREIGN_HOST.test(host))
    evidence.push({ reason: `the site is not British (${host})`, weight: FOREIGN_SITE });
  if (lang && /^en-GB$/i.test(lang))
    evidence.push({ reason: "the page is in British English", weight: BRITISH_LANGUAGE });
  if (lang && FOREIGN_LANG.test(lang))
    evidence.push({ reason: `the page's language is ${lang}`, weight: FOREIGN_LANGUAGE });
  return evidence;
}

function distinct(text: string, pattern: RegExp, most: number): string[] {
  const found = new Set<string>();
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match && found.size < most; match = pattern.exec(text)) {
    found.add(match[0].toLowerCase().replace(/[£$]\d$/, (sign) => sign.charAt(0)));
  }
  return [...found];
}

/**
 * What the page's country says of one name. A name found in Britain only is hardly doubted; one with a
 * namesake is, most of all where its region is named.
 */
export function weighCountry(entries: readonly Entry[], markers: CountryMarkers): Evidence[] {
  const abroad = [...new Set(entries.flatMap((e) => e.abroad))];
  const scale = abroad.length > 0 ? 1 : WITHOUT_NAMESAKE;
  const evidence = markers.fromPage.map(({ reason, weight }) => ({
    reason,
    weight: weight < 0 ? weight * scale : weight,
  }));
  const { british, foreign } = markers;
  if (british.length > 0) {
    evidence.push({
      reason: `British words on the page: ${british.slice(0, 4).join(", ")}`,
      weight: Math.min(BRITISH_WORDS_MOST, british.length * BRITISH_WORD),
    });
  }
  const net = foreign.length - british.length / 2;
  if (net > 0) {
    evidence.push({
      reason: `words of another country: ${foreign.slice(0, 4).join(", ")}`,
      weight: Math.max(FOREIGN_WORDS_MOST, net * FOREIGN_WORD) * scale,
    });
  }
  const region = abroad.find((name) => isNamed(name, markers));
  if (region)
    evidence.push({
      reason: `${region} has a council of this name`,
      weight: british.length > 3 ? NAMESAKE_REGION_BRITISH_PAGE : NAMESAKE_REGION,
    });
  return evidence;
}

function isNamed(region: string, { text, regions }: CountryMarkers): boolean {
  const known = regions.get(region) ?? containsWord(text, region);
  regions.set(region, known);
  return known;
}

function containsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + word.length);
    if (!/[A-Za-z]/.test(before) && (word.endsWith(".") || !/[A-Za-z]/.test(after))) return true;
  }
  return false;
}
