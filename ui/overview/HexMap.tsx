/** The map: one stop for the keyboard, moved through by arrows; each tile says its council, its grade and when. */
import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Tile } from "../../core/model/area.ts";
import { countGrades, standingLooks, standingWords } from "../map/gradeLooks.ts";
import { HEXAGON, placeTiles } from "../map/hexagons.ts";
import type { OverviewState, Placed } from "./overviewState.ts";

const LOOKS = new Map(standingLooks());

type Props = { state: OverviewState; councilAddress(id: string): string };

/** "Oxfordshire, good, inspected 2024" */
export function spoken({ council, rating, grade, isShown }: Placed): string {
  const words = standingWords(grade);
  const parts = [council.shortName, `${words[0]?.toLowerCase()}${words.slice(1)}`];
  if (rating.kind === "graded") {
    const { started, ended, published, framework } = rating.inspection;
    parts.push(`inspected ${(ended ?? started ?? published).slice(0, 4)}`);
    if (framework === "SIF") parts.push("framework before 2018");
  }
  return `${parts.join(", ")}${isShown ? "" : ", left out by the filters"}`;
}

export function HexMap({ state, councilAddress }: Props) {
  const map = useRef<SVGSVGElement>(null);
  // The frame is that of all days, so that nothing moves while the day does.
  const frame = useComputed(() =>
    placeTiles(
      Object.values(state.data.value.councils).flatMap(({ area }) => (area?.tile ? [area.tile] : [])),
    ),
  );
  const tiles = useComputed(() =>
    state.placed.value.flatMap(({ council: { id, area } }) => (area?.tile ? [{ id, tile: area.tile }] : [])),
  );
  const stop = useComputed(() => {
    const at = state.atHand.value;
    return tiles.value.some(({ id }) => id === at) ? at : (tiles.value[0]?.id ?? null);
  });
  if (tiles.value.length === 0)
    return <p class="message">This data has no place in the map for any council: the table has them all.</p>;
  const { width, height, middleOf } = frame.value;

  const focus = (id: string | undefined) => {
    if (!id) return;
    state.atHand.value = id;
    map.current?.querySelector<SVGAElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // With these, arrows are the browser's own.
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = tiles.value.find(({ id }) => id === stop.value);
    const to = from && next(event.key, from.tile, tiles.value);
    if (!to) return;
    event.preventDefault();
    focus(to);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing is no set of fields
    <svg
      ref={map}
      class="map"
      viewBox={`0 0 ${width.toFixed(1)} ${height.toFixed(1)}`}
      role="group"
      aria-label="Map of England, one hexagon a council. Arrow keys move between them"
      onKeyDown={onKeyDown}
      onMouseLeave={() => {
        state.atHand.value = null;
      }}
    >
      <defs>
        {[...LOOKS].map(([grade, { path, isSolid }]) =>
          path ? (
            <pattern key={grade} id={`p-${grade}`} width="8" height="8" patternUnits="userSpaceOnUse">
              <path d={path} class={isSolid ? "on-solid" : ""} data-standing={grade} />
            </pattern>
          ) : null,
        )}
      </defs>
      {tiles.value.map(({ id, tile }) => {
        const { x, y } = middleOf(tile);
        return (
          <TileLink
            key={id}
            id={id}
            at={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
            state={state}
            stop={stop}
            href={councilAddress(id)}
          />
        );
      })}
    </svg>
  );
}

type TileProps = {
  id: string;
  at: string;
  href: string;
  state: OverviewState;
  stop: { value: string | null };
};

function TileLink({ id, at, href, state, stop }: TileProps) {
  const placed = useComputed(() => state.byId.value.get(id)).value;
  const isStop = useComputed(() => stop.value === id).value;
  const wasTouched = useRef(false);
  if (!placed) return null;
  const { council, grade, isShown } = placed;
  const look = LOOKS.get(grade);
  const choose = () => {
    state.atHand.value = id;
  };
  return (
    <g transform={at} class={isShown ? "tile" : "tile left-out"} data-standing={grade}>
      <a
        href={href}
        tabIndex={isStop ? 0 : -1}
        data-id={id}
        aria-label={spoken(placed)}
        onFocus={choose}
        onMouseEnter={choose}
        // The first tap shows the name, the second opens the council.
        onPointerDown={({ pointerType }) => {
          wasTouched.current = pointerType === "touch" && state.atHand.value !== id;
        }}
        onClick={(event) => {
          if (wasTouched.current) event.preventDefault();
          wasTouched.current = false;
          choose();
        }}
      >
        <polygon points={HEXAGON} />
      </a>
      {/* Over the link and not in it: its name is said in words. */}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of a drawing takes no focus */}
      <g class="signs" aria-hidden="true">
        {look?.path && <polygon class="pattern" points={HEXAGON} fill={`url(#p-${grade})`} />}
        <text class="code" y="-3">
          {council.otherCodes[0]}
        </text>
        <text class="letter" y="10">
          {look?.letter}
        </text>
      </g>
    </g>
  );
}

/** Which council an arrow leads to: in the row, or to the nearest in the row above or below that has any. */
function next(
  key: string,
  [column, row]: Tile,
  tiles: readonly { id: string; tile: Tile }[],
): string | undefined {
  const x = ([c, r]: Tile) => c + (r & 1) / 2;
  const here = x([column, row]);
  const inRow = tiles.filter(({ tile }) => tile[1] === row).sort((a, b) => x(a.tile) - x(b.tile));
  const nearest = (up: 1 | -1) => {
    const rows = tiles.filter(({ tile }) => (tile[1] - row) * up > 0).map(({ tile }) => tile[1]);
    const beside = up > 0 ? Math.min(...rows) : Math.max(...rows);
    return tiles
      .filter(({ tile }) => tile[1] === beside)
      .sort((a, b) => Math.abs(x(a.tile) - here) - Math.abs(x(b.tile) - here))[0]?.id;
  };
  switch (key) {
    case "ArrowLeft":
      return inRow.findLast(({ tile }) => x(tile) < here)?.id;
    case "ArrowRight":
      return inRow.find(({ tile }) => x(tile) > here)?.id;
    case "ArrowUp":
      return nearest(1);
    case "ArrowDown":
      return nearest(-1);
    case "Home":
      return inRow[0]?.id;
    case "End":
      return inRow.at(-1)?.id;
    default:
      return undefined;
  }
}

/** What the signs mean, with how many councils have each. */
export function MapKey({ state }: { state: OverviewState }) {
  return (
    <ul class="map-key">
      {countGrades(state.shown.value).map(([grade, count]) => (
        <li key={grade}>
          <svg viewBox="-18 -20 36 40" width="22" height="24" aria-hidden="true">
            <g class="tile" data-standing={grade}>
              <polygon points={HEXAGON} />
              {LOOKS.get(grade)?.path && (
                <polygon class="pattern" points={HEXAGON} fill={`url(#p-${grade})`} />
              )}
              <text class="letter" y="5">
                {LOOKS.get(grade)?.letter}
              </text>
            </g>
          </svg>
          <span>
            {standingWords(grade)}: <strong>{count}</strong>
          </span>
        </li>
      ))}
    </ul>
  );
}
