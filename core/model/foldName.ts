/** Names compared: small enough for a page to carry, unlike the tables of nameForm.ts. */
/**
 * A name with everything that writers vary taken out: lower case, "and" for "&", no punctuation,
 * single spaces, no leading "the". Equal folded names are the same name.
 */
export function foldName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/['’‘`´.,()]/g, "")
    .replace(/[\s\u2010-\u2015_/-]+/g, " ")
    .trim()
    .replace(/^the /, "");
}

export type SplitName = { style: string; place: string; designation: string };

/**
 * Takes a folded name apart: "london borough of hackney council" is a style, a place and a designation.
 *
 * @param name as `foldName` gives it
 * @param designations what may follow a place, longest first
 * @param styles what may stand before one, each before those it begins with
 * @returns empty strings for what the name does not have
 */
export function splitName(
  name: string,
  designations: readonly string[],
  styles: readonly string[],
): SplitName {
  const designation = designations.find((words) => name.endsWith(` ${words}`)) ?? "";
  const rest = designation ? name.slice(0, -designation.length - 1) : name;
  const style = styles.find((words) => rest.startsWith(`${words} `)) ?? "";
  return { style, place: style ? rest.slice(style.length + 1) : rest, designation };
}
