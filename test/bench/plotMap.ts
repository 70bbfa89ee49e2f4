/** The map of England by Observable Plot: hexagons in the colours of grades with codes, drawn anew for each month. For comparison. */

import councils from "virtual:council-ratings/overview";
import * as Plot from "@observablehq/plot";
import { councilsOn, standingOf } from "../../core/overview/standing.ts";
import { gradeLooks } from "../../ui/map/gradeLooks.ts";
import { daysOf } from "../../ui/overview/overviewState.ts";

const looks = new Map(gradeLooks("light"));
const days = daysOf(councils.asOf);

function draw(month: number): void {
  const day = days[month] ?? councils.asOf;
  const tiles = councilsOn(Object.values(councils.councils), day).flatMap((council) => {
    const { grade } = standingOf(council, "overall", day);
    const tile = council.area?.tile;
    const look = looks.get(grade);
    return tile && look
      ? [{ x: tile[0] + (tile[1] & 1) / 2, y: tile[1], code: council.otherCodes[0], ...look }]
      : [];
  });
  const chart = Plot.plot({
    width: 700,
    height: 640,
    axis: null,
    marks: [
      Plot.dot(tiles, { x: "x", y: "y", r: 18, symbol: "hexagon", fill: "fill", stroke: "stroke" }),
      Plot.text(tiles, { x: "x", y: "y", text: "code", fill: "ink", fontSize: 9, dy: -5 }),
      Plot.text(tiles, { x: "x", y: "y", text: "letter", fill: "ink", fontSize: 13, dy: 6 }),
    ],
  });
  document.querySelector("main")?.replaceChildren(chart);
}

draw(0);
Object.assign(globalThis, { draw });
