/** The country of a page's publisher, as the page itself says. */
import { parseJsonLd } from "./parseJsonLd.ts";

/**
 * @param jsonLd contents of JSON-LD scripts
 * @returns the country of the publisher's address, as it is written there; null where none is
 */
export function publisherCountry(jsonLd: readonly string[]): string | null {
  for (const source of jsonLd) {
    const country = countryIn(parseJsonLd(source), 0);
    if (country) return country;
  }
  return null;
}

/** schema.org: `publisher.address.addressCountry`, a name or a code, or a Country with a name. */
function countryIn(value: unknown, depth: number): string | null {
  if (depth > 6 || typeof value !== "object" || value === null) return null;
  if ("publisher" in value) {
    const country = addressCountry(value.publisher, 0);
    if (country) return country;
  }
  for (const member of Object.values(value)) {
    const found = countryIn(member, depth + 1);
    if (found) return found;
  }
  return null;
}

function addressCountry(value: unknown, depth: number): string | null {
  if (depth > 3 || typeof value !== "object" || value === null) return null;
  if ("addressCountry" in value) {
    const country = value.addressCountry;
    if (typeof country === "string") return country.trim().slice(0, 60) || null;
    if (
      typeof country === "object" &&
      country !== null &&
      "name" in country &&
      typeof country.name === "string"
    )
      return country.name.trim().slice(0, 60) || null;
  }
  for (const member of Object.values(value)) {
    const found = addressCountry(member, depth + 1);
    if (found) return found;
  }
  return null;
}
