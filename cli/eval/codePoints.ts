/** Labels count code points; the finder counts UTF-16 units. */
export function inUtf16(text: string): (codePointOffset: number) => number {
  const offsets: number[] = [];
  let at = 0;
  for (const char of text) {
    offsets.push(at);
    at += char.length;
  }
  offsets.push(at);
  return (offset) => offsets[offset] ?? at;
}
