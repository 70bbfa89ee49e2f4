/** JSON-LD as pages write it. */

/** @returns the value; also of what pages wrongly wrap it in: comments, line breaks in strings, commas too many. Null for the rest */
export function parseJsonLd(source: string): unknown {
  return parse(source) ?? parse(mended(source));
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null;
  }
}

function mended(source: string): string {
  return source
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[|\/\*.*?\*\/)/s, "")
    .replace(/(?:-->|\/\/\s*\]\]>|\]\]>)\s*;?\s*$/, "")
    .replace(/\p{Cc}+/gu, " ")
    .replace(/,\s*([}\]])/g, "$1")
    .replace(/;\s*$/, "");
}
