/** The map as HexJSON, for others to use: https://open-innovations.org/projects/hexmaps/hexjson */
import type { Register } from "../model/register.ts";
import { councilsOn } from "./standing.ts";

/** @param day ISO date: the councils there were then. Keys are ONS codes; rows are counted from below */
export function hexJson({ councils, asOf }: Pick<Register, "councils" | "asOf">, day = asOf): string {
  const hexes = councilsOn(Object.values(councils), day).flatMap(({ id, gss, name, area }) => {
    if (!area?.tile || !gss) return [];
    const [q, r] = area.tile;
    return [[gss, { n: name, q, r, id, region: area.region, kind: area.kind }] as const];
  });
  return JSON.stringify(
    {
      layout: "odd-r",
      about: `Councils of England with children's services, ${day}. After Open Innovations' layout of 2019 (MIT).`,
      hexes: Object.fromEntries(hexes),
    },
    null,
    1,
  );
}
