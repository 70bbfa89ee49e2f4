/**
 * `npm run bench [-- FILE...]`: finding names, in millions of characters a second, against one big regular
 * expression and two Aho-Corasick packages, on the same text and names in the same run.
 * Without files, the text is that of our own test pages, repeated to some megabytes.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { AhoCorasick as MonyoneAhoCorasick } from "@monyone/aho-corasick";
import AhoCorasick from "ahocorasick";
import { findMentions, lexiconData } from "../../core/bundledData.ts";
import { createLexicon } from "../../core/find/readyLexicon.ts";
import { scan } from "../../core/find/scan.ts";
import { htmlText } from "../../core/html/htmlText.ts";
import { allNames } from "./names.ts";

const LENGTH = 3_000_000;
const ROUNDS = 7;

const text = repeated(process.argv.slice(2));
const names = allNames();
const lexicon = createLexicon(lexiconData);
const pattern = new RegExp(names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "g");
const ahoCorasick = new AhoCorasick(names);
const monyone = new MonyoneAhoCorasick(names);

const runs: [string, () => void][] = [
  ["our scan", () => scan(text, lexicon)],
  ["our findMentions, with context", () => findMentions(text)],
  ["one big RegExp", () => countMatches()],
  ["npm ahocorasick", () => ahoCorasick.search(text)],
  ["npm @monyone/aho-corasick", () => monyone.matchInText(text)],
];

console.log(`${(text.length / 1e6).toFixed(1)} M characters, ${names.length} names\n`);
const speeds = runs.map(([name, run]) => ({ name, speed: text.length / 1000 / fastest(run) }));
const ours = speeds[0]?.speed ?? 0;
for (const { name, speed } of speeds) {
  console.log(
    `${name.padEnd(34)} ${speed.toFixed(1).padStart(8)} M/s   ours is ${(ours / speed).toFixed(1)} times as fast`,
  );
}
const json = JSON.stringify(lexiconData);
console.log(`\nlexicon: ${json.length} bytes, ${gzipSync(json).length} gzipped`);
console.log(`compiled in ${fastest(() => createLexicon(lexiconData)).toFixed(1)} ms`);

function repeated(files: string[]): string {
  const pages = join(import.meta.dirname, "..", "pages");
  const own = () => readdirSync(pages).map((page) => htmlText(readFileSync(join(pages, page), "utf8")).text);
  const once = `${(files.length > 0 ? files.map((file) => readFileSync(file, "utf8")) : own()).join("\n\n")}\n\n`;
  // Flattened, as a text from a page is: a rope would be paid for by whoever runs first.
  return Buffer.from(once.repeat(Math.max(1, Math.ceil(LENGTH / once.length)))).toString("utf8");
}

function countMatches(): number {
  let count = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) count++;
  return count;
}

function fastest(run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
