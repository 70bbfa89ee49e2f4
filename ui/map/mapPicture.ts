/** England as a picture that stands alone: one hexagon a council, a key with counts, the day and the source. */
import { escapeUTF8 } from "entities";
import { judgementWords } from "../../core/model/grade.ts";
import { dateWords } from "../../core/model/ratingWords.ts";
import type { OverviewJudgement, Standing, StandingGrade } from "../../core/overview/standing.ts";
import { SURFACE, TEXT } from "../pictureColours.ts";
import { countGrades, gradeLooks, type Look, type Scheme, standingWords } from "./gradeLooks.ts";
import { HEXAGON, placeTiles } from "./hexagons.ts";

export type MapPicture = {
  /** `isShown`: false for those that are there, but not meant. */
  standings: readonly (Standing & { isShown: boolean })[];
  judgement: OverviewJudgement;
  /** ISO date. */
  day: string;
  /** Which councils are meant: "England". */
  which: string;
  scheme: Scheme;
};

const WIDTH = 680;
const MARGIN = 24;
const KEY_ITEM = { width: 210, height: 24 };

/** @throws where no council has a place in the map */
export function mapPicture({ standings, judgement, day, which, scheme }: MapPicture): string {
  const placed = standings.flatMap((standing) => {
    const tile = standing.council.area?.tile;
    return tile ? [{ standing, tile, isShown: standing.isShown }] : [];
  });
  if (placed.length === 0) throw new Error("The data has no place in the map for any council");
  const map = placeTiles(placed.map(({ tile }) => tile));
  const looks = new Map(gradeLooks(scheme));
  const shown = placed.filter(({ isShown }) => isShown).map(({ standing }) => standing);
  const counts = countGrades(shown);
  const ofSif = shown.filter(
    ({ rating }) => rating.kind === "graded" && rating.inspection.framework === "SIF",
  ).length;
  const title = `${judgementWords("ILACS", judgement)}: ${which}, ${dateWords(day)}`;
  const left = (WIDTH - map.width) / 2;
  const keyTop = 64 + map.height + 28;
  const rows = Math.ceil(counts.length / 3);
  const height = keyTop + rows * KEY_ITEM.height + 64;
  const tiles = placed.map(({ standing, tile, isShown }) => {
    const { x, y } = map.middleOf(tile);
    const look = looks.get(standing.grade);
    const faded = isShown ? "" : ' opacity=".15"';
    if (!look) return "";
    const code = `<text ${inked(look)} y="-3" font-size="9">${standing.council.otherCodes[0] ?? ""}</text>`;
    const letter = `<text ${inked(look)} y="10" font-size="13" font-weight="700">${look.letter}</text>`;
    return `<g transform="translate(${round(left + x)} ${round(64 + y)})"${faded}><title>${escapeUTF8(tileWords(standing))}</title>${hexagon(standing.grade, look)}${code}${letter}</g>`;
  });
  const key = counts.map(([grade, count], i) => {
    const look = looks.get(grade);
    const at = `${MARGIN + 14 + (i % 3) * KEY_ITEM.width} ${keyTop + Math.floor(i / 3) * KEY_ITEM.height}`;
    return look
      ? `<g transform="translate(${at})"><g transform="scale(.62)">${hexagon(grade, look)}<text ${inked(look)} y="6" font-size="15" font-weight="700">${look.letter}</text></g><text x="18" y="5" font-size="13" text-anchor="start">${look.words}: ${count}</text></g>`
      : "";
  });
  const source = [
    `Ofsted’s grades of councils’ children’s services, as published by ${dateWords(day)}.`,
    "Open Government Licence v3.0. One hexagon a council, after Open Innovations’ layout.",
    ...(ofSif > 0
      ? [`${ofSif} of them under SIF, the framework before 2018, which asked its own questions.`]
      : []),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title desc" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" text-anchor="middle" fill="${TEXT[scheme]}">
<title id="title">${escapeUTF8(title)}</title>
<desc id="desc">${counts.map(([grade, count]) => `${looks.get(grade)?.words}: ${count}`).join("; ")}. ${escapeUTF8(source.join(" "))}</desc>
<defs>${[...looks].map(([grade, look]) => patternOf(grade, look)).join("")}</defs>
<rect width="${WIDTH}" height="${height}" fill="${SURFACE[scheme]}"/>
<text x="${MARGIN}" y="32" font-size="17" font-weight="700" text-anchor="start">${escapeUTF8(title)}</text>
${tiles.join("\n")}
${key.join("\n")}
${source.map((line, i) => `<text x="${MARGIN}" y="${height - 50 + i * 16}" font-size="11" text-anchor="start">${escapeUTF8(line)}</text>`).join("\n")}
</svg>
`;
}

/** "Oxfordshire: Good, ILACS, published 9 April 2024" */
function tileWords({ council, rating, grade }: Standing): string {
  const words = standingWords(grade);
  if (rating.kind !== "graded") return `${council.shortName}: ${words}`;
  const { framework, published } = rating.inspection;
  return `${council.shortName}: ${words}, ${framework}, published ${dateWords(published)}`;
}

function hexagon(grade: StandingGrade, { fill, stroke, pattern }: Look): string {
  const shape = `<polygon points="${HEXAGON}" fill="${fill}" stroke="${stroke}"${grade === "none-in-data" ? ' stroke-dasharray="3 2"' : ""}/>`;
  return pattern ? `${shape}<polygon points="${HEXAGON}" fill="url(#p-${grade})"/>` : shape;
}

function patternOf(grade: StandingGrade, { pattern }: Look): string {
  return pattern
    ? `<pattern id="p-${grade}" width="8" height="8" patternUnits="userSpaceOnUse"><path d="${pattern.path}" stroke="${pattern.colour}" stroke-width="${pattern.width}" stroke-opacity=".6"/></pattern>`
    : "";
}

/** With a rim in the colour of the tile, so that no line runs through a letter. */
function inked({ ink, fill }: Look): string {
  return `fill="${ink}" stroke="${fill}" stroke-width="3.5" paint-order="stroke"`;
}

function round(value: number): string {
  return value.toFixed(1);
}
