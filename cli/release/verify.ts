/** `npm run data:verify -- FOLDER [--key BASE64]`: whether a release is what was made, and by whom. */
import { parseArgs } from "node:util";
import { problemsOf } from "./manifest.ts";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { key: { type: "string" } } });
const [folder] = positionals;
if (!folder) {
  console.error("Say which release: npm run data:verify -- FOLDER [--key BASE64]");
  process.exit(2);
}
const key = values.key ?? process.env.COUNCIL_RATINGS_DATA_KEY ?? null;
const problems = problemsOf(folder, key);
for (const problem of problems) console.error(problem);
if (problems.length === 0)
  console.log(
    key ? "Whole, and signed by this key." : "Whole. No key was given: who signed it was not checked.",
  );
process.exitCode = problems.length === 0 ? 0 : 1;
