/**
 * What stands in the element until its rating is there, and where scripts do not run: a link of the rating's own size,
 * so that nothing on the page moves. No grade is shown in it: it would be there for ever.
 */
import { escapeUTF8 } from "entities";
import { OLD_IN_SHORT } from "../../core/model/freshness.ts";
import type { Judgement } from "../../core/model/grade.ts";
import type { RatingView } from "../../ui/ratingView.ts";
import type { View } from "../index.ts";
import { CARD } from "./address.ts";

/** What the rating will say, which the fallback keeps room for. */
export type Room = {
  grades: { label: string; words: string }[];
  /** What stands behind them in a badge. */
  after: string;
  /** The sentences below them in a card. */
  notes: string[];
};

/** As widget/styles.ts draws a badge, and a grade in it. */
const BOX =
  "display:inline-grid;font-size:.9em;line-height:1lh;margin-block:calc(-.2em - 1px);padding:.2em .5em;border:1px solid #8888;border-radius:.4em";
const GRADE = "display:inline-block;line-height:1.25;padding:0 .4em;border:1.5px solid;font-size:.9em";

export function roomFor(rating: RatingView | null, judgement: Judgement | null, view: View): Room {
  const rows = rating?.judgements.filter((row) => row.judgement !== "overall") ?? [];
  const one = rows.find((row) => row.judgement === judgement);
  const isWhole = !judgement && (view === "card" || rating?.style === "no-headline");
  const head =
    rating?.style === "no-headline" && isWhole ? [] : [{ label: "", words: rating?.headline ?? "" }];
  const date = rating?.history[0]?.date;
  const noHeadline = rating?.style === "no-headline" ? rating.notes.slice(0, 1) : [];
  const heirs = rating?.successors.map(({ name }) => name) ?? [];
  return {
    grades: one ? [one] : isWhole ? [...head, ...rows] : head,
    after: [date && `(Ofsted, ${date})`, rating?.old && OLD_IN_SHORT].filter(Boolean).join(" "),
    notes: [
      `Published ${date}. Read the report`,
      ...noHeadline,
      ...(heirs.length > 0 ? [`Abolished ${date}. Now: ${heirs.join(", ")}`] : []),
      `Ofsted, as of ${rating?.asOf}`,
      ...(rating?.old ? [rating.old] : []),
    ],
  };
}

/** @param link address of the council's page */
export function fallback(name: string, view: View, room: Room, link: string): string {
  const council = escapeUTF8(name);
  if (view === "card")
    return `<a href="${link}"><svg width="${CARD.width}" height="${cardHeight(name, room)}" font-size="14" fill="currentColor"><text y="20">${council}</text><text y="42">What Ofsted says of its children’s services</text></svg></a>`;
  const shown = room.grades.map(
    ({ label, words }) => `${label && `${escapeUTF8(label)}: `}<b style="${GRADE}">${escapeUTF8(words)}</b>`,
  );
  const unseen = [shown.join(" · "), escapeUTF8(room.after)].filter(Boolean).join(" ");
  const words = `<b>${council}</b> children’s services: <span style="visibility:hidden">${unseen}</span>`;
  return view === "inline"
    ? `<a href="${link}">${words}</a>`
    : `<a href="${link}" style="${BOX}"><span>${words}</span></a>`;
}

/** Inside of a card (px), and how much of it a letter takes: more than most fonts need. A card fills its room. */
const INSIDE = 321;
const LETTER = { name: 9.4, row: 7.9, note: 7.4 };

/** @returns px, as widget/styles.ts draws a card in text of 16 px */
function cardHeight(name: string, { grades, notes }: Room): number {
  const lines = (text: string, letter: number) => Math.ceil((text.length * letter) / INSIDE);
  const title = 20.2 * lines(`${name} children’s services:`, LETTER.name);
  const rows = grades.map(
    ({ label, words }) => 7.2 + 21 * (label ? lines(`${label}: ${words}   `, LETTER.row) : 1),
  );
  const below = notes.map((note) => 6.5 + 18.2 * lines(note, LETTER.note));
  return Math.ceil([16, title, ...rows, ...below].reduce((sum, height) => sum + height));
}
