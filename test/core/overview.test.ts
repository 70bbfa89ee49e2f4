/** All councils side by side: the numbers, and a council among those like it. */
import { DuckDBInstance } from "@duckdb/node-api";
import { h } from "preact";
import { renderToStaticMarkup } from "preact-render-to-string";
import { expect, test } from "vitest";
import { register } from "../../core/bundledData.ts";
import type { Council, Inspection } from "../../core/model/council.ts";
import { companyOf, companyWords } from "../../core/overview/company.ts";
import { hexJson } from "../../core/overview/hexJson.ts";
import { newestReports } from "../../core/overview/newestReports.ts";
import { sharesOf } from "../../core/overview/shares.ts";
import { councilsOn, OVERVIEW_JUDGEMENTS, standingOf } from "../../core/overview/standing.ts";
import { companyView } from "../../ui/companyView.ts";
import { Overview } from "../../ui/overview/Overview.tsx";
import { createOverview } from "../../ui/overview/overviewState.ts";

const DAYS = [
  "2013-11-01",
  "2014-12-31",
  "2016-01-31",
  "2018-03-01",
  "2019-03-31",
  "2019-04-01",
  "2021-06-30",
  "2023-04-01",
  "2025-12-31",
  register.asOf,
];

/**
 * The data files asked in another language: of each council of the day the newest ILACS inspection published by then,
 * else the newest SIF one.
 */
const COUNTS = `
with councils as (
  select unnest(councils, recursive := true) from read_json('core/data/councils.json', maximum_object_size = 99999999)
), inspections as (
  select urn, framework, published, unnest(judgements) from (
    select unnest(inspections, recursive := false) i from read_json('core/data/inspections.json', maximum_object_size = 99999999)
  ), lateral (select i.urn as urn, i.framework as framework, i.published as published, i.judgements as judgements)
), there as (
  select c.id, c.urn from councils c
  where (c."end" is null or c."end" >= $day)
    and (c.start is null or c.start <= $day or c.urn in (select urn from inspections i where i.urn = c.urn and i.published < c.start))
), in_force as (
  select t.id, i.framework, i.JUDGEMENT as grade,
    row_number() over (partition by t.id order by (i.framework = 'ILACS') desc, i.published desc) as place
  from there t left join inspections i on i.urn = t.urn and i.published <= $day
)
select framework, case when framework is null then 'none-in-data'
  else coalesce(grade, 'MISSING') end as grade, count(*)::int as councils
from in_force where place = 1 group by 1, 2`;

test("counts by grade are those a database gets from the data files, on ten days and for each judgement", async () => {
  const db = await (await DuckDBInstance.create(":memory:")).connect();
  for (const judgement of OVERVIEW_JUDGEMENTS) {
    const sql = COUNTS.replace("JUDGEMENT", `"${judgement}"`).replace(
      "MISSING",
      judgement === "overall" ? "no-overall-grade" : "not-judged-apart",
    );
    for (const day of DAYS) {
      const counted = new Map<string, number>();
      for (const council of councilsOn(Object.values(register.councils), day)) {
        const { grade } = standingOf(council, judgement, day);
        counted.set(grade, (counted.get(grade) ?? 0) + 1);
      }
      const rows = (await db.runAndReadAll(sql.replaceAll("$day", `'${day}'`))).getRowObjectsJson();
      const expected = new Map<string, number>();
      for (const { grade, councils } of rows)
        expected.set(String(grade), (expected.get(String(grade)) ?? 0) + Number(councils));
      expect(Object.fromEntries(counted), `${judgement} on ${day}`).toEqual(Object.fromEntries(expected));
      // The chart of shares: the same, each framework apart.
      const { bands, days } = sharesOf(Object.values(register.councils), judgement, [day]);
      const charted = bands.map(({ framework, grade }, i) => `${framework} ${grade}: ${days[0]?.counts[i]}`);
      expect(charted.sort()).toEqual(
        rows.map(({ framework, grade, councils }) => `${framework} ${grade}: ${councils}`).sort(),
      );
    }
  }
});

test("the newest reports are the last published by a day, each with the one before it", () => {
  const day = "2019-12-31";
  const all = Object.values(register.councils);
  const found = newestReports(all, day, 25);
  expect(found).toHaveLength(25);
  const published = found.map(({ inspection }) => inspection.published);
  expect(published).toEqual([...published].sort().reverse());
  const others = all
    .flatMap(({ end, inspections }) => inspections.filter((i) => !end || i.published <= end))
    .filter((i) => i.published <= day && !found.some(({ inspection }) => inspection === i));
  expect(others.every((i) => i.published <= (published.at(-1) ?? ""))).toBe(true);
  for (const { council, inspection, before } of found) {
    const known = council.inspections.filter((i) => i.published <= day);
    expect(before).toBe(known[known.indexOf(inspection) + 1] ?? null);
  }
});

test("councils are in the order of their places", () => {
  const names = councilsOn(Object.values(register.councils), register.asOf).map(({ shortName }) => shortName);
  expect(names).toHaveLength(153);
  expect(names.indexOf("Barnet")).toBeLessThan(names.indexOf("Bedford"));
  expect(councilsOn(Object.values(register.councils), "2019-03-31").map(({ id }) => id)).toContain("poole");
});

function council(
  id: string,
  grade: string | null,
  { framework = "ILACS", neighbours = [] as string[] } = {},
) {
  const inspection = { framework, published: "2024-01-01", judgements: { "help-and-protection": grade } };
  return {
    id,
    end: null,
    inspections: grade ? [inspection as Inspection] : [],
    area: { region: "London", kind: "county", youngPeople: null, neighbours, tile: null },
  } as unknown as Council;
}

test("a council is compared with its neighbours where both were judged alike, and never with the others", () => {
  const ids = ["a", "b", "c", "d", "e"];
  const own = council("own", "good", { neighbours: ids });
  const councils = {
    a: council("a", "outstanding"),
    b: council("b", "good"),
    c: council("c", "inadequate"),
    d: council("d", "inadequate", { framework: "SIF" }),
    e: council("e", null),
  };
  const company = companyOf({ councils }, own);
  expect(company).toEqual({ better: 1, same: 1, worse: 1, notAlike: 2 });
  expect(companyWords(company)).toBe(
    "Help and protection: better than 1 of its 5 statistical neighbours, same as 1, below 1; 2 cannot be compared.",
  );
  expect(
    companyWords(companyOf({ councils }, council("x", "good", { framework: "SIF", neighbours: ids }))),
  ).toBe(null);
  expect(companyWords(companyOf({ councils }, council("x", null, { neighbours: ids })))).toBe(null);
  expect(companyWords(companyOf({ councils }, council("x", "good", { neighbours: ["e"] })))).toBe(null);
});

test("every council of today has company, those of before have none", () => {
  for (const { id, end } of Object.values(register.councils)) {
    const company = companyView(register, id);
    if (end) expect(company, id).toBe(null);
    else {
      expect(company?.neighbours, id).toHaveLength(10);
      expect(company?.region?.councils.map((each) => each.id)).toContain(id);
    }
  }
});

test("the map goes out as HexJSON, a hexagon a council", () => {
  const { layout, hexes } = JSON.parse(hexJson(register));
  expect(layout).toBe("odd-r");
  expect(Object.keys(hexes)).toHaveLength(153);
  expect(Object.values(hexes)).toContainEqual(
    expect.objectContaining({ n: "Oxfordshire County Council", region: "South East", kind: "county" }),
  );
});

test("data that tells no areas leaves the map out and the table whole", () => {
  const councils = Object.values(register.councils).map((each) => [each.id, { ...each, area: null }]);
  const state = createOverview({ asOf: register.asOf, councils: Object.fromEntries(councils) });
  const shown = renderToStaticMarkup(
    h(Overview, { state, councilAddress: (id) => `${id}.html`, keep: async () => "" }),
  );
  expect(shown).not.toContain('class="map"');
  expect(shown).toContain("This data has no place in the map for any council");
  expect(shown.match(/<th scope="row"><a /g)).toHaveLength(153);
});
