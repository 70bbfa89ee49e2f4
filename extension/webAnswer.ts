/** What a site answered, read within bounds. */

/** What is too large is dropped as soon as it is. @param largest bytes, unpacked. @returns null for what is larger */
export async function bodyWithin(
  response: Response,
  largest: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  // What is packed is told shorter than it is, and never longer.
  if (Number(response.headers.get("content-length")) > largest) {
    await response.body?.cancel();
    return null;
  }
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > largest) {
      await reader?.cancel();
      return null;
    }
    pieces.push(part.value);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/** `Retry-After`, in seconds or as a date (RFC 9110, section 10.2.3). @returns ms; 0 where the site asks for none */
export function askedWait(response: Response): number {
  const asked = response.headers.get("retry-after") ?? "";
  const ms = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - Date.now();
  return ms > 0 ? ms : 0;
}
