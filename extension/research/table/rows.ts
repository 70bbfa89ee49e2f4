/** The mentions of the log as rows of the table, and which of them a filter leaves. */
import type { GradeValue, Label, MentionRecord, PageRecord } from "../../../core/record/pageRecord.ts";

/** `number`: index of the mention in its page. */
export type MentionRow = { page: PageRecord; mention: MentionRecord; number: number };

export type Filter = {
  text: string;
  /** Id, or "" for all; so below. */
  council: string;
  grade: GradeValue | "";
  class: MentionRecord["class"] | "";
  site: string;
  /** ISO dates of publication. */
  from: string;
  to: string;
  label: "" | "none" | NonNullable<Label["verdict"]>;
};

export const NO_FILTER: Filter = {
  text: "",
  council: "",
  grade: "",
  class: "",
  site: "",
  from: "",
  to: "",
  label: "",
};

export type SortKey = "published" | "site" | "title" | "council" | "gradeNow" | "gradeThen";
export type Sort = { by: SortKey | "scanned"; down: boolean };

export function rowsOf(pages: Iterable<PageRecord>): MentionRow[] {
  const rows: MentionRow[] = [];
  for (const page of pages)
    for (const [number, mention] of page.mentions.entries()) rows.push({ page, mention, number });
  return rows;
}

export function filtered(rows: readonly MentionRow[], filter: Filter): MentionRow[] {
  const { council, grade, site, from, to, label } = filter;
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const kind = filter.class;
  return rows.filter((row) => {
    const { page, mention } = row;
    return (
      (council === "" || mention.councils.includes(council)) &&
      (grade === "" || mention.gradesNow.some((now) => now.grade === grade)) &&
      (kind === "" || mention.class === kind) &&
      (site === "" || page.site === site) &&
      (from === "" || (page.published !== null && page.published >= from)) &&
      (to === "" || (page.published !== null && page.published <= to)) &&
      (label === "" || (label === "none" ? !mention.label?.verdict : mention.label?.verdict === label)) &&
      (words.length === 0 || hasAll(searchText(row), words))
    );
  });
}

export function sorted(rows: readonly MentionRow[], { by, down }: Sort): MentionRow[] {
  const keyed = rows.map((row) => ({ row, key: keyOf(row, by) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) * (down ? -1 : 1));
  return keyed.map(({ row }) => row);
}

function keyOf({ page, mention }: MentionRow, by: Sort["by"]): string {
  switch (by) {
    case "scanned":
      return page.scannedAt;
    case "published":
      return page.published ?? "";
    case "site":
      return page.site ?? "";
    case "title":
      return page.title ?? page.address;
    case "council":
      return mention.gradesNow[0]?.name ?? "";
    case "gradeNow":
      return mention.gradesNow[0]?.grade ?? "";
    case "gradeThen":
      return mention.gradesThen?.[0]?.grade ?? "";
  }
}

const texts = new WeakMap<MentionRecord, string>();

/** Put together at the first search: most sessions have none. */
function searchText({ page, mention }: MentionRow): string {
  let text = texts.get(mention);
  if (text === undefined) {
    const names = mention.gradesNow.map(({ name }) => name).join(" ");
    text = [
      page.title,
      page.address,
      mention.before,
      mention.surface,
      mention.after,
      names,
      mention.label?.note,
    ]
      .join(" ")
      .toLowerCase();
    texts.set(mention, text);
  }
  return text;
}

function hasAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
