/** Where a tile is drawn: units of the map, in which a hexagon is 34 wide. */
import type { Tile } from "../../core/model/area.ts";

export const TILE_WIDTH = 34;
const SIDE = TILE_WIDTH / Math.sqrt(3);
const ROW = SIDE * 1.5;

/** Around 0,0; a little smaller than its place, so that there is a gap. */
export const HEXAGON = [90, 30, -30, -90, -150, 150]
  .map((degrees) => [Math.cos((degrees / 180) * Math.PI), Math.sin((degrees / 180) * Math.PI)])
  .map((point) => point.map((part) => ((SIDE - 1) * part).toFixed(1)).join(","))
  .join(" ");

/** @returns the size of a map of these tiles, and the middle of each */
export function placeTiles(tiles: readonly Tile[]): {
  width: number;
  height: number;
  middleOf(tile: Tile): { x: number; y: number };
} {
  const columns = tiles.map(([column]) => column);
  const rows = tiles.map(([, row]) => row);
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const [bottom, top] = [Math.min(...rows), Math.max(...rows)];
  return {
    width: TILE_WIDTH * (right - left + 1.5),
    height: ROW * (top - bottom) + 2 * SIDE,
    middleOf: ([column, row]) => ({
      x: TILE_WIDTH * (column - left + 0.5 + (row & 1) / 2),
      y: SIDE + ROW * (top - row),
    }),
  };
}
