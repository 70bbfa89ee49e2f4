/** What a document of XML is, by its first element. */

/** UTF-16 units in which it is looked for. */
const BEGINNING = 4096;
/** Each part ends at its first end, so that there is one way to read them, however many there are. */
const BEFORE = /\s+|<\?(?:(?!\?>)[\s\S])*\?>|<!--(?:(?!-->)[\s\S])*-->|<!doctype[^>]*>/iy;

/** @returns its name in small letters, with its prefix; null for what does not begin as XML does */
export function firstElement(text: string): string | null {
  const beginning = text.slice(0, BEGINNING).replace(/^\ufeff/, "");
  let at = 0;
  for (BEFORE.lastIndex = 0; BEFORE.test(beginning); BEFORE.lastIndex = at) at = BEFORE.lastIndex;
  return /^<([\w:-]+)[\s/>]/.exec(beginning.slice(at, at + 100))?.[1]?.toLowerCase() ?? null;
}
