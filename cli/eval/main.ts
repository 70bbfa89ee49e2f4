/**
 * `npm run eval -- FILE...`: how often the finder is right on labelled texts.
 *
 * Lines of a .jsonl file are
 * - {"id","text","mentions":[{"start","end","surface","class","council"}]}: every name in the text;
 * - {"id","text","council","published"}: a report, and the council that must be among those linked;
 * - {"id","text","council"}: a sentence, and what must be linked, or null where nothing may be;
 * - {"id","text","spans":[{"start","end","surface","council"}]}: a story with each of its places.
 * Offsets are in code points. A .txt file is in our own notation: see cli/eval/labelled.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { isReport, isSentence, isStory, isText } from "./labelledLines.ts";
import { readMarkedTexts, readNamesakeTexts } from "./markedText.ts";
import { evaluateMentions, type LabelledText } from "./mentions.ts";
import { evaluateReports, type LabelledReport } from "./reports.ts";
import {
  evaluateMarked,
  evaluateNamesakes,
  evaluateSentences,
  evaluateStories,
  type LabelledSentence,
  type LabelledStory,
} from "./sentences.ts";

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("Say which labelled texts to use: npm run eval -- FILE.jsonl...");
  process.exit(2);
}
for (const file of files) {
  console.log(`${file}\n`);
  const source = readFileSync(file, "utf8");
  if (file.endsWith(".txt")) evaluateNotation(source, basename(file));
  else evaluateLines(source, file);
}

function evaluateNotation(source: string, name: string): void {
  const namesakes = readNamesakeTexts(source, name);
  console.log(
    namesakes.length > 0 ? evaluateNamesakes(namesakes) : evaluateMarked(readMarkedTexts(source, name)),
  );
}

function evaluateLines(source: string, file: string): void {
  const texts: LabelledText[] = [];
  const reports: LabelledReport[] = [];
  const sentences: LabelledSentence[] = [];
  const stories: LabelledStory[] = [];
  for (const [index, line] of source.split("\n").entries()) {
    if (line.trim() === "") continue;
    const json: unknown = JSON.parse(line);
    if (isText(json)) texts.push(json);
    else if (isReport(json)) reports.push(json);
    else if (isStory(json)) stories.push(json);
    else if (isSentence(json)) sentences.push(json);
    else console.error(`${file}:${index + 1}: no labelled text, left out`);
  }
  if (texts.length > 0) console.log(evaluateMentions(texts));
  if (reports.length > 0) console.log(evaluateReports(reports));
  if (sentences.length > 0) console.log(evaluateSentences(sentences));
  if (stories.length > 0) console.log(evaluateStories(stories));
}
