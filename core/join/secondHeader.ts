/** Tables with two rows of names: the second must not be taken for a row of data. */

const HEADER_WORDS =
  /^(?:la|lad|local authority|council|area|region|gss|ons|dfe)?[ _-]?(?:code|name|id|year|period)$/i;

/**
 * @param second the row behind the header
 * @param isKnown does the cell name a council?
 * @returns whether it looks like the header's second half
 */
export function isSecondHeader(
  header: readonly string[],
  second: readonly string[],
  isKnown: (cell: string) => boolean,
): boolean {
  const isUneven =
    new Set(header).size < header.length - 1 || header.filter((each) => each === "").length > 1;
  const isNames =
    second.length > 1 && second.every((cell) => cell !== "" && !/\d/.test(cell) && !isKnown(cell));
  return isNames && (isUneven || second.some((cell) => HEADER_WORDS.test(cell)));
}
