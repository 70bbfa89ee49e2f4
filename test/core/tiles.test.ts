/** The hexagon map: every council has a place, near its neighbours. */
import { describe, expect, test } from "vitest";
import { layTiles } from "../../cli/data/tiles.ts";
import areas from "../../core/data/areas.json" with { type: "json" };
import { readDataset } from "../../core/data/dataset.ts";
import type { Tile } from "../../core/model/area.ts";
import { stepsBetween, tileName, tilesAround } from "../../core/model/tiles.ts";

const dataset = readDataset();
const today = dataset.councils.filter((council) => !council.end);
const areaOf = (id: string) => dataset.areas.find((area) => area.id === id)!;

describe("the map of today", () => {
  test("has a tile of its own for each council", () => {
    expect(today).toHaveLength(153);
    expect(new Set(today.map(({ id }) => tileName(areaOf(id).tile as Tile))).size).toBe(153);
  });

  test("keeps two of a council's three nearest in its region within two steps, for nine in ten", () => {
    const apart = today.filter(({ id }) => {
      const { region, middle, tile } = areaOf(id);
      const near = today
        .map((other) => areaOf(other.id))
        .filter((area) => area.id !== id && area.region === region)
        .sort((a, b) => distance(a.middle!, middle!) - distance(b.middle!, middle!))
        .slice(0, 3);
      return near.filter((area) => stepsBetween(area.tile as Tile, tile as Tile) <= 2).length < 2;
    });
    expect(apart.map(({ id }) => id).length).toBeLessThanOrEqual(15);
  });

  test("has councils that are gone where those who took over are, none two on one tile at one time", () => {
    const gone = dataset.councils.filter((council) => council.end);
    for (const { id, replacedBy } of gone) {
      const steps = replacedBy.map((heir) =>
        stepsBetween(areaOf(heir).tile as Tile, areaOf(id).tile as Tile),
      );
      expect(Math.min(...steps), id).toBeLessThanOrEqual(1);
    }
    for (const day of ["2015-06-30", "2019-03-31", "2020-01-01", "2022-01-01"]) {
      const there = dataset.councils.filter(
        ({ id, start, end }) =>
          (!end || end >= day) &&
          (!start || start <= day || dataset.councils.find((c) => c.id === id)!.formerIds.length > 0),
      );
      const tiles = there.map(({ id }) => tileName(areaOf(id).tile as Tile));
      expect(new Set(tiles).size, day).toBe(tiles.length);
    }
  });

  test("says whose facts it is made of", () => {
    expect(areas.provenance.attribution).toContain("Open Innovations");
    expect(areas.provenance.attribution).toContain("National Statistics");
  });
});

describe("room for two after one", () => {
  const row = (names: string[], at: number) => names.map((id, i): [string, Tile] => [id, [i, at]]);
  const known = new Map([...row(["a", "b", "c", "d"], 0), ...row(["e", "old", "f", "g"], 1)]);
  const middles = new Map<string, [number, number]>([
    ...[...known]
      .filter(([id]) => id !== "old")
      .map(([id, [q, r]]): [string, [number, number]] => [id, [q + (r & 1) / 2, r]]),
    ["west", [1.2, 1]],
    ["east", [1.8, 1]],
  ]);
  const laid = layTiles(known, middles, [
    ...[...known.keys()].filter((id) => id !== "old").map((id) => ({ id, replacedBy: [] })),
    { id: "old", end: "2020-03-31", replacedBy: ["west", "east"] },
    { id: "west", replacedBy: [] },
    { id: "east", replacedBy: [] },
  ]);

  test("moves each council by a step at most, and keeps west in the west", () => {
    for (const [id, tile] of laid)
      expect(stepsBetween(tile, known.get(id) ?? [1, 1]), id).toBeLessThanOrEqual(1);
    expect(laid.get("west")![0]).toBeLessThan(laid.get("east")![0]);
    expect(laid.get("old")).toEqual(laid.get("west")![1] === 1 ? laid.get("west") : laid.get("east"));
  });
});

test("steps are counted as hexagons are crossed", () => {
  for (const around of tilesAround([3, 4])) expect(stepsBetween([3, 4], around)).toBe(1);
  for (const around of tilesAround([3, 5])) expect(stepsBetween([3, 5], around)).toBe(1);
  expect(stepsBetween([0, 0], [0, 2])).toBe(2);
  expect(stepsBetween([0, 0], [4, 0])).toBe(4);
});

function distance([x, y]: number[], [toX, toY]: number[]): number {
  return Math.hypot((x! - toX!) * Math.cos((((y! + toY!) / 2) * Math.PI) / 180), y! - toY!);
}
