/**
 * `npm run train -- FILE...`: learns what the features around a bare place count, from labelled texts, and writes
 * core/data/placeWeights.json. Files as `npm run eval` reads them; a name that ends in `.test.txt` is refused.
 *
 * Logistic regression whose weights are drawn towards those set by hand: a feature that few texts show keeps its own.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import placeWeights from "../../core/data/placeWeights.json" with { type: "json" };
import { learn, type Sample } from "./logisticRegression.ts";
import { PRIORS } from "./priors.ts";
import { samplesOf } from "./samples.ts";

/** What is seen of one place depends on what is thought of the others: learned anew until that settles. */
const ROUNDS = 4;
/** Log-odds by which a weight may differ from its prior before that must be earned. */
const FREEDOM = 1.2;
/** Fewer places than this show nothing for themselves: said of the feature in the file. */
const FEW = 8;

const files = process.argv.slice(2);
const kept = files.find((file) => file.endsWith(".test.txt"));
if (files.length === 0 || kept) {
  console.error(kept ? `${kept} is for testing` : "Say what to learn from: npm run train -- FILE...");
  process.exit(2);
}

const weights: Record<string, number> = { ...PRIORS };
let samples: Sample[] = [];
for (let round = 1; round <= ROUNDS; round++) {
  // The finder reads its weights from the same object.
  Object.assign(placeWeights.weights, weights);
  samples = files.flatMap((file) => samplesOf(readFileSync(file, "utf8"), basename(file)));
  Object.assign(weights, learn(samples, PRIORS, FREEDOM));
}

const counts = new Map<string, number>();
for (const { features } of samples)
  for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1);
const rounded = Object.entries(weights).map(
  ([name, weight]) => [name, Math.round(weight * 100) / 100] as const,
);
const few = rounded.map(([name]) => name).filter((name) => (counts.get(name) ?? 0) < FEW);
const file = {
  about: "Log-odds of what is seen around a bare place: learned by npm run train, see cli/train",
  weights: Object.fromEntries(rounded),
};
writeFileSync(
  join(import.meta.dirname, "../../core/data/placeWeights.json"),
  `${JSON.stringify(file, null, 2)}\n`,
);
writeFileSync(
  join(import.meta.dirname, "howLearned.json"),
  `${JSON.stringify(
    {
      from: files.map((each) => basename(each)),
      places: samples.length,
      meant: samples.filter(({ isCouncil }) => isCouncil).length,
      freedom: FREEDOM,
      byHandForWantOfTexts: few,
    },
    null,
    2,
  )}\n`,
);
console.log(
  `${samples.length} places from ${files.length} files; ${few.length} weights stay near those set by hand`,
);
