/** The map, the chart and the tables of a view as files, each with its day and its source in it. */
import { render } from "preact";
import { judgementWords } from "../../core/model/grade.ts";
import { dateWords } from "../../core/model/ratingWords.ts";
import { COUNCIL_COLUMNS, councilRow } from "../../core/overview/councilTable.ts";
import { csvHead, csvRows } from "../../core/table/csv.ts";
import { mapPicture } from "../map/mapPicture.ts";
import { selectionWords } from "../map/selectionWords.ts";
import { pngFile, saveFile, svgFile } from "../saveFile.ts";
import type { FileKind } from "./keepFile.ts";
import type { OverviewState } from "./overviewState.ts";
import { nameOf, SharesDrawing } from "./SharesDrawing.tsx";

const SOURCE = "Ofsted. Open Government Licence v3.0";

/** @returns the name under which the file is offered. @throws where it cannot be made */
export async function keepFile(state: OverviewState, kind: FileKind): Promise<string> {
  const [what, format] = kind.split("-");
  const { judgement, day } = state.view.value;
  const name = `${what === "shares" ? "england-shares" : what === "map" ? "england" : "councils"}-${judgement}-${day}.${format}`;
  saveFile(await fileOf(state, kind), name);
  return name;
}

async function fileOf(state: OverviewState, kind: FileKind): Promise<Blob> {
  switch (kind) {
    case "map-svg":
      return svgFile(mapOf(state));
    case "map-png":
      return pngFile(mapOf(state));
    case "table-csv":
      return csvFile(tableOf(state));
    case "shares-svg":
      return svgFile(sharesPicture(state));
    case "shares-png":
      return pngFile(sharesPicture(state));
    case "shares-csv":
      return csvFile(sharesTable(state));
  }
}

function mapOf({ view, placed }: OverviewState): string {
  const { judgement, day } = view.value;
  return mapPicture({
    standings: placed.value,
    judgement,
    day,
    which: selectionWords(view.value),
    scheme: "light",
  });
}

function sharesPicture({ view, shares, data }: OverviewState): string {
  const title = `${judgementWords("ILACS", view.value.judgement)}, ${sharesPlace(view.value)}`;
  const root = document.createElement("div");
  render(
    <SharesDrawing
      shares={shares.value}
      label={title}
      alone={{
        scheme: "light",
        title,
        source: [
          "Shares of councils by the grade in force, month by month; SIF, the framework before 2018, is paler.",
          `As of ${dateWords(data.value.asOf)}. ${SOURCE}.`,
        ],
      }}
    />,
    root,
  );
  return new XMLSerializer().serializeToString(root.firstElementChild ?? root);
}

type Table = { columns: readonly { name: string }[]; rows: Record<string, string | number | null>[] };

function tableOf({ view, shown }: OverviewState): Table {
  const rows = shown.value.map(({ council }) => councilRow(council, view.value.day));
  // A page may know the councils' neighbours, or not; all else has its column, also where no council is left.
  const hasNeighbours = rows.some((row) => row.neighbours);
  return { columns: COUNCIL_COLUMNS.filter(({ name }) => name !== "neighbours" || hasNeighbours), rows };
}

function sharesTable({ view, shares, data }: OverviewState): Table {
  const { bands, days } = shares.value;
  const names = bands.map(nameOf);
  const about = {
    judgement: view.value.judgement,
    councils: sharesPlace(view.value),
    as_of: data.value.asOf,
    source: SOURCE,
  };
  return {
    columns: ["day", ...names, ...Object.keys(about)].map((name) => ({ name })),
    rows: days.map(({ day, counts }) => ({
      day,
      ...Object.fromEntries(names.map((name, i) => [name, counts[i] ?? 0])),
      ...about,
    })),
  };
}

/** What the chart is of: it counts all grades and frameworks, whatever the map shows. */
function sharesPlace(view: OverviewState["view"]["value"]): string {
  return selectionWords({ ...view, framework: null, grade: null });
}

function csvFile({ columns, rows }: Table): Blob {
  return new Blob([csvHead(columns) + csvRows(columns, rows)], { type: "text/csv" });
}
