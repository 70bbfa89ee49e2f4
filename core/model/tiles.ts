/** The geometry of the hexagon map: hexagons on their points, odd rows half a hexagon to the right, rows from below. */
import type { Tile } from "./area.ts";

/** The six around, whether free or not, in the order of the clock from the left. */
export function tilesAround([column, row]: Tile): Tile[] {
  const right = column + (row & 1);
  return [
    [column - 1, row],
    [right - 1, row + 1],
    [right, row + 1],
    [column + 1, row],
    [right, row - 1],
    [right - 1, row - 1],
  ];
}

/** How many steps from hexagon to hexagon lead from one to the other. */
export function stepsBetween(a: Tile, b: Tile): number {
  const across = slanted(a) - slanted(b);
  const up = a[1] - b[1];
  return Math.max(Math.abs(across), Math.abs(up), Math.abs(across + up));
}

export function tileName([column, row]: Tile): string {
  return `${column},${row}`;
}

/** The column along an axis that slants. */
function slanted([column, row]: Tile): number {
  return column - (row - (row & 1)) / 2;
}
