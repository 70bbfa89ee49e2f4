/** The environment a person's shell has: without what the tests' own builds and their runner set. */
export function shellEnvironment(): NodeJS.ProcessEnv {
  const { NODE_ENV, VITEST, COUNCIL_RATINGS_DATA_URL, COUNCIL_RATINGS_DATA_KEY, ...env } = process.env;
  return env;
}
