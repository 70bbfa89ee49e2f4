/** A rating as an image, for pages and mails that run no scripts. Text keeps its measured width in any font. */
import measure from "anafanafo";
import { escapeUTF8 } from "entities";
import { checkedWords } from "../../core/model/freshness.ts";
import type { RatingView } from "../../ui/ratingView.ts";
import { CARD } from "./address.ts";

const FONT = "Verdana,DejaVu Sans,Geneva,sans-serif";
const SIZE = 12;
const PAD = 9;
const HEIGHT = 26;

type Look = "light" | "dark" | "text";
type Colours = Record<string, string>;

/** Text on its surface has a contrast of at least 4.5 to 1, as on every other surface. */
const LIGHT: Colours = {
  text: "#1b1f27",
  quiet: "#566070",
  surface: "#ffffff",
  line: "#d9dee6",
  outstanding: "#1660b8",
  good: "#17713f",
  "requires-improvement": "#8a5300",
  inadequate: "#b3261e",
  "no-headline": "#6b3fb5",
};
const DARK: Colours = {
  text: "#e9ecf1",
  quiet: "#a3adbb",
  surface: "#20242c",
  line: "#3d4451",
  outstanding: "#6fb1ff",
  good: "#5fce91",
  "requires-improvement": "#f0b354",
  inadequate: "#ff8d85",
  "no-headline": "#c2a4f7",
};

/** A name, and a grade or all judgements, on one line. `text`: without boxes, in one colour that suits both schemes. */
export function badgeSvg(view: RatingView, look: Look): string {
  const colours = look === "dark" ? DARK : LIGHT;
  const colour = look === "text" ? "#6b7280" : (colours[view.style] ?? colours.quiet ?? "");
  const grade = gradeWords(view);
  const [nameWidth, gradeWidth] = [textWidth(view.name, true), textWidth(grade, true)];
  const isBoxed = look !== "text";
  const pad = isBoxed ? PAD : 0;
  const gradeX = nameWidth + 2 * pad + (isBoxed ? 0 : 8);
  const width = gradeX + gradeWidth + 2 * pad;
  const boxes = isBoxed
    ? `<rect x=".5" y=".5" width="${width - 1}" height="${HEIGHT - 1}" rx="5" fill="${colours.surface}" stroke="${colours.line}"/>` +
      `<path d="M${gradeX} .5H${width - 5.5}a5 5 0 0 1 5 5V${HEIGHT - 5.5}a5 5 0 0 1-5 5H${gradeX}Z" fill="${colour}"/>`
    : "";
  const onGrade = isBoxed ? (look === "dark" ? "#14171c" : "#ffffff") : colour;
  return svg(view, width, HEIGHT, [
    boxes,
    text(view.name, pad, 17.5, nameWidth, isBoxed ? (colours.text ?? "") : colour, true),
    text(grade, gradeX + pad, 17.5, gradeWidth, onGrade, true),
  ]);
}

/** The whole card at a fixed size; its colours follow the reader's scheme. */
export function cardSvg(view: RatingView): string {
  const { width, height } = CARD;
  const inner = width - 32;
  const line = (words: string, y: number, colour: string, isBold = false, x = 16, size = SIZE) => {
    const fits = Math.min(textWidth(words, isBold, size), inner);
    return text(words, x, y, fits, colour, isBold, size);
  };
  const rows = view.judgements.map(({ label, words, grade }, i) => {
    const y = 108 + i * 22;
    const gradeWidth = textWidth(words, true);
    const labelWidth = Math.min(textWidth(label, false), inner - gradeWidth - 8);
    return (
      text(label, 16, y, labelWidth, "var(--quiet)", false) +
      text(words, width - 16 - gradeWidth, y, gradeWidth, `var(--${grade})`, true)
    );
  });
  const style = `svg{${variables(LIGHT)}}@media(prefers-color-scheme:dark){svg{${variables(DARK)}}}`;
  return svg(view, width, height, [
    `<style>${style}</style>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8" fill="var(--surface)" stroke="var(--line)"/>`,
    line(view.name, 30, "var(--text)", true, 16, 14),
    line("Ofsted rating of children’s services", 50, "var(--quiet)"),
    line(view.headline, 80, `var(--${view.style}, var(--quiet))`, true, 16, 16),
    ...rows,
    ...(view.judgements.length === 0 ? wrap(view.notes.join(" "), inner) : []).map((words, i) =>
      line(words, 108 + i * 18, "var(--text)"),
    ),
    line(view.inspection ?? "", height - 38, "var(--quiet)", false, 16, 11),
    line(
      view.old ? checkedWords(view.asOf) : `Ofsted, as of ${view.asOf}`,
      height - 18,
      "var(--quiet)",
      false,
      16,
      11,
    ),
  ]);
}

/** The rating in one sentence, for those who hear it. */
export function ratingSentence(view: RatingView): string {
  const notes = view.judgements.length === 0 ? view.notes : [];
  const when = view.inspection ? ` (Ofsted, ${view.inspection.replace(/^.*published /, "published ")})` : "";
  const age = view.old ? `${checkedWords(view.asOf)}.` : `As of ${view.asOf}.`;
  return [`${view.name} children’s services: ${gradeWords(view)}${when}.`, ...notes, age].join(" ");
}

/** "Good", or each judgement where there is no overall grade: never one derived from them. */
function gradeWords({ style, headline, judgements }: RatingView): string {
  if (style !== "no-headline") return headline;
  return judgements.map(({ label, words }) => `${label}: ${words}`).join(", ");
}

function svg(view: RatingView, width: number, height: number, parts: string[]): string {
  const title = escapeUTF8(ratingSentence(view));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${height}" viewBox="0 0 ${round(width)} ${height}" role="img" aria-labelledby="t"><title id="t">${title}</title><g font-family="${FONT}">${parts.join("")}</g></svg>\n`;
}

function text(
  words: string,
  x: number,
  y: number,
  width: number,
  colour: string,
  isBold: boolean,
  size = SIZE,
): string {
  if (words === "") return "";
  const weight = isBold ? ' font-weight="700"' : "";
  return `<text x="${round(x)}" y="${y}" font-size="${size}"${weight} textLength="${round(width)}" lengthAdjust="spacingAndGlyphs" style="fill:${colour}">${escapeUTF8(words)}</text>`;
}

function textWidth(words: string, isBold: boolean, size = SIZE): number {
  return measure(words, { font: `${isBold ? "bold " : ""}10px Verdana` }) * (size / 10);
}

/** Lines no wider than told. */
function wrap(words: string, width: number): string[] {
  const lines = [""];
  for (const word of words.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (textWidth(longer, false) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function variables(colours: Colours): string {
  return Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(";");
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
