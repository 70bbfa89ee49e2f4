/**
 * `npm run eval:dates -- FILE.jsonl`: is a page's own date right? Lines are {"url","date","html"}, `date` the day of
 * publication as labelled. Each page is read twice, as an HTML string and as a document: both must give the same.
 */
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import * as v from "valibot";
import { documentDates } from "../../core/html/date/documentDate.ts";
import { foundDate } from "../../core/html/date/publishedDate.ts";
import { htmlDates } from "../../core/html/htmlText.ts";

const labelled = v.object({ url: v.string(), date: v.string(), html: v.string() });

const files = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const isVerbose = process.argv.includes("--verbose");
if (files.length === 0) {
  console.error("Say which labelled pages to use: npm run eval:dates -- FILE.jsonl [--verbose]");
  process.exit(2);
}
for (const file of files) {
  const counts = new Map<string, { right: number; wrong: number }>();
  let none = 0;
  let differ = 0;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (line.trim() === "") continue;
    const { url, date, html } = v.parse(labelled, JSON.parse(line));
    const found = foundDate(htmlDates(html, url));
    const live = foundDate(documentDates(new JSDOM(html).window.document, url));
    if (found?.date !== live?.date) {
      differ++;
      console.log(`differs  ${url}: ${found?.date} as a string, ${live?.date} as a document`);
    }
    if (!found) none++;
    const from = counts.get(found?.from ?? "none") ?? { right: 0, wrong: 0 };
    counts.set(found?.from ?? "none", from);
    if (found?.date === date) from.right++;
    else if (found) from.wrong++;
    if (isVerbose && found?.date !== date)
      console.log(
        `${found ? `wrong (${found.from}) ${found.date}` : "none            "}  for ${date}: ${url}`,
      );
  }
  const [right, wrong] = (["right", "wrong"] as const).map((key) =>
    [...counts.values()].reduce((sum, each) => sum + each[key], 0),
  ) as [number, number];
  console.log(`${file}: ${right} right, ${wrong} wrong, ${none} without`);
  console.log(
    `precision ${(right / (right + wrong)).toFixed(3)}, recall ${(right / (right + none)).toFixed(3)}`,
  );
  for (const [from, each] of counts)
    if (from !== "none") console.log(`  ${from.padEnd(10)} ${each.right} right, ${each.wrong} wrong`);
  console.log(`the two ways of reading differ on ${differ}`);
}
