/** `ratings.json` as the widget reads it, against the core it is made from. */
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { register, resolveCouncil } from "../../core/bundledData.ts";
import { readDataset } from "../../core/data/dataset.ts";
import { ratingHistory } from "../../core/model/rating.ts";
import { packRatings } from "../../widget/packRatings.ts";
import { isDate, readRatings } from "../../widget/ratingsFile.ts";

const dataset = readDataset();
const packed = packRatings(dataset, resolveCouncil);
const ratings = readRatings(JSON.parse(JSON.stringify(packed)));

function named(name: string): string | null {
  const found = ratings.find(name);
  return Array.isArray(found) ? null : found.name;
}

const forms = [...dataset.councils, ...dataset.districts, ...dataset.others].flatMap((authority) => {
  const places = [...authority.places, ...authority.weakPlaces];
  const made = places.flatMap((place) =>
    authority.designations.map((designation) => `${place} ${designation}`),
  );
  return [
    authority.id,
    authority.name,
    authority.shortName,
    ...places,
    ...made,
    ...authority.names,
    ...authority.weakNames,
  ];
});
const styled = dataset.councils.flatMap(({ places }) =>
  places.flatMap((place) => [`LB ${place}`, `City of ${place}`, `London Borough of ${place} Council`]),
);

test.each([
  ["names, with every designation and style", [...forms, ...styled]],
  [
    "GSS codes, URNs and ids",
    dataset.councils.flatMap((c) => [c.gss, c.urn, c.id, ...c.formerGss, ...c.formerIds]),
  ],
])("the same council as the core for %s; nobody else's", (_, names) => {
  for (const name of names.filter((each) => each !== undefined)) {
    const found = resolveCouncil(name);
    expect([name, named(name)]).toEqual([name, found.kind === "council" ? found.council.name : null]);
  }
});

test("a name that several councils share leads to their names, a name nobody has to none", () => {
  expect(ratings.find("Sussex")).toEqual(["East Sussex County Council", "West Sussex County Council"]);
  for (const name of ["Bristol, City of", "Durham CC", "Dorset UA", "Leicester City", "N Somerset Council"]) {
    const [found, core] = [ratings.find(name), resolveCouncil(name)];
    expect(!Array.isArray(found) && core.kind === "council" && found.name === core.council.name).toBe(true);
  }
  expect(ratings.find("Atlantis")).toEqual([]);
  expect(ratings.find("")).toEqual([]);
});

test("every inspection is there with its grades and day, and the report of every one of today's framework", () => {
  for (const { name } of Object.values(register.councils)) {
    const council = Object.values(register.councils).find((each) => each.name === name)!;
    const found = ratings.find(council.gss ?? "");
    if (Array.isArray(found)) throw new Error(name);
    expect(
      found.inspections.map(({ published, judgements, framework }) => ({ published, judgements, framework })),
    ).toEqual(
      ratingHistory({ ...council, end: null }).map(({ published, judgements, framework }) => ({
        published,
        judgements,
        framework,
      })),
    );
    for (const [i, { framework, report }] of found.inspections.entries())
      if (framework === "ILACS") expect(report).toBe(council.inspections[i]!.report);
  }
});

test("no larger than 8 kB on the way", () => {
  expect(gzipSync(JSON.stringify(packed), { level: 9 }).length).toBeLessThanOrEqual(8000);
});

test("a hostile or broken file is refused, or gives nothing but texts and https addresses", () => {
  const hostile = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(
      null,
      "<img src=x onerror=alert(1)>",
      "javascript:alert(1)",
      { _$litType$: 1, strings: ["<b>"] },
      { toString: {}, valueOf: {} },
    ),
  );
  const keys = Object.keys(packed) as (keyof typeof packed)[];
  const change = fc.oneof(
    fc.tuple(fc.constantFrom(...keys), hostile).map(([key, value]) => ({ ...packed, [key]: value })),
    hostile.map((value) => ({
      ...packed,
      designations: { ...packed.designations, "london borough of": value },
    })),
    fc.tuple(fc.nat(8), hostile).map(([at, value]) => {
      const councils = packed.councils.slice(0, 3).map((each) => [...each]);
      (councils[1] as unknown[])[at] = value;
      return { ...packed, councils };
    }),
    hostile,
  );
  fc.assert(
    fc.property(change, (file) => {
      let read: ReturnType<typeof readRatings>;
      try {
        read = readRatings(file);
      } catch {
        return;
      }
      for (const name of [
        "Barnet",
        "London Borough of Barnet",
        "Barking and Dagenham",
        "Kent",
        "",
        "80427",
      ]) {
        const found = read.find(name);
        if (Array.isArray(found)) continue;
        expect(typeof found.name).toBe("string");
        expect(found.end === null || isDate(found.end)).toBe(true);
        for (const each of found.inspections) expect(each.report).toMatch(/^https:\/\//);
      }
      for (const words of read.words) expect(typeof words).toBe("string");
      for (const words of Object.values(read.grades)) expect(typeof words).toBe("string");
    }),
    { numRuns: 1500 },
  );
});
