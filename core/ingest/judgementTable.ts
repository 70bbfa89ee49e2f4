/**
 * Tables of judgements, read by where their words stand: labels on the left, and beside each its grade on the right.
 * One is on a report's first pages; SIF reports have another at the head of each section.
 */
import type { Framework, Grade, Judgement } from "../model/grade.ts";
import { GRADE, gradeOf, LABELS } from "./gradeWords.ts";
import { type Line, wordsWithin } from "./lines.ts";

/** A grade, and the words it was read from. */
export type Reading = { judgement: Judgement; grade: Grade; page: number; words: string };

export type TableReading = {
  readings: Reading[];
  problems: string[];
  /** The last of its lines: what follows is the report's text. Null where there is no such table. */
  end: Line | null;
};

/** The table is on the first pages, and may go over from one to the next. */
const LAST_PAGE = 3;

/** A label, or a grade, and from where to where it stands: `top` is above `bottom`, further down is less. */
type Block<T> = {
  value: T;
  words: string;
  page: number;
  top: number;
  bottom: number;
  /** All it stands on, and the last of them. */
  lines: Line[];
  line: Line;
};

/** Lines of one column, with where each begins in their joined text. */
type Column = { text: string; starts: { at: number; line: Line }[] };

/** A grade stands no further from its label's lines than this (points); rows are 27 apart or more. */
const BESIDE = 12;

/** @returns problems where there is a table that cannot be trusted */
export function readTable(lines: readonly Line[], framework: Framework): TableReading {
  const first = lines.filter(({ page }) => page <= LAST_PAGE);
  const edge = gradeColumn(first, 3);
  const none: TableReading = { readings: [], problems: [], end: null };
  if (edge === null) return none;
  const grades = gradesIn(first, edge);
  // A sentence of the text may name a judgement, and a grade behind it: its words do not stand in a column.
  const inCells = grades.filter((grade) => grade.lines.some((line) => isGradeCell(line, edge)));
  const labels = labelsIn(first, edge, framework).filter((label) =>
    inCells.some((grade) => isBeside(label, grade)),
  );
  if (labels.length < 3) return none;
  const [top, bottom] = [labels[0]?.top ?? 0, labels.at(-1)?.bottom ?? 0];
  const isWithin = (from: number, to: number) => to <= top + BESIDE && from >= bottom - BESIDE;
  const within = grades.filter((grade) => isWithin(grade.top, grade.bottom));
  // "Requires improvement to be good", damaged, must not be read as "good".
  const [highest, lowest] = [
    Math.max(...within.map((each) => each.top)),
    Math.min(...within.map((each) => each.bottom)),
  ];
  const beside = first.filter((line) => placeOf(line) <= highest && placeOf(line) >= lowest);
  const rest = column(beside, (x) => x >= edge - 8).text.replace(WORDS_OF_GRADE, "");
  if (/\p{L}/u.test(rest))
    return { readings: [], problems: [`the table's grades are not read whole: “${rest.trim()}”`], end: null };
  return { ...pair(labels, within), end: labels.at(-1)?.line ?? null };
}

/** @returns what the tables at the heads of sections say, one judgement each */
export function readSectionTables(lines: readonly Line[], framework: Framework): Reading[] {
  const pages = [...new Set(lines.map(({ page }) => page))].filter((page) => page > LAST_PAGE);
  return pages.flatMap((page) => {
    const onPage = lines.filter((line) => line.page === page);
    const edge = gradeColumn(onPage, 1);
    if (edge === null) return [];
    const grades = gradesIn(onPage, edge);
    return labelsIn(onPage, edge, framework).flatMap((label) => {
      const [grade, another] = grades.filter((each) => isBeside(label, each));
      return grade && !another ? [reading(label, grade)] : [];
    });
  });
}

/** A footnote's number may stand right behind a grade, a letter not. */
const WORDS_OF_GRADE = new RegExp(`(?<!\\p{L})(?:${GRADE})(?!\\p{L})`, "giu");
const WHOLE_GRADE = new RegExp(`^(?:${GRADE}|requires|requires improvement(?: to(?: be)?)?)$`, "i");

/** Where the cells begin that hold a grade and nothing else: the place that most of them share. */
function gradeColumn(lines: readonly Line[], least: number): number | null {
  const places = lines.flatMap(({ cells }) =>
    cells
      .slice(-1)
      .filter(({ x, text }) => x > 200 && WHOLE_GRADE.test(text))
      .map(({ x }) => x),
  );
  const votes = places.map((x) => places.filter((other) => Math.abs(other - x) < 8).length);
  const most = Math.max(0, ...votes);
  return most >= least ? Math.min(...places.filter((_, i) => votes[i] === most)) : null;
}

/** Does the line end in a cell of the column that holds a grade and nothing else? */
function isGradeCell({ cells }: Line, edge: number): boolean {
  const last = cells.at(-1);
  return last !== undefined && Math.abs(last.x - edge) < 8 && WHOLE_GRADE.test(last.text);
}

function labelsIn(lines: readonly Line[], edge: number, framework: Framework): Block<Judgement>[] {
  const left = column(lines, (x) => x < edge - 8);
  return LABELS[framework]
    .flatMap(([judgement, pattern]) =>
      [...left.text.matchAll(new RegExp(pattern, "gi"))].map((found) =>
        block(left, found.index, found[0], judgement),
      ),
    )
    .sort((a, b) => b.top - a.top);
}

function gradesIn(lines: readonly Line[], edge: number): Block<Grade>[] {
  const right = column(lines, (x) => x >= edge - 8);
  const found = [...right.text.matchAll(WORDS_OF_GRADE)];
  return found.map((each) => block(right, each.index, each[0], gradeOf(each[0])));
}

function column(lines: readonly Line[], isIn: (x: number) => boolean): Column {
  const starts: Column["starts"] = [];
  let text = "";
  for (const line of lines) {
    const words = wordsWithin(line, isIn);
    if (words === "") continue;
    starts.push({ at: text.length, line });
    text += `${words} `;
  }
  return { text, starts };
}

function block<T>({ starts }: Column, at: number, words: string, value: T): Block<T> {
  const lines = starts
    .filter(
      (start, i) => start.at < at + words.length && (starts[i + 1]?.at ?? Number.POSITIVE_INFINITY) > at,
    )
    .map(({ line }) => line);
  const places = lines.map(placeOf);
  const line = lines.at(-1) as Line;
  return {
    value,
    words,
    page: line.page,
    top: Math.max(...places),
    bottom: Math.min(...places),
    lines,
    line,
  };
}

/** How far up a line stands, over all pages. */
function placeOf({ page, y }: Line): number {
  return y - page * 2000;
}

function isBeside(label: Block<Judgement>, grade: Block<Grade>): boolean {
  return label.top >= grade.bottom - BESIDE && label.bottom <= grade.top + BESIDE;
}

function pair(labels: Block<Judgement>[], grades: Block<Grade>[]): Omit<TableReading, "end"> {
  const twice = labels.find(({ value }, i) => labels.findIndex((other) => other.value === value) !== i);
  if (twice) return { readings: [], problems: [`the table has "${twice.words}" twice`] };
  if (labels.length !== grades.length)
    return {
      readings: [],
      problems: [`the table has ${labels.length} judgements and ${grades.length} grades`],
    };
  const pairs = labels.map((label, i) => ({ label, grade: grades[i] as Block<Grade> }));
  const astray = pairs.find(({ label, grade }) => !isBeside(label, grade));
  if (astray)
    return {
      readings: [],
      problems: [`in the table, "${astray.grade.words}" does not stand beside "${astray.label.words}"`],
    };
  return { readings: pairs.map(({ label, grade }) => reading(label, grade)), problems: [] };
}

function reading(label: Block<Judgement>, grade: Block<Grade>): Reading {
  return {
    judgement: label.value,
    grade: grade.value,
    page: label.page,
    words: `${label.words}: ${grade.words}`,
  };
}
