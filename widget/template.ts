/**
 * The three views of a rating, each a sentence to the ear as to the eye. Whatever comes from the data is text to Lit,
 * never markup.
 */
import { html, type TemplateResult } from "lit";
import type { Rating } from "../core/model/rating.ts";
import { dateWords } from "../core/model/ratingWords.ts";
import type { GradeShown, Outcome } from "./outcome.ts";

export type View = "inline" | "badge" | "card";

type Graded = Omit<Extract<Rating, { kind: "graded" }>, "kind">;
type Ready = Extract<Outcome, { status: "ready" }>;

export function template({ detail, head, rows, old, ratings }: Ready, view: View): TemplateResult {
  const { council, rating, asOf } = detail;
  const [noOverall, , , , , look, , oldShort] = ratings.words;
  const { inspection, lastOverall } = rating as Partial<Graded>;
  const date = inspection && dateWords(inspection.published);
  const link = (words: unknown) =>
    html`<a part=link href=${inspection?.report ?? council.ofsted}>${words}</a>`;
  const note = (words: unknown) => words && html`<p>${quiet("note", words)}</p>`;
  const abolished =
    council.end && `Abolished ${dateWords(council.end)}. Now: ${council.successors.join(", ")}`;
  const known = `Ofsted, as of ${dateWords(asOf)}`;
  const name = html`<b part=council>${council.name}</b>${quiet("label", "children’s services:")} `;
  if (view !== "card")
    return html`<span part=rating title=${known} class=${view === "inline" ? view : "badge"}>${link(
      html`${name}${grades(head ? [head] : rows)}${quiet("date", date && `(Ofsted, ${date})`)}${quiet("note", abolished)}${quiet("note", old && oldShort)}`,
    )}</span>`;
  return html`<div class=frame><div class=fallback inert><slot></slot></div><div part=rating class="card">${name}${head && grades([head])}${grades(rows)}${note(
    date ? html`Published ${date}. ${link("Read the report")}` : link(look),
  )}${
    lastOverall &&
    rows[1] &&
    note(`${noOverall} Last: ${ratings.grades[lastOverall.grade]}, ${dateWords(lastOverall.published)}.`)
  }${note(abolished)}${note(known)}${note(old)}</div></div>`;
}

/** The class of a grade is its first letter. */
function grades(shown: GradeShown[]): unknown {
  return shown.map(
    ({ label, grade, words }) =>
      html`<span class=row>${quiet("label", label && `${label}: `)} <b part=grade class="grade ${grade?.[0]}">${words}</b></span>`,
  );
}

function quiet(part: string, words: unknown): unknown {
  return words && html` <span part=${part} class="quiet">${words}</span>`;
}
