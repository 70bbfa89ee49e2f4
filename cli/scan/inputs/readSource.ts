/** One source -> its pages, one after the other; what cannot be read is an item too, and the rest goes on. */
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { stdin } from "node:process";
import { type Item, looksLikeHtml, type PageKind } from "../../../core/record/rawPage.ts";
import { readJsonLines } from "./jsonLines.ts";
import { listSources, type Source } from "./listSources.ts";
import { sitemapAddresses } from "./sitemap.ts";
import { readWarc } from "./warc.ts";
import { readWeb, type Web } from "./web.ts";

/** Bytes. Larger single pages are not stories. */
const LARGEST = 100_000_000;

export async function* readSource(source: Source, web: Web): AsyncGenerator<Item> {
  try {
    if (source.from === "stdin") yield* readJsonLines(stdin, { at: "line ", isJson: false }, named(web));
    else if (source.from === "web") yield* readWeb(source.address, web);
    else yield* readFileSource(source, web);
  } catch (error) {
    const at =
      source.from === "file" ? source.path : source.from === "web" ? source.address : "standard input";
    yield { problem: { at, problem: (error as Error).message }, consumed: source.bytes };
  }
}

/** What a line names, unless it is the standard input that the line came from. */
function named(web: Web): (name: string) => AsyncGenerator<Item> {
  return async function* (name) {
    const { sources } = await listSources([name]);
    for (const source of sources) if (source.from !== "stdin") yield* readSource(source, web);
  };
}

async function* readFileSource(source: Extract<Source, { from: "file" }>, web: Web): AsyncGenerator<Item> {
  const { kind, path, bytes: consumed } = source;
  switch (kind) {
    case "warc":
      return yield* readWarc(path);
    case "jsonl":
    case "addresses":
      return yield* readJsonLines(
        createReadStream(path),
        { at: `${path}:`, isJson: kind === "jsonl" },
        named(web),
      );
    case "sitemap": {
      const addresses = sitemapAddresses(await readFile(path, "utf8"));
      if (!addresses) throw new Error("an XML file that is no sitemap");
      for (const address of addresses.all) yield* readWeb(address, web);
      return;
    }
    default: {
      if (source.bytes > LARGEST) throw new Error("larger than 100 MB: too large for one page");
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
