/** A cell of somebody's table -> the council whose ratings belong beside it. */
import type { Council } from "../model/council.ts";
import type { Resolution, Resolver } from "../model/resolve.ts";

/** How a cell names its council: itself, a district that the council runs services for, a trust that serves it alone. */
export type MatchBy = "council" | "district" | "trust";

export type Match =
  | { kind: "matched"; council: Council; by: MatchBy }
  /** `why`: for a person. `nearest`: names to suggest, best first. */
  | { kind: "unmatched"; why: string; nearest: string[] };

/** @returns a matcher that remembers: tables repeat themselves */
export function createMatcher(resolve: Resolver): (cell: string) => Match {
  const known = new Map<string, Match>();
  return (cell) => {
    const before = known.get(cell);
    if (before) return before;
    const single = matchOf(readings(cell).map(resolve));
    const found = single.kind === "unmatched" ? (jointly(cell, resolve) ?? single) : single;
    if (known.size < MOST_REMEMBERED) known.set(cell, found);
    return found;
  };
}

const MOST_REMEMBERED = 50_000;

/** As it stands, then as it was before a spreadsheet took it for a number. */
function readings(cell: string): string[] {
  const plain = cell.trim();
  const whole = plain.replace(/^(\d+)\.0+$/, "$1");
  return [
    plain,
    ...(whole === plain ? [] : [whole]),
    // "6000001" was "E06000001".
    ...(/^\d{7,8}$/.test(whole) ? [`E${whole.padStart(8, "0")}`] : []),
  ];
}

function matchOf(found: Resolution[]): Match {
  const sure = found.find(({ kind }) => kind !== "unknown") ?? found[0];
  switch (sure?.kind) {
    case "council":
      return { kind: "matched", council: sure.council, by: "council" };
    case "district":
      return { kind: "matched", council: sure.council, by: "district" };
    case "trust": {
      const [only, ...others] = sure.councils;
      if (only && others.length === 0) return { kind: "matched", council: only, by: "trust" };
      return unmatched("a trust that serves several councils", sure.councils.map(nameOf));
    }
    case "ambiguous":
      return unmatched("could be several councils", sure.candidates.map(nameOf));
    case "other":
      return unmatched("an authority that Ofsted does not inspect", []);
    default:
      return unmatched("no council is called so", sure?.nearest ?? []);
  }
}

/** "Adur and Worthing Councils", "Babergh & Mid Suffolk": districts that work together, in the same county. */
function jointly(cell: string, resolve: Resolver): Match | null {
  const [, first, second] =
    /^(.+?)\s+(?:and|&)\s+(.+?)(?:\s+(?:borough|district|city))?(?:\s+councils?)?$/i.exec(cell.trim()) ?? [];
  if (!first || !second) return null;
  const [one, other] = [resolve(first), resolve(second)];
  const isSame = one.kind === "district" && other.kind === "district" && one.council.id === other.council.id;
  return isSame ? { kind: "matched", council: one.council, by: "district" } : null;
}

function nameOf({ name }: Council): string {
  return name;
}

function unmatched(why: string, nearest: string[]): Match {
  return { kind: "unmatched", why, nearest };
}
