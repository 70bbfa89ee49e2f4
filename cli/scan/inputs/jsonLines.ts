/**
 * Lines of a file or of standard input: each a page as JSON, `{"url"?, "html" | "text", "title"?, "published"?, "lang"?}`,
 * or an address to fetch, or the path of a file.
 */
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import * as v from "valibot";
import type { Item, RawPage } from "../../../core/record/rawPage.ts";

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
};

/** @param readNamed reads what a line names in place of holding it: an address, or the path of a file */
export async function* readJsonLines(
  input: Readable,
  { at, isJson }: From,
  readNamed: (name: string) => AsyncGenerator<Item>,
): AsyncGenerator<Item> {
  let number = 0;
  let consumed = 0;
  for await (const raw of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    consumed += Buffer.byteLength(raw) + 1;
    const told = raw.replace(/^\ufeff/, "").trim();
    if (told === "" || told.startsWith("#")) continue;
    if (isJson || told.startsWith("{")) yield { ...readLine(told, `${at}${number}`), consumed };
    else yield* readAll(readNamed(told), `${at}${number}`, consumed);
  }
}

async function* readAll(named: AsyncGenerator<Item>, at: string, consumed: number): AsyncGenerator<Item> {
  try {
    for await (const item of named) yield { ...item, consumed };
  } catch (error) {
    yield { problem: { at, problem: (error as Error).message }, consumed };
  }
}

function readLine(
  told: string,
  at: string,
): { page: RawPage } | { problem: { at: string; problem: string } } {
  let json: unknown;
  try {
    json = JSON.parse(told);
  } catch (error) {
    return { problem: { at, problem: `not JSON (${(error as Error).message})` } };
  }
  const checked = v.safeParse(line, json);
  if (!checked.success) return { problem: { at, problem: checked.issues[0].message } };
  const { url, html, text, title, published, lang } = checked.output;
  return {
    page: {
      foundAt: url || at,
      location: url || null,
      kind: typeof html === "string" ? "html" : "text",
      bytes: new TextEncoder().encode(html ?? text ?? ""),
      charset: "utf-8",
      given: { title: title ?? undefined, published: published?.slice(0, 10), lang: lang ?? undefined },
    },
  };
}
