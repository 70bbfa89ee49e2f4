/**
 * Is the page about England? "Birmingham City Council" also sits in Alabama, "Cumberland Council" in Sydney.
 * Signs of either side are counted once over the page; each name then weighs them, and what lies around its namesakes.
 */
import { type CountryMarkers, type Evidence, LOOKED_AT, type PageContext } from "../evidence.ts";
import type { Entry } from "../lexicon.ts";
import {
  BRITISH_LANGUAGE,
  BRITISH_PUBLISHER,
  BRITISH_SITE,
  FOREIGN_LANGUAGE,
  FOREIGN_MOST,
  FOREIGN_PUBLISHER,
  FOREIGN_SITE,
  HOME_SURROUNDINGS,
  HOME_SURROUNDINGS_MOST,
  NAMESAKE_REGION,
  NAMESAKE_SURROUNDINGS,
  NAMESAKE_SURROUNDINGS_MOST,
  NAMESAKE_SURROUNDINGS_SHARED,
  SIGNS_OF_HOME_HALVE,
  WITHOUT_NAMESAKE,
} from "../weights.ts";
import type { CountrySigns, Sign } from "./signs.ts";
import { SHARED_MARK } from "./surroundings.ts";

/** Different words looked for of each kind of sign. */
const WORDS = 8;

const FOREIGN_HOST = /\.(?:au|nz|ca|us|ie|za|jm|in|ng|ke|gov|edu|mil)$/;
const FOREIGN_LOCALE = /^[a-z]{2}[-_](?:US|AU|NZ|CA|IE|ZA|IN|JM|NG|KE|PH|SG)$/i;

/** Reads the page once; everything in it is optional. */
export function readCountry(
  text: string,
  page: PageContext,
  signs: CountrySigns | undefined,
): CountryMarkers {
  const read = `${text.slice(0, LOOKED_AT)}\n\n${(page.text ?? "").slice(0, LOOKED_AT)}`;
  const found = (signs?.signs ?? []).map((sign) => evidenceOf(sign, distinct(read, sign.pattern)));
  const present = found.filter((evidence) => evidence.weight !== 0);
  return {
    home: present.filter(({ weight }) => weight > 0),
    foreign: present.filter(({ weight }) => weight < 0),
    fromPage: signs ? pageEvidence(page) : [],
    text: read,
    signs,
    named: new Map(),
  };
}

function pageEvidence({ url, lang, locale, publisherCountry }: PageContext): Evidence[] {
  const evidence: Evidence[] = [];
  const add = (reason: string, weight: number) => evidence.push({ reason, weight });
  const host = url && URL.canParse(url) ? new URL(url).hostname : "";
  if (host.endsWith(".uk")) add(`the site is British (${host})`, BRITISH_SITE);
  if (FOREIGN_HOST.test(host)) add(`the site is not British (${host})`, FOREIGN_SITE);
  const tag = [lang, locale].find((each) => each && /^[a-z]{2}[-_][a-z]{2}$/i.test(each));
  if (tag && /^en[-_]GB$/i.test(tag)) add("the page is in British English", BRITISH_LANGUAGE);
  if (tag && FOREIGN_LOCALE.test(tag)) add(`the page's language is ${tag}`, FOREIGN_LANGUAGE);
  if (
    publisherCountry &&
    /^(?:GBR?|UK|United Kingdom|(?:Great )?Britain|England|Wales|Scotland|Northern Ireland)$/i.test(
      publisherCountry,
    )
  )
    add("its publisher is in Britain", BRITISH_PUBLISHER);
  else if (publisherCountry) add(`its publisher is in ${publisherCountry}`, FOREIGN_PUBLISHER);
  return evidence;
}

function evidenceOf({ kind, home, weight, most }: Sign, words: readonly string[]): Evidence {
  const points = words.length * weight;
  return {
    reason: `${kind}: ${words.slice(0, 4).join(", ")}`,
    weight: home ? Math.min(points, most) : Math.max(points, most),
  };
}

const patterns = new Map<string, RegExp>();

function distinct(text: string, pattern: string): string[] {
  const known = patterns.get(pattern) ?? new RegExp(pattern, "g");
  patterns.set(pattern, known);
  known.lastIndex = 0;
  const found = new Map<string, string>();
  for (let match = known.exec(text); match && found.size < WORDS; match = known.exec(text)) {
    const word = match[0].replace(/\s+/g, " ");
    found.set(word.toLowerCase().replace(/\d$/, ""), word);
  }
  return [...found.values()];
}

/**
 * What the page's country says of one name. A name found in Britain only is less doubted; one with a
 * namesake is, most of all where the namesake's region or neighbours are named.
 *
 * @param others further signs of home that hold for this name
 */
export function weighCountry(
  entries: readonly Entry[],
  markers: CountryMarkers,
  others: readonly Evidence[] = [],
): Evidence[] {
  const hasNamesake = entries.some((e) => e.hasNamesake);
  const scale = hasNamesake ? 1 : WITHOUT_NAMESAKE;
  const around = [...(hasNamesake ? weighSurroundings(entries, markers) : []), ...others];
  const home = sum(markers.home) + sum(around.filter(({ weight }) => weight > 0));
  // A page about England may speak of other countries, too.
  const discount = scale / (1 + home / SIGNS_OF_HOME_HALVE);
  const foreign = [...markers.foreign, ...around.filter(({ weight }) => weight < 0)];
  const total = sum(foreign) * discount;
  const cut = total < FOREIGN_MOST ? FOREIGN_MOST / total : 1;
  return [
    ...markers.fromPage.map((e) => (e.weight < 0 ? { ...e, weight: e.weight * scale } : e)),
    ...markers.home,
    ...around.filter(({ weight }) => weight > 0),
    ...foreign.map(({ reason, weight }) => ({ reason, weight: weight * discount * cut })),
  ];
}

/** The namesake of which most neighbours are named, against ours. */
function weighSurroundings(entries: readonly Entry[], markers: CountryMarkers): Evidence[] {
  const { signs } = markers;
  const name = entries.find((e) => e.hasNamesake)?.name ?? "";
  const around = signs?.surroundings[name];
  if (!signs || !around) return [];
  const evidence: Evidence[] = [];
  const here = around.home.filter((place) => isNamed(place, markers));
  if (here.length > 0) {
    const weight = Math.min(HOME_SURROUNDINGS_MOST, here.length * HOME_SURROUNDINGS);
    evidence.push({ reason: `near ours: ${here.slice(0, 4).join(", ")}`, weight });
  }
  const there = Object.entries(around.abroad).map(([region, places]) => {
    const written = signs.regions[region] ?? "";
    const regionName = written.replace(SHARED_MARK, "");
    const regionWeight = written === regionName ? NAMESAKE_REGION : NAMESAKE_SURROUNDINGS_SHARED;
    const isOwnName = regionName.toLowerCase() === name;
    const isRegionNamed = regionName !== "" && !isOwnName && isNamed(regionName, markers);
    const named = places.filter((place) => isNamed(place.replace(SHARED_MARK, ""), markers));
    const shared = named.filter((place) => place.startsWith(SHARED_MARK)).length;
    const points =
      (named.length - shared) * NAMESAKE_SURROUNDINGS +
      shared * NAMESAKE_SURROUNDINGS_SHARED +
      (isRegionNamed ? regionWeight : 0);
    const names = named.map((place) => place.replace(SHARED_MARK, ""));
    return {
      regionName: regionName || region,
      named: isRegionNamed ? [regionName, ...names] : names,
      points,
    };
  });
  const [most] = there.sort((a, b) => a.points - b.points);
  if (most && most.points < 0) {
    evidence.push({
      reason: `near its namesake in ${most.regionName}: ${most.named.slice(0, 4).join(", ")}`,
      weight: Math.max(NAMESAKE_SURROUNDINGS_MOST, most.points),
    });
  }
  return evidence;
}

function sum(evidence: readonly Evidence[]): number {
  return evidence.reduce((total, { weight }) => total + weight, 0);
}

function isNamed(name: string, { text, named }: CountryMarkers): boolean {
  const known = named.get(name) ?? containsWord(text, name);
  named.set(name, known);
  return known;
}

function containsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + word.length);
    if (!/[A-Za-z]/.test(before) && !/[A-Za-z]/.test(after)) return true;
  }
  return false;
}
