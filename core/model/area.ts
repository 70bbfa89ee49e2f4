/** Where a council is, and who is like it. */

export const COUNCIL_KINDS = [
  "county",
  "london-borough",
  "metropolitan-district",
  "unitary-authority",
] as const;
export type CouncilKind = (typeof COUNCIL_KINDS)[number];

const KIND_WORDS: Record<CouncilKind, string> = {
  county: "County",
  "london-borough": "London borough",
  "metropolitan-district": "Metropolitan district",
  "unitary-authority": "Unitary authority",
};

export function kindWords(kind: CouncilKind): string {
  return KIND_WORDS[kind];
}

/** A place in the hexagon map: column and row, from below; odd rows are half a hexagon to the right. */
export type Tile = [column: number, row: number];

export type Area = {
  /** One of the nine regions of England (Office for National Statistics). */
  region: string;
  kind: CouncilKind;
  /** People aged 0 to 25; null where it is not known. */
  youngPeople: number | null;
  /** Ids of its statistical neighbours, nearest first (Department for Education, Local Authority Interactive Tool). */
  neighbours: string[];
  /** Its place in the map; null where it has none. */
  tile: Tile | null;
};
