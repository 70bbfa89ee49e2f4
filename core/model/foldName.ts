/** Names compared: small enough for a page to carry, unlike the tables of nameForm.ts. */
/**
 * A name with everything that writers vary taken out: lower case, "and" for "&", no punctuation,
 * single spaces, no leading "the". Equal folded names are the same name.
 */
export function foldName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/['’‘`´.,()]/g, "")
    .replace(/[\s\p{Pd}_/]+/gu, " ")
    .trim()
    .replace(/^the /, "");
}

export type SplitName = { place: string; designation: string };

/**
 * Takes a folded name apart: "london borough of hackney council" is a style, a place and a designation.
 *
 * @param name as `foldName` gives it
 * @param designations what may follow a place, longest first
 * @param styles what may stand before one, each before those it begins with and before those that may follow it
 * @returns empty strings for what the name does not have
 */
export function splitName(
  name: string,
  designations: readonly string[],
  styles: readonly string[],
): SplitName {
  const designation = designations.find((words) => name.endsWith(` ${words}`)) ?? "";
  let place = designation ? name.slice(0, -designation.length - 1) : name;
  for (const words of styles) if (place.startsWith(`${words} `)) place = place.slice(words.length + 1);
  return { place, designation };
}
