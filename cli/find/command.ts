/** `find [FILE|-]...`: the councils a text or page names, with their latest grades. */
import { readFile } from "node:fs/promises";
import { findMentions, register } from "../../core/bundledData.ts";
import type { Mention } from "../../core/find/mention.ts";
import { htmlText } from "../../core/html/htmlText.ts";
import type { Council } from "../../core/model/council.ts";
import { latestRating } from "../../core/model/rating.ts";
import { ratingJson } from "../../core/model/ratingJson.ts";
import { headline } from "../../core/model/ratingWords.ts";
import { table } from "../table.ts";
import { UsageError } from "../usageError.ts";

export type FindFlags = { json?: boolean; explain?: boolean };

type Found = { file: string; title: string | null; published: string | null; mentions: Mention[] };

/** @returns what to print. @throws {UsageError} naming a file that cannot be read */
export async function printFound(files: readonly string[], flags: FindFlags): Promise<string> {
  const found: Found[] = [];
  for (const file of files.length > 0 ? files : ["-"]) found.push(findIn(file, await read(file), flags));
  if (flags.json)
    return JSON.stringify(found.length === 1 ? foundJson(found[0] as Found) : found.map(foundJson), null, 2);
  return found.map((f) => foundText(f, found.length > 1, flags)).join("\n\n");
}

function findIn(file: string, content: string, flags: FindFlags): Found {
  const isHtml =
    /\.x?html?$/i.test(file) || /^\s*<(?:!doctype|html|body|head|p|div|article)\b/i.test(content);
  if (!isHtml) {
    return {
      file,
      title: null,
      published: null,
      mentions: findMentions(content, {}, { explain: flags.explain ?? false }),
    };
  }
  const { text, title, lang, locale, publisherCountry, published, url } = htmlText(content);
  const page = {
    text: title ?? undefined,
    lang: lang ?? undefined,
    locale: locale ?? undefined,
    publisherCountry: publisherCountry ?? undefined,
    published: published ?? undefined,
    url: url ?? undefined,
  };
  return { file, title, published, mentions: findMentions(text, page, { explain: flags.explain ?? false }) };
}

async function read(file: string): Promise<string> {
  if (file !== "-") {
    return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(
        `Cannot read ${file}: ${error.code === "ENOENT" ? "there is no such file" : error.message}`,
      );
    });
  }
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

/** Each council once, in order of first mention, with how often it is named. */
function countCouncils(mentions: readonly Mention[]): { id: string; count: number; classes: string[] }[] {
  const counts = new Map<string, { id: string; count: number; classes: string[] }>();
  for (const mention of mentions) {
    for (const id of mention.councils) {
      const known = counts.get(id) ?? { id, count: 0, classes: [] };
      known.count++;
      if (!known.classes.includes(mention.class)) known.classes.push(mention.class);
      counts.set(id, known);
    }
  }
  return [...counts.values()];
}

function foundJson({ file, title, published, mentions }: Found) {
  const councils = countCouncils(mentions).flatMap(({ id, count }) => {
    const council = register.councils[id];
    return council ? [{ ...ratingJson(council), mentions: count }] : [];
  });
  return { file, title, published, councils, mentions };
}

function foundText({ file, mentions }: Found, named: boolean, flags: FindFlags): string {
  const lines = named ? [file] : [];
  if (mentions.length === 0) return [...lines, "No council is named."].join("\n");
  const rows = countCouncils(mentions).map(({ id, count, classes }) => [
    ...councilCells(id),
    String(count),
    classes.join(", "),
  ]);
  lines.push(table(["Council", "Overall", "Published", "Named", "As"], rows));
  if (flags.explain) lines.push("", ...mentions.map(explain));
  return lines.join("\n");
}

function councilCells(id: string): [string, string, string] {
  const council: Council | undefined = register.councils[id];
  if (council) {
    const rating = latestRating(council);
    return [council.name, headline(rating), rating.kind === "graded" ? rating.inspection.published : "-"];
  }
  const district = register.districts[id];
  return [
    district?.name ?? id,
    `run by ${register.councils[district?.county ?? ""]?.name ?? "its county"}`,
    "-",
  ];
}

function explain({ start, end, surface, class: kind, councils, confidence, evidence }: Mention): string {
  const reasons = (evidence ?? []).map(
    ({ reason, weight }) => `    ${weight > 0 ? "+" : ""}${weight.toFixed(1)}  ${reason}`,
  );
  return [
    `${start}-${end} "${surface.replace(/\s+/g, " ")}" ${kind}: ${councils.join(", ")} (${confidence})`,
    ...reasons,
  ].join("\n");
}
