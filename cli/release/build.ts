/**
 * `npm run data:release`: makes `dist/release/<name>` from the data files, the same bytes from the same data.
 * COUNCIL_RATINGS_SIGNING_KEY signs it; `--since FOLDER` names the release before, for the log of changes.
 */

import { sign } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { lexiconData, register } from "../../core/bundledData.ts";
import { readRelease, writeRelease } from "../../core/data/release.ts";
import type { Register } from "../../core/model/register.ts";
import { hexJson } from "../../core/overview/hexJson.ts";
import { ratingsJson } from "../../widget/build.ts";
import { csvLine } from "../table.ts";
import { changeLog } from "./changeLog.ts";
import { freshness, freshnessHtml, freshnessText } from "./freshness.ts";
import {
  MANIFEST,
  manifestText,
  problemsOf,
  publicKeyOf,
  readPrivateKey,
  releaseName,
  SIGNATURE,
  signature,
} from "./manifest.ts";
import { COLUMNS, codebook, LICENCE, rowsOf, SOURCE } from "./rows.ts";

/** What the extension takes: see core/data/release.ts. */
const EXTENSION_DATA = "release.json";

const { values } = parseArgs({
  options: {
    since: { type: "string" },
    out: { type: "string", default: join(import.meta.dirname, "../../dist/release") },
  },
});
const keyText = process.env.COUNCIL_RATINGS_SIGNING_KEY;
const privateKey = keyText ? readPrivateKey(keyText) : null;
const before = values.since ? await registerOf(values.since) : null;

const rows = rowsOf(register);
const columns = Object.keys(COLUMNS);
const fresh = freshness(register, before);
const files = new Map([
  ["ratings.json", `${ratingsJson()}\n`],
  [
    EXTENSION_DATA,
    writeRelease(
      { register, lexicon: lexiconData },
      privateKey && ((payload) => sign(null, payload, privateKey)),
    ),
  ],
  [
    "inspections.csv",
    `${[csvLine(columns), ...rows.map((row) => csvLine(columns.map((column) => textOf(row[column]))))].join("\n")}\n`,
  ],
  ["inspections.jsonl", `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`],
  ["england.hexjson", `${hexJson(register)}\n`],
  ["codebook.md", codebook(register)],
  ["changes.md", changeLog(register, before)],
  ["freshness.html", freshnessHtml(fresh)],
]);
const manifest = manifestText({ asOf: register.asOf, source: SOURCE, licence: LICENCE }, files);
const folder = join(values.out, releaseName(manifest));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, text] of files) writeFileSync(join(folder, name), text);
writeFileSync(join(folder, MANIFEST), manifest);
if (privateKey) writeFileSync(join(folder, SIGNATURE), `${signature(manifest, privateKey)}\n`);
console.log(
  `${folder}${privateKey ? `, signed; its public key is ${publicKeyOf(privateKey)}` : ", not signed"}\n`,
);
console.log(freshnessText(fresh));

/** @throws an Error when the folder holds no whole release */
async function registerOf(since: string): Promise<Register> {
  const [problem] = problemsOf(since, null);
  if (problem) throw new Error(problem);
  return (await readRelease(readFileSync(join(since, EXTENSION_DATA), "utf8"), null)).register;
}

function textOf(value: string | boolean | null | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}
