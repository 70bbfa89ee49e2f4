/** Logistic regression over named features that hold or do not, with a Gaussian prior around given weights. */

export type Sample = {
  features: readonly string[];
  isCouncil: boolean;
  /** How much it counts: 1 for a label of a person, less for one that was inferred. */
  weight: number;
};

const STEPS = 4000;
const RATE = 0.5;

/**
 * @param priors the mean of each feature's weight
 * @param freedom standard deviation around it
 * @returns the most probable weights, by gradient ascent
 */
export function learn(
  samples: readonly Sample[],
  priors: Readonly<Record<string, number>>,
  freedom: number,
): Record<string, number> {
  const names = [...new Set([...Object.keys(priors), ...samples.flatMap(({ features }) => features)])];
  const index = new Map(names.map((name, i) => [name, i]));
  const means = names.map((name) => priors[name] ?? 0);
  const weights = Float64Array.from(means);
  const rows = samples.map(({ features }) => features.map((name) => index.get(name) ?? 0));
  const curvature = new Float64Array(names.length).fill(1 / freedom ** 2);
  for (const [i, row] of rows.entries())
    for (const feature of row) curvature[feature] = (curvature[feature] ?? 0) + (samples[i]?.weight ?? 0) / 4;
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight, i) => ((means[i] ?? 0) - weight) / freedom ** 2);
    for (const [i, row] of rows.entries()) {
      const { isCouncil = false, weight = 0 } = samples[i] ?? {};
      const logOdds = row.reduce((sum, feature) => sum + (weights[feature] ?? 0), 0);
      const miss = weight * ((isCouncil ? 1 : 0) - 1 / (1 + Math.exp(-logOdds)));
      for (const feature of row) gradient[feature] = (gradient[feature] ?? 0) + miss;
    }
    for (let i = 0; i < weights.length; i++)
      weights[i] = (weights[i] ?? 0) + (RATE * (gradient[i] ?? 0)) / ((curvature[i] ?? 1) * 4);
  }
  return Object.fromEntries(names.map((name, i) => [name, weights[i] ?? 0]));
}
