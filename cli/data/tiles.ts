/**
 * A place for each council in the hexagon map: the layout that people know, of the councils of 2019, with as few moved as
 * make room for those that came since. Hexagons stand on their points; odd rows, counted from below, are half a
 * hexagon to the right.
 */
import type { Tile } from "../../core/model/area.ts";
import { stepsBetween, tileName, tilesAround } from "../../core/model/tiles.ts";

export type Middle = readonly [longitude: number, latitude: number];

type Place = { id: string; end?: string | undefined; replacedBy: readonly string[] };

/** How far room may be looked for: hexagons that would move, and turns of the way. */
const FARTHEST = 10;
const TURNS = 2;
/** How many of the nearest councils should stay near. */
const KEPT_NEAR = 6;

/**
 * @param known places of the councils of 2019, by id
 * @param middles of the councils of today
 * @returns a tile for each council of today, no two the same, and for each abolished one, free on the days it was there
 * @throws where there is no room
 */
export function layTiles(
  known: ReadonlyMap<string, Tile>,
  middles: ReadonlyMap<string, Middle>,
  councils: readonly Place[],
): Map<string, Tile> {
  const misfit = misfitOf(middles);
  let tiles = new Map([...known].filter(([id]) => councils.some((c) => c.id === id)));
  for (const { id, replacedBy } of councils) {
    const heirs = replacedBy.filter((heir) => !tiles.has(heir));
    if (tiles.has(id) && heirs.length > 0) tiles = divided(tiles, id, heirs, misfit);
  }
  const today = new Map([...tiles].filter(([id]) => !councils.find((c) => c.id === id)?.end));
  return new Map([...today, ...formerTiles(today, known, councils)]);
}

/** The tile of one that is gone goes to an heir; for the other, tiles are moved by one along a way to the next free one. */
function divided(
  tiles: ReadonlyMap<string, Tile>,
  gone: string,
  heirs: readonly string[],
  misfit: (tiles: ReadonlyMap<string, Tile>) => number,
): Map<string, Tile> {
  const [one = "", other = ""] = heirs;
  const start = tiles.get(gone);
  if (!start || heirs.length !== 2) throw new Error(`${gone}: room is made for two councils after one`);
  const rest = new Map([...tiles].filter(([id]) => id !== gone));
  const owners = new Map([...rest].map(([id, tile]) => [tileName(tile), id]));
  let best: Map<string, Tile> | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const way of waysToRoom(start, owners)) {
    for (const [stays, goes] of [
      [one, other],
      [other, one],
    ] as const) {
      const laid = new Map(rest).set(stays, start);
      for (const [i, tile] of way.entries()) {
        const mover = i === 0 ? goes : owners.get(tileName(way[i - 1] ?? start));
        if (mover) laid.set(mover, tile);
      }
      const now = misfit(laid);
      if (now < least) [least, best] = [now, laid];
    }
  }
  if (!best) throw new Error(`${gone}: no free tile is near enough for its successors`);
  return best;
}

/** From beside a tile to the first free one, with few turns. */
function* waysToRoom(
  from: Tile,
  owners: ReadonlyMap<string, string>,
  way: Tile[] = [],
  direction = -1,
  turns = TURNS,
): Generator<Tile[]> {
  for (const [i, tile] of tilesAround(from).entries()) {
    const left = direction === -1 || direction === i ? turns : turns - 1;
    if (left < 0 || way.some((other) => tileName(other) === tileName(tile))) continue;
    if (!owners.has(tileName(tile))) yield [...way, tile];
    else if (way.length < FARTHEST - 1) yield* waysToRoom(tile, owners, [...way, tile], i, left);
  }
}

/** How badly tiles tell who is near whom, and where: less is better. */
function misfitOf(middles: ReadonlyMap<string, Middle>) {
  const near = [...middles].flatMap(([id, middle]) =>
    [...middles]
      .filter(([other]) => other !== id)
      .map(([other, at]) => ({ id, other, vector: vectorOf(middle, at) }))
      .sort((a, b) => Math.hypot(...a.vector) - Math.hypot(...b.vector))
      .slice(0, KEPT_NEAR),
  );
  return (tiles: ReadonlyMap<string, Tile>): number => {
    let misfit = 0;
    for (const { id, other, vector } of near) {
      const [a, b] = [tiles.get(id), tiles.get(other)];
      if (a && b) misfit += stepsBetween(a, b) - 1 + 1 - cosine(vector, tileVector(a, b));
    }
    return misfit;
  };
}

/** In degrees of latitude. */
function vectorOf([x, y]: Middle, [toX, toY]: Middle): Vector {
  return [(toX - x) * Math.cos(((y + toY) / 2 / 180) * Math.PI), toY - y];
}

function tileVector([q, r]: Tile, [toQ, toR]: Tile): Vector {
  return [toQ + (toR & 1) / 2 - q - (r & 1) / 2, ((toR - r) * Math.sqrt(3)) / 2];
}

type Vector = [x: number, y: number];

function cosine([ax, ay]: Vector, [bx, by]: Vector): number {
  return (ax * bx + ay * by) / (Math.hypot(ax, ay) * Math.hypot(bx, by));
}

/** Where a council stood that is gone: at an heir's tile, as near its own of 2019 as can be, else at a free one beside it. */
function formerTiles(
  today: ReadonlyMap<string, Tile>,
  known: ReadonlyMap<string, Tile>,
  councils: readonly Place[],
): Map<string, Tile> {
  const taken = new Set<string>();
  const former = new Map<string, Tile>();
  const occupied = new Set([...today.values()].map(tileName));
  const gone = councils.filter((c) => c.end);
  // First who has an heir of its own.
  const heirsShared = (c: Place) =>
    gone.filter((other) => other.replacedBy.some((heir) => c.replacedBy.includes(heir))).length;
  for (const council of [...gone].sort((a, b) => heirsShared(a) - heirsShared(b))) {
    const before = known.get(council.id);
    const heirs = council.replacedBy.map((heir) => today.get(heir)).filter((tile) => tile !== undefined);
    const beside = heirs.flatMap(tilesAround).filter((tile) => !occupied.has(tileName(tile)));
    const from = before ?? heirs[0];
    const near = (tile: Tile) => (from ? stepsBetween(from, tile) : 0);
    const free = [
      ...heirs.sort((a, b) => near(a) - near(b)),
      ...beside.sort((a, b) => near(a) - near(b)),
    ].find((tile) => !taken.has(tileName(tile)));
    if (!free) throw new Error(`${council.id}: there is no tile for it`);
    taken.add(tileName(free));
    former.set(council.id, free);
  }
  return former;
}
