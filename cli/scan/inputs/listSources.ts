/** What was given on the command line -> the files and addresses to read, in one order on every machine. */
import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../../../core/record/rawPage.ts";
import { UsageError } from "../../usageError.ts";
import { looksLikeList } from "./lists.ts";

export type SourceKind = "html" | "text" | "mhtml" | "pdf" | "jsonl" | "warc" | "list" | "addresses";

export type Source =
  | { from: "file"; kind: SourceKind; path: string; bytes: number }
  | { from: "web"; address: string; bytes: number }
  | { from: "stdin"; bytes: number };

const KINDS: readonly [RegExp, SourceKind][] = [
  [/\.(?:x?html?|htm)$/i, "html"],
  [/\.(?:txt|text)$/i, "text"],
  [/\.(?:mhtml|mht)$/i, "mhtml"],
  [/\.pdf$/i, "pdf"],
  [/\.(?:jsonl|ndjson)$/i, "jsonl"],
  [/\.warc(?:\.gz)?$/i, "warc"],
  [/\.(?:xml|rss|atom|rdf)(?:\.gz)?$|sitemap[^/\\]*\.gz$/i, "list"],
];

/** A list of addresses is told by its beginning (bytes). */
const BEGINNING = 65_536;

/**
 * @returns sources in the order given, folders in the order of names; and what in the folders is of no kind we read
 * @throws {UsageError} naming an input that is not there
 */
export async function listSources(
  inputs: readonly string[],
): Promise<{ sources: Source[]; problems: Problem[] }> {
  const sources: Source[] = [];
  const problems: Problem[] = [];
  for (const input of inputs) {
    if (input === "-") sources.push({ from: "stdin", bytes: 0 });
    else if (/^https?:\/\//i.test(input)) {
      if (!URL.canParse(input)) throw new UsageError(`No address: ${input}`);
      sources.push({ from: "web", address: input, bytes: 0 });
    } else {
      const found = await stat(input).catch((error: Error) => {
        throw new UsageError(`Cannot read ${input}: ${describe(error)}`);
      });
      if (found.isDirectory()) await listFolder(input);
      else await add(input, found.size, true);
    }
  }
  return { sources, problems };

  async function listFolder(folder: string): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.name.startsWith(".")) continue;
      if (entry.isDirectory()) await listFolder(path);
      else if (entry.isFile()) await add(path, (await stat(path)).size, false);
    }
  }

  async function add(path: string, bytes: number, isNamed: boolean): Promise<void> {
    const kind = KINDS.find(([name]) => name.test(path))?.[1] ?? (isNamed ? "text" : null);
    if (
      (!kind || kind === "text") &&
      /\.(?:json|feed|gz)$/i.test(path) &&
      looksLikeList(await beginningOf(path), null)
    )
      sources.push({ from: "file", kind: "list", path, bytes });
    else if (!kind) problems.push({ at: path, problem: "not a kind of file that is read" });
    else if (kind === "text" && (await isAddressList(path)))
      sources.push({ from: "file", kind: "addresses", path, bytes });
    else sources.push({ from: "file", kind, path, bytes });
  }
}

async function isAddressList(path: string): Promise<boolean> {
  const beginning = await beginningOf(path);
  const lines = beginning.toString("utf8").split(/\r?\n/);
  if (beginning.length === BEGINNING) lines.pop();
  const told = lines.filter((line) => line.trim() !== "" && !line.startsWith("#"));
  return told.length > 0 && told.every((line) => /^https?:\/\/\S+$/i.test(line.trim()));
}

async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function describe(error: Error): string {
  return (error as NodeJS.ErrnoException).code === "ENOENT"
    ? "there is no such file or folder"
    : error.message;
}
