/**
 * Lines of a file or of standard input: each a page as JSON, `{"url"?, "html" | "text", "title"?, "published"?, "lang"?}`,
 * or an address to fetch, or the path of a file.
 */
import type { Readable } from "node:stream";
import * as v from "valibot";
import type { Problem, RawPage } from "../../../core/record/rawPage.ts";
import { readLines } from "../../lines.ts";
import { tooLarge } from "../../web/request.ts";
import type { Item } from "./item.ts";

const optional = v.nullish(v.string());
const line = v.pipe(
  v.object({
    url: optional,
    html: optional,
    text: optional,
    title: optional,
    published: v.nullish(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}/, "not an ISO date"))),
    lang: optional,
  }),
  v.check(
    ({ html, text }) => typeof html === "string" || typeof text === "string",
    `neither "html" nor "text"`,
  ),
);

type From = {
  /** Where lines come from, to be followed by their number. */
  at: string;
  /** Every line is JSON; else it may be an address, or the path of a file. */
  isJson: boolean;
  /** Bytes of one page. */
  largest: number;
};

/** Bytes that a letter of a page takes in JSON, at most. */
const JSON_OF_LETTER = 6;

/** @param readPath reads a file that a line names */
export async function* readJsonLines(
  input: Readable,
  { at, isJson, largest }: From,
  readPath: (path: string) => AsyncGenerator<Item>,
): AsyncGenerator<Item> {
  let number = 0;
  let consumed = 0;
  for await (const lines of readLines(input, largest * JSON_OF_LETTER))
    for (const { text, bytes } of lines) {
      number++;
      consumed += bytes;
      const place = `${at}${number}`;
      if (text === null) {
        yield { problem: { at: place, problem: tooLarge(largest) }, consumed };
        continue;
      }
      const told = text.replace(/^\ufeff/, "").trim();
      if (told === "" || told.startsWith("#")) continue;
      if (isJson || told.startsWith("{")) yield { ...readLine(told, place, largest), consumed };
      else if (/^https?:\/\//i.test(told)) yield { ...readAddress(told, place), consumed };
      else yield* readAll(readPath(told), place, consumed);
    }
}

function readAddress(told: string, at: string): { address: string } | { problem: Problem } {
  return URL.canParse(told)
    ? { address: told }
    : { problem: { at, problem: `no address: ${told.slice(0, 200)}` } };
}

async function* readAll(named: AsyncGenerator<Item>, at: string, consumed: number): AsyncGenerator<Item> {
  try {
    for await (const item of named) yield { ...item, consumed };
  } catch (error) {
    yield { problem: { at, problem: (error as Error).message }, consumed };
  }
}

function readLine(told: string, at: string, largest: number): { page: RawPage } | { problem: Problem } {
  let json: unknown;
  try {
    json = JSON.parse(told);
  } catch (error) {
    return { problem: { at, problem: `not JSON (${(error as Error).message})` } };
  }
  const checked = v.safeParse(line, json);
  if (!checked.success) return { problem: { at, problem: checked.issues[0].message } };
  const { url, html, text, title, published, lang } = checked.output;
  const bytes = new TextEncoder().encode(html ?? text ?? "");
  if (bytes.length > largest) return { problem: { at, problem: tooLarge(largest) } };
  return {
    page: {
      foundAt: url || at,
      location: url || null,
      kind: typeof html === "string" ? "html" : "text",
      bytes,
      charset: "utf-8",
      given: { title: title ?? undefined, published: published?.slice(0, 10), lang: lang ?? undefined },
    },
  };
}
