/** Which places have namesakes abroad, and what lies around each and around ours. */
import type { AuthorityRecord } from "../../core/data/schema.ts";
import type { Surroundings } from "../../core/find/country/surroundings.ts";
import { foldName } from "../../core/model/nameForm.ts";
import { type Area, distance, groupBy, type Town } from "./gazetteer.ts";

/** Where local news in English is written. */
const COUNTRIES = new Set(["US", "CA", "AU", "NZ", "IE", "ZA", "JM", "BB", "TT", "BM", "MT"]);
const BESIDE = { kilometres: 40, most: 8 };
/** Cities that are named to say where a town is. */
const CITIES = { kilometres: 100, most: 3, people: 50_000 };
const HOME = { kilometres: 20, most: 30 };
/** Towns of these names stand in no text for themselves alone. */
const EVERYDAY =
  /^(?:Union|Liberty|Hope|Freedom|Commerce|Justice|Home|Central|Park|Hill|Church|Bishop|Mayor|Reform|Independence|Progress|Price|Young|Green|White|Brown|Black|Gray|King|Queen|Prince|Rice|Early|May|August|Friday|Sunday|Grant|Speaker|Champion|Orange|Eagle|Star|Sun|Times|Day|Beach|Village|Lake|West|North|South|East|Center|City|Garden|Hospital|Royal|Police|School|Summer|Spring|Bath|Reading|Street|Bank|Rugby|Derby|Nelson|Wellington|Victoria|Albert|Windsor|Blackburn|George|Charles|Henry|James|Scott|Carter|Jackson|Johnson|Wilson|Taylor|Smith|Thomas|David|Martin|Lewis|Marshall|Norman|Howard|Stanley|Douglas|Gordon|Graham|Craig|Ross|Alexander|Mary|Anna|Alma|Rosa|Diana|Florence|Beverly|Chester)$/;

type Names = Pick<AuthorityRecord, "places" | "weakPlaces" | "shortName">;

/** @returns by folded place, for those that have a namesake, what lies around */
export function findSurroundings(
  authorities: readonly Names[],
  towns: readonly Town[],
  areas: ReadonlyMap<string, Area>,
): Surroundings {
  const abroad = towns.filter((town) => COUNTRIES.has(town.country));
  const british = towns.filter((town) => town.country === "GB");
  const britishNames = new Set(british.map((town) => town.name));
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
      .filter(({ other, far }) => other !== town && far < CITIES.kilometres);
    const beside = near
      .filter(({ far }) => far < BESIDE.kilometres)
      .sort((a, b) => a.far - b.far)
      .filter(({ other }) => !britishNames.has(other.name) && isTelling(other.name))
      .slice(0, BESIDE.most);
    const cities = near
      .filter(({ other }) => other.people >= CITIES.people && !britishNames.has(other.name))
      .sort((a, b) => b.other.people - a.other.people)
      .slice(0, CITIES.most);
    const area = areas.get(town.area);
    return [...(area ? [area.name] : []), ...[...beside, ...cities].map(({ other }) => other.name)];
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
        around.filter((name) => ![place, own].includes(foldName(name))).slice(0, 16),
      ]);
      const taken = new Set(away.flatMap(([, around]) => around));
      const home = aroundHome(place, british, areas).filter(
        (name) => !taken.has(name) && ![place, own].includes(foldName(name)) && isTelling(name),
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
  const [town] = mostPeople(british.filter(({ name, region }) => region === "GB.ENG" && foldName(name) === place));
  const beside = town
    ? british
        .filter((other) => other !== town && distance(town, other) < HOME.kilometres)
        .sort((a, b) => distance(town, a) - distance(town, b))
        .slice(0, HOME.most / 2)
    : [];
  return [...mostPeople(area?.towns ?? []).slice(0, HOME.most), ...beside].map(({ name }) => name);
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
