/** Bytes of a page -> its text, as browsers decode it. */
// Node 20's own decoder takes windows-1252 for ISO 8859-1.
import { TextDecoder } from "@exodus/bytes/encoding-browser.js";
import sniff from "html-encoding-sniffer";

/**
 * The byte order mark decides, then what the server said, then the page's own `<meta>`. A page that says nothing is
 * UTF-8 if it can be, else windows-1252.
 *
 * @param charset of the content type, where there is one
 */
export function decodeBytes(bytes: Uint8Array, charset: string | null): string {
  const said = sniff(bytes, {
    defaultEncoding: NOT_SAID,
    ...(charset !== null && { transportLayerEncodingLabel: charset }),
  });
  if (said !== NOT_SAID) return decodeAs(bytes, said);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decodeAs(bytes, "windows-1252");
  }
}

const NOT_SAID = "not said";

function decodeAs(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    // "x-user-defined" and "replacement" are in the standard, but not in TextDecoder.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
