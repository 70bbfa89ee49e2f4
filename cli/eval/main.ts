/**
 * `npm run eval -- FILE.jsonl...`: precision and recall on labelled texts.
 * Lines are either {"id","text","mentions":[{"start","end","surface","class","council"}]} with offsets in
 * code points, or {"id","text","council","published"} with the one council that must be among those linked.
 */
import { readFileSync } from "node:fs";
import * as v from "valibot";
import { evaluateMentions, type LabelledText } from "./mentions.ts";
import { evaluateReports, type LabelledReport } from "./reports.ts";

const labelled = v.object({
  id: v.string(),
  text: v.string(),
  mentions: v.array(
    v.object({
      start: v.number(),
      end: v.number(),
      surface: v.string(),
      class: v.string(),
      council: v.nullish(v.string()),
    }),
  ),
});
const report = v.object({
  id: v.string(),
  text: v.string(),
  council: v.string(),
  published: v.optional(v.string()),
});

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("Say which labelled texts to use: npm run eval -- FILE.jsonl...");
  process.exit(2);
}
for (const file of files) {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const texts: LabelledText[] = [];
  const reports: LabelledReport[] = [];
  for (const [index, line] of lines.entries()) {
    const json: unknown = JSON.parse(line);
    const asText = v.safeParse(labelled, json);
    const asReport = v.safeParse(report, json);
    if (asText.success) texts.push(asText.output);
    else if (asReport.success) reports.push(asReport.output);
    else console.error(`${file}:${index + 1}: neither a labelled text nor a labelled report, left out`);
  }
  console.log(`${file}\n`);
  if (texts.length > 0) console.log(evaluateMentions(texts));
  if (reports.length > 0) console.log(evaluateReports(reports));
}
