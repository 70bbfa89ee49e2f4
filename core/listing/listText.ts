/** Bytes of a feed or sitemap -> its text, as XML says how (section 4.3.3 of XML 1.0). */
// Node 20's own decoder takes windows-1252 for ISO 8859-1.
import { TextDecoder } from "@exodus/bytes/encoding-browser.js";

export type ListDecoder = { decode(piece: Uint8Array, options: { stream: boolean }): string };

/**
 * The byte order mark decides, then what the server said, then the declaration; else it is UTF-8.
 *
 * @param beginning at least the declaration
 * @param charset of the content type, where there is one
 */
export function listDecoder(beginning: Uint8Array, charset: string | null): ListDecoder {
  const [first, second] = beginning;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le");
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be");
  const start = String.fromCharCode(...beginning.subarray(0, 200));
  const declared = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
  for (const name of [charset, declared]) {
    try {
      if (name) return new TextDecoder(name);
    } catch {
      // No encoding goes by that name.
    }
  }
  return new TextDecoder("utf-8");
}
