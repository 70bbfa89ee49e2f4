/** `councils` and `map`: all councils of a day, those of a region or kind, as a list, a table or a picture. */
import { writeFileSync } from "node:fs";
import { register } from "../core/bundledData.ts";
import { COUNCIL_KINDS, kindWords } from "../core/model/area.ts";
import type { Council } from "../core/model/council.ts";
import { DATA_FROM, FRAMEWORKS, judgementWords } from "../core/model/grade.ts";
import { ratingJson } from "../core/model/ratingJson.ts";
import { COUNCIL_COLUMNS, councilRow } from "../core/overview/councilTable.ts";
import {
  councilsOn,
  isSelected,
  OVERVIEW_JUDGEMENTS,
  type OverviewJudgement,
  regionsOf,
  type Selection,
  type Standing,
  standingOf,
} from "../core/overview/standing.ts";
import { standingWords } from "../ui/map/gradeLooks.ts";
import { mapPicture } from "../ui/map/mapPicture.ts";
import { selectionWords } from "../ui/map/selectionWords.ts";
import { checkDate } from "./rating.ts";
import { csvLine, table } from "./table.ts";
import { UsageError } from "./usageError.ts";

export type Which = {
  region?: string;
  type?: string;
  framework?: string;
  judgement?: string;
  asOf?: string;
};

type View = { standings: Standing[]; judgement: OverviewJudgement; day: string; selection: Selection };

export function printCouncils(options: Which & { json?: boolean; csv?: boolean }): string {
  const { standings, day, selection, judgement } = viewOf(options);
  const shown = standings.filter((standing) => isSelected(standing, selection));
  const councils = shown.map(({ council }) => council);
  if (options.json)
    return JSON.stringify(
      councils.map((c) => ({ ...ratingJson(c, day), ...areaOf(c) })),
      null,
      2,
    );
  if (options.csv) return councilsCsv(councils, day);
  if (shown.length === 0) return "No council is chosen by this.";
  const heading = judgement === "overall" ? "Overall" : judgementWords("ILACS", judgement);
  const rows = shown.map(({ council, rating, grade }) => [
    council.name,
    council.area?.region ?? "-",
    standingWords(grade),
    rating.kind === "graded" ? rating.inspection.framework : "-",
    rating.kind === "graded" ? rating.inspection.published : "-",
  ]);
  return table(["Council", "Region", heading, "Framework", "Published"], rows);
}

/** @returns what to tell */
export function writeMap({ out, dark = false, ...which }: Which & { out: string; dark?: boolean }): string {
  const { selection, ...view } = viewOf(which);
  const picture = mapPicture({
    ...view,
    standings: view.standings.map((each) => ({ ...each, isShown: isSelected(each, selection) })),
    which: selectionWords(selection),
    scheme: dark ? "dark" : "light",
  });
  if (out === "-") return picture;
  try {
    writeFileSync(out, picture);
  } catch (error) {
    throw new UsageError(`${out} cannot be written: ${(error as Error).message}`);
  }
  return `${out}: ${view.standings.length} councils`;
}

/** @throws {UsageError} naming what there is, for a choice that is none */
function viewOf({ region, type, framework, judgement = "overall", asOf }: Which): View {
  const day = asOf === undefined ? register.asOf : checkDate(asOf);
  if (day < DATA_FROM) throw new UsageError(`The data begins on ${DATA_FROM}: there is no day before it.`);
  const asked = chosen("judgement", OVERVIEW_JUDGEMENTS, judgement, (each) => each);
  return {
    standings: councilsOn(Object.values(register.councils), day).map((council) =>
      standingOf(council, asked, day),
    ),
    judgement: asked,
    day,
    selection: {
      region:
        region === undefined
          ? null
          : chosen("region", regionsOf(Object.values(register.councils)), region, (each) => each),
      kind: type === undefined ? null : chosen("type", COUNCIL_KINDS, type, kindWords),
      framework: framework === undefined ? null : chosen("framework", FRAMEWORKS, framework, (each) => each),
    },
  };
}

/** In small or capital letters, with spaces or hyphens, by its id or its words. */
function chosen<T extends string>(
  what: string,
  all: readonly T[],
  asked: string,
  wordsOf: (each: T) => string,
): T {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^a-z]+/g, " ")
      .trim();
  const found = all.find((each) => [each, wordsOf(each)].some((form) => plain(form) === plain(asked)));
  if (!found)
    throw new UsageError(
      `"${asked}" is no ${what}. There are: ${all.map((each) => wordsOf(each)).join(", ")}.`,
    );
  return found;
}

function areaOf({ area }: Council) {
  return { region: area?.region ?? null, kind: area?.kind ?? null, neighbours: area?.neighbours ?? [] };
}

function councilsCsv(councils: readonly Council[], day: string): string {
  const names = COUNCIL_COLUMNS.map(({ name }) => name);
  const lines = councils.map((council) => {
    const row = councilRow(council, day);
    return csvLine(names.map((name) => row[name]));
  });
  return [csvLine(names), ...lines].join("\n");
}
