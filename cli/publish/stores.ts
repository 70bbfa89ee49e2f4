/** Where a release is published, and the secrets that each place asks for. The workflow does it; here it is only told. */

export type Store = { name: string; secrets: readonly string[] };

export const STORES: readonly Store[] = [
  {
    name: "Chrome Web Store",
    secrets: ["CHROME_EXTENSION_ID", "CHROME_CLIENT_ID", "CHROME_CLIENT_SECRET", "CHROME_REFRESH_TOKEN"],
  },
  {
    name: "Firefox Add-ons",
    secrets: ["FIREFOX_EXTENSION_ID", "FIREFOX_JWT_ISSUER", "FIREFOX_JWT_SECRET"],
  },
  { name: "npm", secrets: ["NODE_AUTH_TOKEN"] },
  { name: "the signature of the data", secrets: ["COUNCIL_RATINGS_SIGNING_KEY"] },
];

/** @returns a line for each: ready, or what is missing */
export function stepsTold(
  stores: readonly Store[],
  env: Readonly<Record<string, string | undefined>>,
): string[] {
  return stores.map(({ name, secrets }) => {
    const missing = secrets.filter((secret) => !env[secret]);
    return missing.length === 0 ? `${name}: ready.` : `${name}: left out, without ${missing.join(", ")}.`;
  });
}
