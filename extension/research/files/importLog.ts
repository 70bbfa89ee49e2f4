/** Another log -> this one: pages that both have are merged, labels of both are kept. */
import { unzipSync } from "fflate";
import * as v from "valibot";
import { type PageRecord, pageRecord } from "../../../core/record/pageRecord.ts";
import { LOG_FILE } from "../../../core/table/exportFiles.ts";
import { withLabels } from "../../store/scanLog.ts";

export type ReadLog = { pages: PageRecord[]; bad: { line: number; why: string }[] };

/** @throws Error that says what to do, for a file that is no log at all */
export function readLogFile(name: string, bytes: Uint8Array): ReadLog {
  const text = new TextDecoder().decode(/\.zip$/i.test(name) ? unpacked(name, bytes) : bytes);
  const pages: PageRecord[] = [];
  const bad: ReadLog["bad"] = [];
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const read = readLine(line);
    if (typeof read === "string") bad.push({ line: i + 1, why: read });
    else pages.push(read);
  }
  if (pages.length === 0)
    throw new Error(
      `${name} holds no page of a log. Export the other log as JSON Lines and import that zip file`,
    );
  return { pages, bad };
}

export type Merged = { pages: PageRecord[]; added: number; renewed: number; conflicts: number };

/** @param known what this log has of an address @returns the pages to write */
export function mergePages(
  theirs: readonly PageRecord[],
  known: (address: string) => PageRecord | undefined,
): Merged {
  const merged: Merged = { pages: [], added: 0, renewed: 0, conflicts: 0 };
  for (const page of theirs) {
    const mine = known(page.address);
    if (!mine) {
      merged.added++;
      merged.pages.push(page);
      continue;
    }
    const newer = page.scannedAt > mine.scannedAt ? page : mine;
    const withTheirs = withLabels(newer, page);
    const both = withLabels(withTheirs, mine);
    merged.conflicts += both.mentions.filter((mention, i) => {
      const other = withTheirs.mentions[i]?.label?.verdict;
      return other && mention.label?.verdict && other !== mention.label.verdict;
    }).length;
    if (JSON.stringify(both) === JSON.stringify(mine)) continue;
    merged.renewed++;
    merged.pages.push(both);
  }
  return merged;
}

function readLine(line: string): PageRecord | string {
  try {
    const checked = v.safeParse(pageRecord, JSON.parse(line));
    if (checked.success) return checked.output;
    const [issue] = checked.issues;
    return `${v.getDotPath(issue) ?? "the line"}: ${issue.message}`;
  } catch {
    return "not JSON";
  }
}

function unpacked(name: string, bytes: Uint8Array): Uint8Array {
  try {
    const log = unzipSync(bytes, { filter: (file) => file.name === LOG_FILE })[LOG_FILE];
    if (log) return log;
  } catch {
    throw new Error(`${name} is a broken zip file. Export the other log again`);
  }
  throw new Error(`${name} has no ${LOG_FILE} in it. Export the other log as JSON Lines, which has`);
}
