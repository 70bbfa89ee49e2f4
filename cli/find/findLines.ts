/** `find --jsonl`: one JSON line in, one out. Streams: memory does not grow with the input. */

import { once } from "node:events";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import * as v from "valibot";
import { findMentions } from "../../core/bundledData.ts";
import { UsageError } from "../usageError.ts";

const optionalText = v.nullish(v.string());
const input = v.object({
  id: v.union([v.string(), v.number()]),
  text: v.string(),
  url: optionalText,
  lang: optionalText,
  published: optionalText,
});

export type LineStreams = { stdin: Readable; stdout: Writable; stderr: Writable };

/**
 * A bad line is reported on `stderr` with its number, and the rest goes on.
 * @returns the exit code: 1 when any line was bad
 */
export async function findLines(
  files: readonly string[],
  explain: boolean,
  streams: LineStreams,
): Promise<0 | 1> {
  let bad = 0;
  for (const file of files.length > 0 ? files : ["-"]) {
    const lines = createInterface({
      input: file === "-" ? streams.stdin : await open(file),
      crlfDelay: Number.POSITIVE_INFINITY,
    });
    let number = 0;
    for await (const line of lines) {
      number++;
      if (line.trim() === "") continue;
      const result = findInLine(line, explain);
      if ("problem" in result) {
        bad++;
        streams.stderr.write(
          `${file === "-" ? "line" : `${file}:`}${file === "-" ? " " : ""}${number}: ${result.problem}\n`,
        );
      } else if (!streams.stdout.write(`${result.json}\n`)) await once(streams.stdout, "drain");
    }
  }
  return bad > 0 ? 1 : 0;
}

function findInLine(line: string, explain: boolean): { json: string } | { problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return { problem: `not JSON (${(error as Error).message}); left out` };
  }
  const checked = v.safeParse(input, json);
  if (!checked.success) {
    const [issue] = checked.issues;
    return { problem: `"${v.getDotPath(issue) ?? "the line"}" is wrong: ${issue.message}; left out` };
  }
  const { id, text, url, lang, published } = checked.output;
  const page = { url: url ?? undefined, lang: lang ?? undefined, published: published ?? undefined };
  return { json: JSON.stringify({ id, mentions: findMentions(text, page, { explain }) }) };
}

async function open(file: string): Promise<Readable> {
  const stream = createReadStream(file, "utf8");
  try {
    await once(stream, "open");
  } catch {
    throw new UsageError(`Cannot read ${file}: there is no such file`);
  }
  return stream;
}
