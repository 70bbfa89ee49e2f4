/** Rows of neighbours.csv, centroids.csv and hexes-2019.csv -> where each council is, and who is like it. */
import type { AreaRecord, CouncilRecord } from "../../core/data/schema.ts";
import { COUNCIL_KINDS, type CouncilKind, kindWords, type Tile } from "../../core/model/area.ts";
import { layTiles, type Middle } from "./tiles.ts";

type Row = Record<string, string>;

/**
 * @param councils those of today and abolished ones; these are where their successors are
 * @returns in order of id
 * @throws where a council of today has no row, or a kind is not known
 */
export function readCouncilAreas(
  neighbours: readonly Row[],
  centroids: readonly Row[],
  hexes: readonly Row[],
  councils: readonly CouncilRecord[],
): AreaRecord[] {
  const todaysId = new Map(
    councils.flatMap(({ id, formerIds }) => (formerIds ?? []).map((former) => [former, id])),
  );
  const middles = new Map(
    centroids.map(({ id = "", lon, lat }): [string, Middle] => [id, [Number(lon), Number(lat)]]),
  );
  const known = new Map(
    hexes.map(({ id = "", q, r }): [string, Tile] => [todaysId.get(id) ?? id, [Number(q), Number(r)]]),
  );
  const places = councils.map(({ id, end, replacedBy }) => ({ id, end, replacedBy: replacedBy ?? [] }));
  const tiles = layTiles(known, middles, places);
  const rows = new Map(neighbours.map((row) => [row.id ?? "", row]));
  return councils.map(({ id, end, type, replacedBy }): AreaRecord => {
    const tile = tiles.get(id);
    const at = tile && { tile };
    if (end) {
      const region = rows.get(replacedBy?.[0] ?? "")?.region ?? "";
      return { id, region, kind: kindOf(type), neighbours: [], ...at };
    }
    const row = rows.get(id);
    const middle = middles.get(id);
    if (!row) throw new Error(`${id} is not in neighbours.csv`);
    return {
      id,
      region: row.region ?? "",
      kind: kindOf(type, row.la_type),
      ...(hasOwnFigure(row, neighbours) && { youngPeople: Number(row.population_0_25) }),
      neighbours: (row.statistical_neighbours ?? "").split(";"),
      ...(middle && { middle: [...middle] }),
      ...at,
    };
  });
}

/** The list of neighbours calls some of the newest unitary authorities counties still; the City of London is a "city corporation" in the other. */
function kindOf(...written: (string | undefined)[]): CouncilKind {
  const kinds = written.map((words) =>
    COUNCIL_KINDS.find((each) => kindWords(each).toLowerCase() === words?.toLowerCase()),
  );
  const kind = kinds.find((each) => each !== undefined);
  if (!kind) throw new Error(`"${written.join('", "')}" is no kind of council that is known`);
  return kind;
}

/** False where one figure stands for two councils: it is that of the one before them. */
function hasOwnFigure({ population_0_25: figure }: Row, rows: readonly Row[]): boolean {
  return rows.filter((row) => row.population_0_25 === figure).length === 1;
}
