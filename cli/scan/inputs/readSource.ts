/** One file, or the standard input, -> what is in it; what cannot be read is an item too, and the rest goes on. */
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { stdin } from "node:process";
import { looksLikeHtml, type PageKind } from "../../../core/record/rawPage.ts";
import { tooLarge } from "../../web/request.ts";
import type { Item } from "./item.ts";
import { readJsonLines } from "./jsonLines.ts";
import { listSources, type Source } from "./listSources.ts";
import { readWarc } from "./warc.ts";

/** Feeds and sitemaps are no matter of this: what they list must be chosen from. */
export type ReadSource = Exclude<Source, { from: "web" }>;

/** @param largest bytes of one page */
export async function* readSource(source: ReadSource, largest: number): AsyncGenerator<Item> {
  try {
    if (source.from === "stdin")
      yield* readJsonLines(stdin, { at: "line ", isJson: false, largest }, named(largest));
    else yield* readFileSource(source, largest);
  } catch (error) {
    const at = source.from === "file" ? source.path : "standard input";
    yield { problem: { at, problem: (error as Error).message }, consumed: source.bytes };
  }
}

/** What a line names, unless it is the standard input that the line came from. */
function named(largest: number): (name: string) => AsyncGenerator<Item> {
  return async function* (name) {
    const { sources } = await listSources([name]);
    for (const source of sources) {
      if (source.from === "file" && source.kind === "list")
        throw new Error(`a feed or sitemap is an input of its own: ${name}`);
      if (source.from === "file") yield* readSource(source, largest);
    }
  };
}

async function* readFileSource(
  source: Extract<Source, { from: "file" }>,
  largest: number,
): AsyncGenerator<Item> {
  const { kind, path, bytes: consumed } = source;
  switch (kind) {
    case "warc":
      return yield* readWarc(path, largest);
    case "jsonl":
    case "addresses":
      return yield* readJsonLines(
        createReadStream(path),
        { at: `${path}:`, isJson: kind === "jsonl", largest },
        named(largest),
      );
    default: {
      if (source.bytes > largest) throw new Error(tooLarge(largest));
      const bytes = await readFile(path);
      const isPage = kind === "text" && looksLikeHtml(bytes);
      const page = {
        foundAt: path,
        location: null,
        kind: isPage ? "html" : (kind as PageKind),
        bytes,
        charset: null,
      };
      yield { page: { ...page, given: {} }, consumed };
    }
  }
}
