/** A line of JSON with further keys behind its own, which stay as they are written: long numbers, nested values, their order. */

/** @param line an object of JSON */
export function appendToLine(line: string, added: Readonly<Record<string, string | null>>): string {
  const own = line.slice(0, line.lastIndexOf("}")).trimEnd();
  const isEmpty = own.trim() === "{";
  const behind = JSON.stringify(added).slice(1);
  return `${own}${isEmpty || behind === "}" ? "" : ","}${behind}`;
}
